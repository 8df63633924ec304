package mashang.sla;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** {@code alerts.csv}: everything that was told, in one order whoever wrote it. */
public final class AlertCsv {
    /** The first line. */
    public static final String HEADER = "alert_id,order,round,clock,hop,kind,due,decided_at,corrects\n";

    /** By alert id, by its UTF-16 units; an order that was forgotten and came back may have one twice. */
    public static final Comparator<Alert> ORDER =
            Comparator.comparing(Alert::alertId).thenComparing(Alert::decidedAt);

    private AlertCsv() {}

    /** The whole file. */
    public static String of(Collection<Alert> alerts) {
        StringBuilder file = new StringBuilder(HEADER);
        alerts.stream().sorted(ORDER).map(AlertCsv::line).forEach(file::append);
        return file.toString();
    }

    /** One line, with its line feed. */
    public static String line(Alert a) {
        return Csv.line(Arrays.asList(
                a.alertId(),
                a.orderId(),
                a.round(),
                a.clock(),
                a.hop(),
                a.kind().word(),
                a.dueAt(),
                a.decidedAt(),
                a.corrects()));
    }
}
