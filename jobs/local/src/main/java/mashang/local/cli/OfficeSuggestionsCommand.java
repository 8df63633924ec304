package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mashang.local.office.SuggestedMerges;
import mashang.recurrence.city.MergeSuggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office suggestions}: which orders may be one matter. */
@Command(name = "suggestions", mixinStandardHelpOptions = true)
final class OfficeSuggestionsCommand implements Callable<Integer> {
    private final Console console;

    /** What became of a suggestion, as written on the command line. */
    enum Wanted {
        open,
        confirmed,
        refused
    }

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "open",
            descriptionKey = "option.suggestion-status")
    private Wanted status = Wanted.open;

    @Option(names = "--across", descriptionKey = "option.suggestion-across")
    private boolean across;

    @Option(names = "--order", paramLabel = "ORDER", descriptionKey = "option.suggestion-order")
    private @Nullable String order;

    @Option(names = "--most", paramLabel = "N", defaultValue = "20", descriptionKey = "option.most")
    private int most;

    @Mixin
    private IndexArguments indices = new IndexArguments();

    OfficeSuggestionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            SuggestedMerges merges = new SuggestedMerges(indices.access());
            MergeSuggestion.Status wanted =
                    MergeSuggestion.Status.valueOf(status.name().toUpperCase(Locale.ROOT));
            List<JsonNode> found = merges.list(wanted, order, across, most);
            found.forEach(this::print);
            console.result("suggestions", found.size());
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void print(JsonNode one) {
        Texts texts = console.texts();
        String advice = one.path("advice").asText().toLowerCase(Locale.ROOT).replace('_', '-');
        String line = texts.text(
                "office.suggestion",
                one.path("orderId").asText(),
                one.path("otherId").asText(),
                texts.text("office.suggestion.advice." + advice),
                one.path("reason").asText());
        String decided = one.path("actor").asText("");
        console.print(
                decided.isEmpty()
                        ? line
                        : line
                                + texts.text(
                                        "office.suggestion.decided",
                                        decided,
                                        one.path("decisionReason").asText()));
    }
}
