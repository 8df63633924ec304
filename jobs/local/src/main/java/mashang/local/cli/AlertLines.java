package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import mashang.sla.Alert;

/** Alerts as lines for somebody who watches the demo, and now and then how far the simulated clock is. */
final class AlertLines implements Consumer<Alert> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final long BETWEEN_NANOS = 10_000_000_000L;

    /** Too many to be read as they fly by: counted only. */
    private static final Set<Alert.Kind> UNSHOWN = EnumSet.of(Alert.Kind.WARNING, Alert.Kind.REMINDER);

    private final Console console;
    private final AtomicLong told = new AtomicLong();
    private volatile long toldAt = System.nanoTime();

    AlertLines(Console console) {
        this.console = console;
    }

    @Override
    public void accept(Alert alert) {
        told.incrementAndGet();
        if (UNSHOWN.contains(alert.corrected() == null ? alert.kind() : alert.corrected())) {
            return;
        }
        console.notice(
                "alert." + (alert.kind() != Alert.Kind.CORRECTION ? alert.kind().word() : correction(alert)),
                TIME.format(alert.decidedAt()),
                alert.orderId(),
                console.texts().textOr("clock." + alert.clock(), alert.clock()),
                TIME.format(alert.dueAt()),
                alert.unit() == null ? "-" : alert.unit(),
                alert.number());
    }

    private static String correction(Alert alert) {
        return alert.withdrawn() ? "withdrawn" : "restated";
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
