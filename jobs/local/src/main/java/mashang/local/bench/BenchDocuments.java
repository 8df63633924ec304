package mashang.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.common.functions.MapFunction;

/** The documents of {@link SinkBench} by their numbers: the same for both sides, made before anything is measured. One JVM, one bench. */
final class BenchDocuments implements MapFunction<Long, Document> {
    private static final long serialVersionUID = 1L;

    /** Enough that Elasticsearch does not see the same again at once. */
    static final int DIFFERENT = 5_000;

    /** No index of ours has such a field. */
    private static final byte[] POISON = "{\"noSuchField\":1}".getBytes(StandardCharsets.UTF_8);

    private static volatile List<byte[]> sources = List.of();
    private static volatile long firstNanos;

    private final String index;
    private final int poison;

    BenchDocuments(String index, int poison) {
        this.index = index;
        this.poison = poison;
    }

    static void prepare(List<byte[]> all) {
        sources = List.copyOf(all);
    }

    static long averageBytes() {
        return sources.stream().mapToLong(s -> s.length).sum() / sources.size();
    }

    static void begin() {
        firstNanos = 0;
    }

    /** Since the first document was made: starting a job is not writing. */
    static double secondsSinceFirst() {
        return (System.nanoTime() - firstNanos) / 1e9;
    }

    @Override
    public Document map(Long number) {
        if (firstNanos == 0) {
            firstNanos = System.nanoTime();
        }
        byte[] source = SinkBench.isPoison(number, poison) ? POISON : sources.get((int) (number % DIFFERENT));
        return new Document(index, "document-" + number, 1, source);
    }
}
