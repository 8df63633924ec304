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
 * People open it in a spreadsheet: an id or a title that begins like a formula has an apostrophe before it.
 */
public final class FindingsFile {
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader("finding", "id", "planned", "closed", "status", "missing", "evidence", "title", "line")
            .setRecordSeparator("\n")
            .get();

    private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";

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
                        harmless(finding.orderId()),
                        planned == null ? null : planned.closes(),
                        listed == null ? null : reconciliation.closedOn(listed),
                        listed == null ? null : listed.closeOut().status(),
                        listed == null ? null : missing(listed),
                        listed == null ? null : listed.evidence(),
                        harmless(title(planned, listed)),
                        planned == null ? null : planned.line());
            }
        }
    }

    /**
     * The text as a cell a spreadsheet takes for text: what people wrote may begin like a formula, also in full width, which spreadsheets of
     * the region read as one.
     */
    static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String missing(Listed listed) {
        return listed.closeOut().missing().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static @Nullable String title(@Nullable Planned planned, @Nullable Listed listed) {
        String said = planned == null ? null : planned.title();
        return said != null || listed == null ? said : listed.title();
    }
}
