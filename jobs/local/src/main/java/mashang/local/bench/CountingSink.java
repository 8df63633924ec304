package mashang.local.bench;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/** Counts what arrives and throws it away. */
final class CountingSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final Tally.Of as;
    private final SerializableFunction<T, Boolean> counts;

    /**
     * @param as what it counts
     * @param counts what is counted; the rest is only thrown away
     */
    CountingSink(Tally.Of as, SerializableFunction<T, Boolean> counts) {
        this.as = as;
        this.counts = counts;
    }

    /** Counts nothing. */
    static <T> CountingSink<T> discarding() {
        return new CountingSink<>(Tally.Of.READ, element -> false);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(as, counts);
    }

    private record Writer<T>(Tally.Of as, SerializableFunction<T, Boolean> counts) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            if (counts.apply(element)) {
                Tally.add(as);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
