package mashang.local.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;

/**
 * What a simulated run must find, known before it starts.
 *
 * @param alerts every alert that must have been told by {@code end}, in the order of {@link AlertCsv}: what the oracle says of the
 *     planned facts
 * @param breaches those of them that accuse somebody and stand at {@code end}; sorted
 * @param withdrawn clocks that were rightly told as breached at some time before, until a record came that said otherwise;
 *     none of them is in {@code breaches}; sorted
 * @param problems the planted recurring problems that at least three orders of the run belong to
 * @param orders number of orders
 * @param records number of records handed over, bad ones and repetitions included
 * @param deadLetters number of records that cannot be used
 * @param end when the run is over: everything is handed over, and the grace of every feed has passed since. Nothing is decided
 *     within minutes of it
 */
public record Truth(
        List<Alert> alerts,
        List<Breach> breaches,
        List<Breach> withdrawn,
        List<Problem> problems,
        long orders,
        long records,
        long deadLetters,
        Instant end) {

    /**
     * A breached clock, or an order passed around.
     *
     * @param round 1 for the order's first life
     * @param clock name of the clock; that of {@link Alert#clock} for an order passed around
     * @param hop which of several clocks of that name in the round; empty where there is one
     * @param dueAt when it had to stop
     */
    public record Breach(String orderId, int round, String clock, String hop, Instant dueAt)
            implements Comparable<Breach> {
        private static final Comparator<Breach> ORDER = Comparator.comparing(Breach::orderId)
                .thenComparingInt(Breach::round)
                .thenComparing(Breach::clock)
                .thenComparing(Breach::hop)
                .thenComparing(Breach::dueAt);

        static Breach of(Alert alert) {
            String hop = alert.hop();
            return new Breach(alert.orderId(), alert.round(), alert.clock(), hop == null ? "" : hop, alert.dueAt());
        }

        @Override
        public int compareTo(Breach other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A planted recurring problem (共性问题).
     *
     * @param id {@code problem-} and a number
     * @param label place and cause
     * @param orderIds its orders in the run, in the order they came in
     */
    public record Problem(String id, String label, List<String> orderIds) {}

    /** Writes the breaches as CSV, {@code order,round,clock,due,hop}, sorted by order, round, clock and hop; due in ISO 8601. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("order,round,clock,due,hop\n");
            for (Breach breach : breaches) {
                out.write(breach.orderId()
                        + ','
                        + breach.round()
                        + ','
                        + breach.clock()
                        + ','
                        + breach.dueAt()
                        + ','
                        + breach.hop()
                        + '\n');
            }
        }
    }
}
