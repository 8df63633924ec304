package mashang.local.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a simulated run must find, known before it starts.
 *
 * @param breaches every clock that is breached at {@code end}, given everything handed over by then; sorted
 * @param withdrawn clocks that were rightly told as breached at some time before, until a record came that said otherwise;
 *     none of them is in {@code breaches}; sorted. Records of one order handed over in the same instant count as one: what
 *     only some of them would have said is told to nobody
 * @param problems the planted recurring problems that at least three orders of the run belong to
 * @param orders number of orders
 * @param records number of records handed over, bad ones and repetitions included
 * @param deadLetters number of records that cannot be used
 * @param end when the run is over: everything is handed over, and every decision about a clock that stopped too late is due.
 *     Nothing is decided within minutes of it
 */
public record Truth(
        List<Breach> breaches,
        List<Breach> withdrawn,
        List<Problem> problems,
        long orders,
        long records,
        long deadLetters,
        Instant end) {

    /**
     * A breached clock.
     *
     * @param round 1 for the order's first life
     * @param clock name of the clock
     * @param dueAt when it had to stop
     */
    public record Breach(String orderId, int round, String clock, Instant dueAt) implements Comparable<Breach> {
        @Override
        public int compareTo(Breach other) {
            int byOrder = orderId.compareTo(other.orderId);
            int byRound = byOrder != 0 ? byOrder : Integer.compare(round, other.round);
            return byRound != 0 ? byRound : clock.compareTo(other.clock);
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

    /** Writes the breaches as CSV, {@code order,round,clock,due}, sorted by order, round and clock; due in ISO 8601. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("order,round,clock,due\n");
            for (Breach breach : breaches) {
                out.write(breach.orderId() + ',' + breach.round() + ',' + breach.clock() + ',' + breach.dueAt() + '\n');
            }
        }
    }
}
