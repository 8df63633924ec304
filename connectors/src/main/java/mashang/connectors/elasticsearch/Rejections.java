package mashang.connectors.elasticsearch;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import mashang.intake.DeadLetter;

/** Where documents go that Elasticsearch will never take. Travels with the job; each writer opens a desk of its own. */
@FunctionalInterface
public interface Rejections extends Serializable {

    /** Called once per writer, on the machine that writes. */
    Desk open();

    /** The open road to the dead letters. */
    interface Desk extends AutoCloseable {
        /**
         * Keeps a letter. The document counts as dealt with only when this completes; an exceptional completion fails the
         * job, which then writes the document again. The same letter may come more than once, with the same id.
         */
        CompletableFuture<Void> send(DeadLetter letter);

        @Override
        void close();
    }

    /**
     * For the sink that indexes the dead letters themselves: their originals lie in the dead-letters topic already, and
     * a letter about a letter would come round again for ever. Rejections are only counted.
     */
    static Rejections alreadyKept() {
        return AlreadyKept::new;
    }

    /** Keeps nothing, because it is kept. */
    final class AlreadyKept implements Desk {
        @Override
        public CompletableFuture<Void> send(DeadLetter letter) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
