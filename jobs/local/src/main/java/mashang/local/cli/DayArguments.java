package mashang.local.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A day in Asia/Shanghai, and the indices that are asked about it. */
final class DayArguments {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Option(names = "--day", paramLabel = "DAY", descriptionKey = "option.target-day")
    private @Nullable String day;

    @Mixin
    private IndexArguments indices = new IndexArguments();

    /** What is done with the indices; the exit code. */
    interface Work {
        int on(ElasticsearchConnection connection) throws Unusable;
    }

    /** Yesterday where none was typed: the last one that is over. */
    LocalDate day() throws Unusable {
        return day == null ? LocalDate.now(ZONE).minusDays(1) : parse(day);
    }

    static LocalDate parse(String typed) throws Unusable {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Unusable("targets.no-day", typed);
        }
    }

    /** Opens the indices and does it; the exit code. */
    int open(Console console, Work work) {
        try {
            ElasticsearchAccess access = indices.access();
            try (ElasticsearchConnection connection = access.connect()) {
                return work.on(connection);
            }
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
