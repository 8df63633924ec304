package mashang.local.sla;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.Verdict;
import mashang.sla.VerdictCsv;

/**
 * What came of a log, by the oracle or by the job.
 *
 * @param verdicts of all clocks at its end
 * @param alerts decided up to its end
 * @param tooOld how many events opened no order because they came too long after they happened
 */
public record Outcome(Collection<Verdict> verdicts, Collection<Alert> alerts, long tooOld) {
    /** The file of the verdicts. */
    public static final String VERDICTS = "verdicts.csv";

    /** The file of the alerts. */
    public static final String ALERTS = "alerts.csv";

    public Outcome {
        verdicts = verdicts.stream().sorted(VerdictCsv.ORDER).toList();
        alerts = alerts.stream().sorted(AlertCsv.ORDER).toList();
    }

    /** Writes both files into a folder, which is made where it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(VERDICTS), VerdictCsv.of(verdicts).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve(ALERTS), AlertCsv.of(alerts).getBytes(StandardCharsets.UTF_8));
    }

    /** How many clocks are not in time. */
    public long breached() {
        return verdicts.stream().filter(Verdict::breached).count();
    }

    /** How many alerts there are of each kind that occurs. */
    public Map<Alert.Kind, Long> alertsByKind() {
        Map<Alert.Kind, Long> counts = new EnumMap<>(Alert.Kind.class);
        List.copyOf(alerts).forEach(a -> counts.merge(a.kind(), 1L, Long::sum));
        return counts;
    }
}
