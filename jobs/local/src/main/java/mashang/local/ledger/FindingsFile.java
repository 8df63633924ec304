package mashang.local.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mashang.ledger.Reconciliation;
import mashang.ledger.Reconciliation.Finding;
import mashang.ledger.Reconciliation.Kind;
import mashang.ledger.Reconciliation.Listed;
import mashang.ledger.Reconciliation.Planned;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What came of a reconciliation, as a CSV in UTF-8, a line for each finding: {@code finding} (its name), {@code id}, {@code planned} (day), {@code closed} (day),
 * {@code status} and {@code missing} (of the close-out), {@code evidence}, {@code title}, {@code line} (of the plan). What is absent is empty.
 */
public final class FindingsFile {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader("finding", "id", "planned", "closed", "status", "missing", "evidence", "title", "line")
            .setRecordSeparator("\n")
            .get();

    private FindingsFile() {}

    /** Name of a kind of finding, such as {@code not-planned}. */
    public static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes all of them. */
    public static void write(Path file, Reconciliation reconciliation, List<Finding> findings) throws IOException {
        try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSV)) {
            for (Finding finding : findings) {
                Planned planned = finding.planned();
                Listed listed = finding.listed();
                out.printRecord(
                        name(finding.kind()),
                        finding.orderId(),
                        planned == null ? null : planned.closes(),
                        listed == null ? null : reconciliation.closedOn(listed),
                        listed == null ? null : listed.closeOut().status(),
                        listed == null ? null : missing(listed),
                        listed == null ? null : listed.evidence(),
                        title(planned, listed),
                        planned == null ? null : planned.line());
            }
        }
    }

    private static String missing(Listed listed) {
        return listed.closeOut().missing().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static @Nullable String title(@Nullable Planned planned, @Nullable Listed listed) {
        String said = planned == null ? null : planned.title();
        return said != null || listed == null ? said : listed.title();
    }
}
