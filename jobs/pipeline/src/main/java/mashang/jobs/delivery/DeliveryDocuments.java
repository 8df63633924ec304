package mashang.jobs.delivery;

import java.time.Instant;
import mashang.connectors.elasticsearch.Document;
import mashang.delivery.Delivery;
import mashang.delivery.Note;
import mashang.jobs.JsonDocument;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/** Deliveries as documents of {@code mashang-alerts}: one for each alert, recipient, channel and turn, as it stands. */
public final class DeliveryDocuments implements MapFunction<Delivery, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-alerts";

    private final Units units;

    public DeliveryDocuments(Units units) {
        this.units = units;
    }

    @Override
    public Document map(Delivery d) {
        Instant started = d.startedAt();
        @Nullable
        Unit unit =
                units.named(d.unit(), started == null ? d.decidedAt() : started).orElse(null);
        return new JsonDocument()
                .put("deliveryId", d.id())
                .put("alertId", d.alertId())
                .put("orderId", d.kind().isOfProblem() ? null : d.orderId())
                .put("problemId", d.kind().isOfProblem() ? d.orderId() : null)
                .put("feed", CaseEvent.feedOf(d.orderId()))
                .put("alertKind", d.kind())
                .put("unit", d.unit())
                .put("unitId", unit == null ? null : unit.id())
                .put("unitName", unit == null ? null : unit.currentName())
                .put("recipient", d.recipient())
                .put("channel", d.channel())
                .put("turn", d.turn())
                .put("urgent", d.urgent())
                .put("note", d.note() == Note.NONE ? null : d.note())
                .put("status", d.status())
                .put("why", d.why())
                .put("message", d.message())
                .put("together", d.together() == 0 ? null : d.together())
                .put("attempts", d.attempts())
                .put("decidedAt", d.decidedAt())
                .put("waitsUntil", d.dueBack())
                .put("at", d.at())
                .to(INDEX, d.id(), d.version());
    }
}
