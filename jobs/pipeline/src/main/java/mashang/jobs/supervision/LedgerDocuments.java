package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.ledger.LedgerEntry;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Ledger entries as documents of {@code mashang-ledger}; a unit that is unknown, or was split, is counted. */
public final class LedgerDocuments extends RichMapFunction<LedgerEntry, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-ledger";

    private transient Counter unknownUnits;
    private transient Counter unclearUnits;
    private transient JsonDocument document;

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("mashang");
        unknownUnits = metrics.counter("unknownUnits");
        unclearUnits = metrics.counter("unclearUnits");
        document = new JsonDocument();
    }

    @Override
    public Document map(LedgerEntry e) {
        if (e.unit() != null && e.identity() == null) {
            unknownUnits.inc();
        } else if (e.identity() != null && e.identity().isUnclear()) {
            unclearUnits.inc();
        }
        LedgerFields.put(document, e);
        UnitFields.put(document, e.identity(), e.unit());
        return document.put("anomalies", e.anomalies()).to(INDEX, e.orderId(), e.version());
    }
}
