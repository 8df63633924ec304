package mashang.local.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import mashang.connectors.elasticsearch.Rejections;
import mashang.intake.DeadLetter;

/** Counts dead letters instead of keeping them: Kafka takes no part in {@link SinkBench}. */
final class RefusedDocuments implements Rejections.Desk {
    private static final AtomicLong COUNT = new AtomicLong();

    /** How many since it was asked last. */
    static long take() {
        return COUNT.getAndSet(0);
    }

    @Override
    public CompletableFuture<Void> send(DeadLetter letter) {
        COUNT.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
