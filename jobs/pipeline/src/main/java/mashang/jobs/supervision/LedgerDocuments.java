package mashang.jobs.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.ledger.LedgerEntry;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.Anomaly;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Ledger entries as documents of {@code mashang-ledger}; an unknown unit name is kept, flagged and counted. */
public final class LedgerDocuments extends RichMapFunction<LedgerEntry, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-ledger";

    private final Units units;
    private transient Counter unknownUnits;
    private transient JsonDocument document;

    public LedgerDocuments(Units units) {
        this.units = units;
    }

    @Override
    public void open(OpenContext context) {
        unknownUnits = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("unknownUnits");
        document = new JsonDocument();
    }

    @Override
    public Document map(LedgerEntry e) {
        Optional<Unit> unit = units.named(e.unit(), Instant.ofEpochMilli(e.lastLoggedAt()));
        Collection<String> anomalies = e.anomalies();
        if (e.unit() != null && unit.isEmpty()) {
            anomalies = new TreeSet<>(anomalies);
            anomalies.add(Anomaly.UNKNOWN_UNIT.name());
            unknownUnits.inc();
        }
        LedgerFields.put(document, e);
        UnitFields.put(document, unit);
        return document.put("anomalies", anomalies).to(INDEX, e.orderId(), e.version());
    }
}
