package mashang.connectors.elasticsearch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import mashang.intake.DeadLetter;

/** A desk whose letters and acknowledgement the test holds; static, because a sink's parts travel by serialisation. */
final class WriterLetters implements Rejections.Desk {
    private static List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private static CompletableFuture<Void> acknowledgement = CompletableFuture.completedFuture(null);
    private static Runnable whenSent = () -> {};

    static List<DeadLetter> fresh() {
        letters = new CopyOnWriteArrayList<>();
        acknowledgement = CompletableFuture.completedFuture(null);
        whenSent = () -> {};
        return letters;
    }

    static void acknowledgeWith(CompletableFuture<Void> future) {
        acknowledgement = future;
    }

    static void whenSent(Runnable action) {
        whenSent = action;
    }

    @Override
    public CompletableFuture<Void> send(DeadLetter letter) {
        letters.add(letter);
        whenSent.run();
        return acknowledgement;
    }

    @Override
    public void close() {}
}
