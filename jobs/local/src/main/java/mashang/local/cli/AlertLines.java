package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import mashang.sla.Alert;

/** Alerts as lines for somebody who watches the demo, and now and then how far the simulated clock is. */
final class AlertLines implements Consumer<Alert> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final long BETWEEN_NANOS = 10_000_000_000L;

    private final Console console;
    private final AtomicLong told = new AtomicLong();
    private volatile long toldAt = System.nanoTime();

    AlertLines(Console console) {
        this.console = console;
    }

    @Override
    public void accept(Alert alert) {
        told.incrementAndGet();
        String key = alert.kind() == Alert.Kind.BREACH
                ? "alert.breach"
                : alert.withdrawn() ? "alert.withdrawn" : "alert.restated";
        console.notice(
                key,
                TIME.format(alert.decidedAt()),
                alert.orderId(),
                console.texts().text("clock." + alert.clock()),
                TIME.format(alert.dueAt()),
                alert.unit() == null ? "-" : alert.unit());
    }

    /** As people here read the time. */
    static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** The feeds' time has reached this moment. */
    void handedOver(long number, long feedTime) {
        if (System.nanoTime() - toldAt > BETWEEN_NANOS) {
            toldAt = System.nanoTime();
            console.notice("demo.clock", time(feedTime), number, told.get());
        }
    }
}
