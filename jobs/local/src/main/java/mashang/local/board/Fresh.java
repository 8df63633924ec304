package mashang.local.board;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made anew when it is asked for and is older than it may be: many screens cost as much as one. */
public final class Fresh<T> implements Supplier<T> {
    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private long madeAt;

    public Fresh(Duration age, Supplier<T> source) {
        this.source = source;
        this.nanos = age.toNanos();
    }

    @Override
    public synchronized T get() {
        long now = System.nanoTime();
        T known = value;
        if (known != null && now - madeAt < nanos) {
            return known;
        }
        T made = source.get();
        value = made;
        madeAt = System.nanoTime();
        return made;
    }
}
