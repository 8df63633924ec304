package mashang.jobs;

import org.apache.flink.util.Collector;

/**
 * Reads texts by rules that stay the same. One belongs to one task.
 *
 * @param <I> what has a text
 * @param <O> what comes of it
 */
@FunctionalInterface
public interface TextReader<I, O> {
    void read(I text, Collector<O> out);
}
