package mashang.jobs.supervision;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import mashang.config.City;
import mashang.ledger.Balance;
import mashang.ledger.LedgerEntry;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The clocks' operator with the shipped rules over many lives, second by second or in longer ticks; at every tick the books are looked at. Run as a main over a
 * year: {@code BooksRun [ORDERS] [DAYS] [TICK_SECONDS]}; ends with 1 if they ever disagree.
 */
final class BooksRun {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Map<String, Boolean> isOpen = new HashMap<>();
    private final long orders;
    private final Duration span;
    private final long tick;
    private long open;
    private long events;
    private long ticks;
    private long wrong;
    private Balance books = Balance.NONE;

    /** @param tick how far log time moves each time */
    BooksRun(long orders, Duration span, Duration tick) {
        this.orders = orders;
        this.span = span;
        this.tick = tick.toMillis();
    }

    public static void main(String[] arguments) throws Exception {
        long orders = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        long days = arguments.length > 1 ? Long.parseLong(arguments[1]) : 365;
        long seconds = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        BooksRun run = new BooksRun(orders, Duration.ofDays(days), Duration.ofSeconds(seconds));
        long begin = System.nanoTime();
        run.run();
        System.out.printf(
                "events %d, ticks %d, wrong ticks %d, %s, %.0f s%n",
                run.events, run.ticks, run.wrong, run.books, (System.nanoTime() - begin) / 1e9);
        System.exit(run.wrong == 0 ? 0 : 1);
    }

    void run() throws Exception {
        City city = City.load(Path.of("..", "..", "config"));
        ClockOperator operator = new ClockOperator(city.clocks(), Long.MAX_VALUE, 400_000);
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, CaseEvent::orderId, Types.STRING)) {
            harness.open();
            ListedLives lives = new ListedLives(1, START, orders, span);
            CaseEvent next = lives.hasNext() ? lives.next() : null;
            long end = START.plus(span).toEpochMilli();
            for (long time = START.toEpochMilli(); time <= end; time += tick) {
                while (next != null && next.loggedAt().toEpochMilli() <= time) {
                    harness.processElement(next, next.loggedAt().toEpochMilli());
                    events++;
                    next = lives.hasNext() ? lives.next() : null;
                }
                harness.processWatermark(time);
                harness.setProcessingTime(time - START.toEpochMilli() + 1_000);
                look(harness);
                books = operator.balance();
                ticks++;
                wrong += books.imbalance() != 0 || books.open() != open ? 1 : 0;
            }
        }
    }

    private void look(KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> harness) {
        if (harness.getOutput().isEmpty()) {
            return;
        }
        for (LedgerEntry entry : harness.extractOutputValues()) {
            boolean now = entry.closeOut().isOpen();
            Boolean before = isOpen.put(entry.orderId(), now);
            open += (now ? 1 : 0) - (before != null && before ? 1 : 0);
        }
        harness.getOutput().clear();
        for (OutputTag<?> tag : List.of(ClockOperator.NOTICES, ClockOperator.HISTORY, ClockOperator.TOO_OLD)) {
            Queue<? extends StreamRecord<?>> queue = harness.getSideOutput(tag);
            if (queue != null) {
                queue.clear();
            }
        }
    }

    long ticks() {
        return ticks;
    }

    long wrong() {
        return wrong;
    }

    Balance books() {
        return books;
    }
}
