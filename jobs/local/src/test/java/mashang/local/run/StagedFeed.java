package mashang.local.run;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.HandOver;
import mashang.local.feeding.Pace;

/**
 * A feed that goes on while something is done to the jobs, and does not run out before it is done: it hands records over
 * at a steady pace, slows down towards the end of a stage and waits there until it is told to go on.
 */
final class StagedFeed implements Iterator<HandOver> {
    private static final long STEADY_NANOS = 2_000_000L;

    /** Now and then, but at least once between two checkpoints. */
    private static final long SLOW_NANOS = 800_000_000L;

    /** Of the records of a stage, those handed over before its slow part. */
    private static final double STEADY_SHARE = 0.85;

    private final Iterator<HandOver> records;
    private final long perStage;
    private final int stages;
    private final CompletableFuture<Void> end;
    private final AtomicLong number = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger(1);

    private StagedFeed(Iterator<HandOver> records, long total, int stages, Feeder feeder, long until) {
        this.records = records;
        this.perStage = total / stages + 1;
        this.stages = stages;
        this.end = CompletableFuture.runAsync(() -> {
            Feeder.Fed unused = feeder.feed(this, Pace.MAX, until, (n, t) -> {}, () -> false);
        });
    }

    /** Starts to hand records over, all of them before {@code until}. */
    static StagedFeed start(Iterator<HandOver> records, long total, int stages, Feeder feeder, long until) {
        return new StagedFeed(records, total, stages, feeder, until);
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public HandOver next() {
        boolean slow =
                stage() == open.get() && open.get() < stages && number.get() % perStage > perStage * STEADY_SHARE;
        LockSupport.parkNanos(slow ? SLOW_NANOS : STEADY_NANOS);
        while (stage() > open.get()) {
            LockSupport.parkNanos(STEADY_NANOS);
        }
        number.incrementAndGet();
        return records.next();
    }

    /** Waits until the current stage is half over. */
    void awaitMiddle() throws InterruptedException {
        long middle = (open.get() - 1) * perStage + perStage / 2;
        Patience.until("record " + middle + " is handed over", () -> number.get() >= middle || end.isDone());
    }

    /** Lets the next stage begin. */
    void goOn() {
        open.incrementAndGet();
    }

    /** Waits for the end of the last stage. */
    void join() {
        end.join();
    }

    private int stage() {
        return (int) (number.get() / perStage) + 1;
    }
}
