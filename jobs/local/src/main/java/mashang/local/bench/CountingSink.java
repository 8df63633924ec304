package mashang.local.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/** Counts what arrives and throws it away. Its count is read in the same JVM, where one pipeline runs at a time. */
final class CountingSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private static final AtomicLong COUNT = new AtomicLong();

    private final SerializableFunction<T, Boolean> counts;

    /** @param counts what is counted; the rest is only thrown away */
    CountingSink(SerializableFunction<T, Boolean> counts) {
        this.counts = counts;
    }

    /** What was counted by all sinks of this JVM. */
    static long count() {
        return COUNT.get();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(counts);
    }

    private record Writer<T>(SerializableFunction<T, Boolean> counts) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            if (counts.apply(element)) {
                COUNT.incrementAndGet();
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
