package mashang.local.cli;

import java.time.ZoneId;
import java.util.List;
import mashang.local.problems.Fields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which field of a file is what. */
final class FieldArguments {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Option(names = "--text", paramLabel = "FIELD", split = ",", descriptionKey = "option.text-fields")
    private List<String> text = List.of();

    @Option(names = "--title", paramLabel = "FIELD", descriptionKey = "option.title-field")
    private @Nullable String title;

    @Option(names = "--time", paramLabel = "FIELD", descriptionKey = "option.time-field")
    private @Nullable String time;

    @Option(names = "--id", paramLabel = "FIELD", descriptionKey = "option.id-field")
    private @Nullable String id;

    @Option(names = "--user", paramLabel = "FIELD", descriptionKey = "option.user-field")
    private @Nullable String user;

    @Option(names = "--label", paramLabel = "FIELD", descriptionKey = "option.label-field")
    private @Nullable String label;

    Fields fields() {
        return new Fields(text, title, time, id, user, label, ZONE);
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    boolean labelled() {
        return label != null;
    }
}
