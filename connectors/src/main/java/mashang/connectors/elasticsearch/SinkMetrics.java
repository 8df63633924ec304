package mashang.connectors.elasticsearch;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a writer counts; touched by the task's thread only.
 *
 * @param sent documents written, confirmed one by one
 * @param stale documents older than what is there, or than another one in the same batch: nothing to do
 * @param retried documents sent once more, counted each time
 * @param rejected documents given to the dead letters
 * @param latency milliseconds from a bulk request to its answer, of the last {@value #WINDOW} requests
 */
record SinkMetrics(Counter sent, Counter stale, Counter retried, Counter rejected, Histogram latency) {
    private static final int WINDOW = 1024;

    static SinkMetrics register(SinkWriterMetricGroup writer, LongSupplier pending) {
        MetricGroup group = writer.addGroup("mashang");
        Gauge<Long> gauge = pending::getAsLong;
        group.gauge("documentsPending", gauge);
        return new SinkMetrics(
                group.counter("documentsSent"),
                group.counter("documentsStale"),
                group.counter("documentsRetried"),
                group.counter("documentsRejected"),
                group.histogram("bulkLatencyMillis", new DescriptiveStatisticsHistogram(WINDOW)));
    }
}
