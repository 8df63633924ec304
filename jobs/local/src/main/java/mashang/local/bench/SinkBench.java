package mashang.local.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mashang.config.City;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSink;
import mashang.connectors.elasticsearch.IndexCare;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.units.Unit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How fast our sink writes, beside a program that only sends bulk requests of the same size, as many at once, and looks at nothing but
 * whether one of them failed. Both write the same documents of the history into new indices of one Elasticsearch, in turns.
 */
public final class SinkBench {
    /** Not a month of anybody's data. */
    private static final String INDEX = "mashang-events-bench-";

    private static final long SEED = 1;
    private static final int HUNDRED = 100;

    private final City city;
    private final Plan plan;

    /**
     * What to measure.
     *
     * @param documents written in each round by each, 1,000 or more
     * @param rounds of which the median counts; one more goes before, to warm up
     * @param poison so many of a hundred documents cannot be indexed, in a run of their own; 0 for no such run
     * @param config the configuration folder
     * @param data folder for Elasticsearch
     */
    public record Plan(int documents, int rounds, int poison, Path config, Path data) {}

    public SinkBench(City city, Plan plan) {
        this.city = city;
        this.plan = plan;
    }

    /** The result lines, in order. */
    public Map<String, String> run() throws Exception {
        Folders.remove(plan.data());
        try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start(plan.data(), 0);
                ElasticsearchConnection connection =
                        ElasticsearchAccess.open(server.uri()).connect()) {
            new ElasticsearchSetup(connection).install(plan.config().resolve("elasticsearch"));
            return race(server.uri(), connection);
        } finally {
            Folders.remove(plan.data());
        }
    }

    private Map<String, String> race(URI server, ElasticsearchConnection connection) throws Exception {
        BenchDocuments.prepare(sources());
        IndexCare care = new IndexCare(connection);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> poisoned = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            double sink = sink(server, care, 0);
            double bulk = bulk(server, care);
            double poison = plan.poison() == 0 ? 0 : sink(server, care, plan.poison());
            if (round > 0) {
                ours.add(sink);
                bare.add(bulk);
                poisoned.add(poison);
            }
        }
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("documents", Integer.toString(plan.documents()));
        lines.put("bytes per document", Long.toString(BenchDocuments.averageBytes()));
        lines.put("sink documents/s", rate(ours));
        lines.put("bulk documents/s", rate(bare));
        lines.put("ratio", ratio(ours, bare));
        if (plan.poison() > 0) {
            lines.put("poisoned documents/s", rate(poisoned));
            lines.put("poison ratio", ratio(poisoned, ours));
        }
        return lines;
    }

    /** Events of whole lives as documents of the history: every one different, texts in most. */
    private List<byte[]> sources() {
        List<String> units = city.units().all().stream().map(Unit::id).toList();
        HistoryDocuments documents = new HistoryDocuments(null);
        List<byte[]> sources = new ArrayList<>();
        OrderLives lives = OrderLives.whole(units, BenchDocuments.DIFFERENT, SEED);
        while (sources.size() < BenchDocuments.DIFFERENT) {
            sources.add(documents.map(new FoldedEvent(lives.next(), null)).source());
        }
        return sources;
    }

    private double sink(URI server, IndexCare care, int poison) throws Exception {
        String index = INDEX + (poison == 0 ? "sink" : "poison");
        Configuration settings = new Configuration();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        BenchDocuments documents = new BenchDocuments(index, poison);
        BenchDocuments.begin();
        env.fromSource(new NumberSequenceSource(0, plan.documents() - 1L), WatermarkStrategy.noWatermarks(), "Count")
                .uid("numbers")
                .map(documents)
                .returns(DocumentSerializer.TYPE)
                .uid("documents")
                .sinkTo(ElasticsearchSink.builder(ElasticsearchAccess.open(server), RefusedDocuments::new)
                        .build())
                .uid("sink");
        env.execute("bench-sink");
        double seconds = BenchDocuments.secondsSinceFirst();
        require(care, index, RefusedDocuments.take());
        return plan.documents() / seconds;
    }

    private double bulk(URI server, IndexCare care) throws IOException, InterruptedException {
        String index = INDEX + "bulk";
        BenchDocuments documents = new BenchDocuments(index, 0);
        long start = System.nanoTime();
        BareBulk.write(server, documents, plan.documents());
        double seconds = (System.nanoTime() - start) / 1e9;
        require(care, index, 0);
        return plan.documents() / seconds;
    }

    /** Everything is there, or was refused; then the index goes. */
    private void require(IndexCare care, String index, long refused) throws IOException {
        long found = care.count(index);
        if (found + refused != plan.documents()) {
            throw new IOException(
                    "of " + plan.documents() + " documents " + found + " are there, " + refused + " refused");
        }
        care.delete(index);
    }

    private static String rate(List<Double> rates) {
        return String.format(Locale.ROOT, "%.0f", median(rates));
    }

    private static String ratio(List<Double> above, List<Double> below) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            ratios.add(above.get(i) / below.get(i));
        }
        return String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Whether a document of this number cannot be indexed. */
    static boolean isPoison(long number, int poison) {
        return number % HUNDRED < poison;
    }
}
