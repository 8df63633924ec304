package mashang.jobs;

import java.io.Serializable;

/**
 * How a kind of texts is read, and as of when.
 *
 * @param <I> what has a text
 * @param <O> what comes of it
 */
public interface Reading<I, O> extends Serializable {
    /** Has no text, so need not wait for any words. */
    long AT_ONCE = Long.MIN_VALUE;

    /** The log time whose words it is read by, epoch milliseconds; {@link #AT_ONCE} where there is nothing to read. */
    long readAsOf(I text);

    /** What reads by these rules; it may take a while to make. */
    TextReader<I, O> by(TextRules rules);
}
