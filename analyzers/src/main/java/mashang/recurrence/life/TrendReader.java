package mashang.recurrence.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the trend of a problem: something that knows the usual week and hour can do better than comparing two weeks. */
@FunctionalInterface
public interface TrendReader {
    /**
     * The trend at a time, a function of what was handed over up to then.
     *
     * @param at log time
     * @return absent where nothing can be said: the trend stays what it was
     */
    @Nullable
    TrendReading read(String problemId, Instant at);
}
