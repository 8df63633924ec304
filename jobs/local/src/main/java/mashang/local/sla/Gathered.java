package mashang.local.sla;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink into memory, for a job that runs in this JVM. At least once: what a restarted job writes again is there again.
 *
 * @param <T> what is gathered
 */
final class Gathered<T> implements Sink<T>, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** By number, for the job has copies of the sink itself. */
    private static final Map<Integer, Queue<Object>> WRITTEN = new ConcurrentHashMap<>();

    private final int number = NUMBERS.incrementAndGet();

    Gathered() {
        WRITTEN.put(number, new ConcurrentLinkedQueue<>());
    }

    /** Everything written so far. */
    @SuppressWarnings("unchecked") // only writers of this sink add to it
    List<T> all() {
        return (List<T>) List.copyOf(WRITTEN.getOrDefault(number, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(WRITTEN.getOrDefault(number, new ConcurrentLinkedQueue<>()));
    }

    /** Forgets it all. */
    @Override
    public void close() {
        WRITTEN.remove(number);
    }

    private record Writer<T>(Queue<Object> queue) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            queue.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Memory is there at once.
        }

        @Override
        public void close() {
            // What was written stays.
        }
    }
}
