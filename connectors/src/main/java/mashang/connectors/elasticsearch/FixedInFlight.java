package mashang.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * So many batches under way, from the first document on. Flink's own strategy begins with one and allows the second only after a hundred have
 * come back, anew after each restart; and it would go slower for failures that {@link Delivery} never shows it: a batch that waits keeps its place.
 */
final class FixedInFlight implements RateLimitingStrategy {
    private final int batchDocuments;
    private final int most;
    private int underWay;

    FixedInFlight(SinkLimits limits) {
        this.batchDocuments = limits.batchDocuments();
        this.most = limits.inFlight();
    }

    @Override
    public void registerInFlightRequest(RequestInfo request) {
        underWay++;
    }

    @Override
    public void registerCompletedRequest(ResultInfo result) {
        underWay--;
    }

    @Override
    public boolean shouldBlock(RequestInfo request) {
        return underWay >= most;
    }

    @Override
    public int getMaxBatchSize() {
        return batchDocuments;
    }
}
