package mashang.sla;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** {@code verdicts.csv}: how every clock stood at the end, in one order whoever wrote it. */
public final class VerdictCsv {
    /** The first line. */
    public static final String HEADER = "order,round,clock,hop,start,due,stop,light,breached,provisional\n";

    /** By order, round, clock and hop, texts by their UTF-16 units. */
    public static final Comparator<Verdict> ORDER = Comparator.comparing(Verdict::orderId)
            .thenComparingInt(Verdict::round)
            .thenComparing(Verdict::clock)
            .thenComparing(Verdict::hop, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Verdict::start);

    private VerdictCsv() {}

    /** The whole file. */
    public static String of(Collection<Verdict> verdicts) {
        StringBuilder file = new StringBuilder(HEADER);
        verdicts.stream().sorted(ORDER).map(VerdictCsv::line).forEach(file::append);
        return file.toString();
    }

    /** One line, with its line feed. */
    public static String line(Verdict v) {
        return Csv.line(Arrays.asList(
                v.orderId(),
                v.round(),
                v.clock(),
                v.hop(),
                v.start(),
                v.due(),
                v.stop(),
                v.light(),
                v.breached(),
                v.provisional()));
    }
}
