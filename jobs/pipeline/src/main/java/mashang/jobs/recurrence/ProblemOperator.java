package mashang.jobs.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.connectors.elasticsearch.Document;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.News;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.ProblemView;
import mashang.sla.Alert;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the recurring problems of each city. A shell around {@link mashang.recurrence.city.CityProblems}, where the four answers
 * (missing, late, duplicated, reordered) are; it lives in memory, and what changed goes into the state backend before the
 * barrier of a checkpoint passes.
 *
 * <p>A fact behind the watermark breaks the promise of the ticks; it is counted ({@code lateFacts}) and taken with the next ones. A
 * copy of a fact that waits replaces it. Where orders went and what happened to problems is told at once; problems themselves
 * once a second, because a document shows where a problem has come to and not each step on the way. The watermark at the end of a
 * bounded input promises nothing and is ignored.
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class ProblemOperator extends AbstractStreamOperator<Document>
        implements OneInputStreamOperator<ProblemFact, Document>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /** What the office is told of; each once, by its id. */
    static final OutputTag<Alert> ALERTS = new OutputTag<>("problem-alerts") {};

    private static final long SHOW_MILLIS = Duration.ofSeconds(1).toMillis();

    private final CitySettings settings;

    private transient CityStore store;
    private transient Map<String, HeldCity> cities;
    private transient long watermark;
    private transient Counter lateFacts;

    public ProblemOperator(CitySettings settings) {
        this.settings = settings;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what the timer throws fails the task; it ends with it
    public void open() throws Exception {
        super.open();
        store = new CityStore(getRuntimeContext(), settings);
        cities = new TreeMap<>();
        watermark = Long.MIN_VALUE;
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        lateFacts = metrics.counter("lateFacts");
        metrics.gauge("problems", () -> cities.values().stream()
                .mapToLong(city -> city.problems().size())
                .sum());
        // Time alone decides too: every city that was kept has to be there before anything is heard of it.
        List<String> kept = CityStore.keys(getKeyedStateBackend());
        for (String city : kept) {
            held(city);
        }
        getProcessingTimeService().scheduleWithFixedDelay(now -> showAll(), SHOW_MILLIS, SHOW_MILLIS);
    }

    private HeldCity held(String city) throws Exception {
        HeldCity held = cities.get(city);
        if (held == null) {
            setCurrentKey(city);
            held = store.load();
            cities.put(city, held);
        }
        return held;
    }

    @Override
    public void processElement(StreamRecord<ProblemFact> element) throws Exception {
        ProblemFact fact = element.getValue();
        if (fact.loggedAt().toEpochMilli() <= watermark) {
            lateFacts.inc();
        }
        held((String) getCurrentKey()).await(fact);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            Instant now = Instant.ofEpochMilli(mark.getTimestamp());
            for (Map.Entry<String, HeldCity> city : cities.entrySet()) {
                setCurrentKey(city.getKey());
                News news = city.getValue().advance(now);
                NewsDocuments.of(news, city.getKey()).forEach(this::tell);
                news.alerts().forEach(alert -> output.collect(ALERTS, new StreamRecord<>(alert)));
            }
            watermark = mark.getTimestamp();
        }
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        showAll();
        for (Map.Entry<String, HeldCity> city : cities.entrySet()) {
            setCurrentKey(city.getKey());
            store.save(city.getValue());
        }
    }

    @Override
    public void endInput() {
        showAll();
    }

    private void showAll() {
        cities.forEach((name, city) -> {
            for (ProblemView view : city.problems().views()) {
                tell(ProblemDocuments.of(
                        view, name, settings.policy().portraits().halfLife()));
            }
        });
    }

    private void tell(Document document) {
        output.collect(new StreamRecord<>(document));
    }
}
