package mashang.jobs.intake;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what it gets, in order of arrival, in this JVM; writes at once, so a restart repeats, as Kafka would. */
final class CollectingSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final Map<String, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

    private final String name;

    CollectingSink(String name) {
        this.name = name;
        COLLECTED.put(name, new ConcurrentLinkedQueue<>());
    }

    @SuppressWarnings("unchecked")
    List<T> collected() {
        return (List<T>) List.copyOf(COLLECTED.getOrDefault(name, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(COLLECTED.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>()));
    }

    private record Writer<T>(Queue<Object> queue) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            queue.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
