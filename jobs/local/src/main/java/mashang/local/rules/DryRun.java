package mashang.local.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.MalformedRecord;
import mashang.local.broker.TopicReader;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.RuleNews;
import mashang.workorder.CaseEvent;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What news would change for the orders that are open: each is judged with and without them.
 *
 * @param open orders that are not finished, or of which a clock runs: the follow-up of one that was answered, the answer of one that was joined
 * @param clocks their clocks that run
 * @param changes due times that would be others
 * @param told alerts that would be told at once
 * @param withdrawn alerts that would be taken back at once
 */
public record DryRun(long open, long clocks, List<Change> changes, long told, long withdrawn) {

    /**
     * A due time that would be another.
     *
     * @param before epoch milliseconds; absent: the clock does not run, or has no due time
     * @param after the same with the news
     */
    public record Change(
            String orderId,
            int round,
            String clock,
            @Nullable String hop,
            @Nullable Long before,
            @Nullable Long after) {}

    /** Those that would be due sooner, or at all. */
    public long sooner() {
        return changes.stream()
                .filter(c -> c.after() != null && (c.before() == null || c.after() < c.before()))
                .count();
    }

    /**
     * Judges the log of a pipeline.
     *
     * @param before the clocks as they are
     * @param now log time, epoch milliseconds
     */
    public static DryRun of(String bootstrap, String topic, Clocks before, RuleNews news, long now) {
        Map<String, OrderState> waiting = new TreeMap<>();
        TopicReader.readAll(bootstrap, topic, record -> {
            if (record.headers().lastHeader(EventLog.TICK_HEADER) == null) {
                try {
                    CaseEvent event = CaseEventCodec.decode(record.value());
                    if (!event.step().isOfProblem() && event.loggedAt().toEpochMilli() <= now) {
                        waiting.merge(
                                event.orderId(),
                                before.receive(OrderState.NEW, event),
                                (known, one) -> before.receive(known, event));
                    }
                } catch (MalformedRecord e) {
                    return; // a dead letter of the readers
                }
            }
        });
        return of(waiting, before, news, now);
    }

    /** The same of orders with their events waiting. */
    static DryRun of(Map<String, OrderState> waiting, Clocks before, RuleNews news, long now) {
        Clocks after = before.with(news);
        long later = Math.max(now, news.knownFrom());
        List<Change> changes = new ArrayList<>();
        long open = 0;
        long clocks = 0;
        long told = 0;
        long withdrawn = 0;
        for (Map.Entry<String, OrderState> order : waiting.entrySet()) {
            OrderState state =
                    before.advance(order.getKey(), order.getValue(), now).state();
            WorkOrder known = before.order(order.getKey(), state);
            Map<List<Object>, ClockReading> old =
                    running(before.asKnownAt(now).read(known, now).clocks());
            if (state.facts().isEmpty() || (known.finished() && old.isEmpty())) {
                continue;
            }
            open++;
            clocks += old.size();
            changes.addAll(changes(
                    order.getKey(),
                    old,
                    running(after.asKnownAt(later).read(known, later).clocks())));
            Advance then = after.advance(order.getKey(), state, later);
            for (Alert alert : then.alerts()) {
                told += alert.decidedAt().toEpochMilli() == news.knownFrom() && alert.corrects() == null ? 1 : 0;
                withdrawn += alert.decidedAt().toEpochMilli() == news.knownFrom() && alert.withdrawn() ? 1 : 0;
            }
        }
        return new DryRun(open, clocks, List.copyOf(changes), told, withdrawn);
    }

    private static Map<List<Object>, ClockReading> running(List<ClockReading> readings) {
        Map<List<Object>, ClockReading> running = new LinkedHashMap<>();
        for (ClockReading reading : readings) {
            if (!reading.isStopped()) {
                running.put(List.of(reading.round(), reading.clock(), String.valueOf(reading.hop())), reading);
            }
        }
        return running;
    }

    private static List<Change> changes(
            String orderId, Map<List<Object>, ClockReading> before, Map<List<Object>, ClockReading> after) {
        List<Change> changes = new ArrayList<>();
        Map<List<Object>, ClockReading> all = new LinkedHashMap<>(before);
        after.forEach(all::putIfAbsent);
        all.forEach((key, reading) -> {
            Long old = due(before.get(key));
            Long now = due(after.get(key));
            if (old == null ? now != null : !old.equals(now)) {
                changes.add(new Change(orderId, reading.round(), reading.clock(), reading.hop(), old, now));
            }
        });
        return changes;
    }

    private static @Nullable Long due(@Nullable ClockReading reading) {
        return reading == null || reading.dueAt() == Long.MAX_VALUE ? null : reading.dueAt();
    }
}
