package mashang.jobs.supervision;

import java.time.Instant;
import java.time.ZoneId;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.sla.Alert;
import mashang.sla.Light;
import mashang.units.Identity;
import mashang.units.Unit;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The register of lights and cards (亮灯、亮牌) as documents of {@code mashang-lights}: yellow ones are warnings, red ones are issued on the
 * first working day after the due time; one document each, under the id of the alert that told it. One that is taken back
 * stays, and says by what.
 */
public final class LightDocuments implements FlatMapFunction<BreachNotice, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-lights";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Why a light is not on the register any more. */
    private enum TakenBack {
        /** The office revoked it (撤灯). */
        REVOKED,
        /** The office excused what it is about (免责). */
        WAIVED,
        /** Facts that were handed over later say otherwise (更正). */
        FACTS
    }

    /** What it looks like. */
    private enum Form {
        /** Of a department (亮灯). */
        LIGHT,
        /** Of a town or street (亮牌). */
        CARD
    }

    @Override
    public void flatMap(BreachNotice notice, Collector<Document> out) {
        Alert a = notice.alert();
        Alert.Kind kind = a.corrected() == null ? a.kind() : a.corrected();
        boolean yellow = kind == Alert.Kind.WARNING && notice.lit();
        if ((yellow && (a.unit() != null || a.corrects() != null)) || kind == Alert.Kind.LIGHT) {
            out.collect(document(notice, a, yellow ? Light.YELLOW : Light.RED));
        }
    }

    private Document document(BreachNotice notice, Alert a, Light colour) {
        String light = a.corrects() == null ? a.alertId() : a.corrects();
        Instant issuedAt = a.toldAt();
        Identity unit = notice.unit();
        JsonDocument doc = new JsonDocument()
                .put("lightId", light)
                .put("colour", colour)
                .put("form", unit != null && unit.kind() == Unit.Kind.TOWN ? Form.CARD : Form.LIGHT)
                .put("orderId", a.orderId())
                .put("feed", CaseEvent.feedOf(a.orderId()))
                .put("round", a.round())
                .put("clock", a.clock())
                .put("hop", a.hop())
                .put("unit", a.unit())
                .put("policy", a.policy())
                .put("startedAt", a.startedAt())
                .put("dueAt", a.dueAt())
                .put("stoppedAt", a.stoppedAt())
                .put("issuedAt", issuedAt)
                .put("issuedOn", issuedAt.atZone(ZONE).toLocalDate().toString())
                .put("provisional", a.provisional())
                .put("withdrawn", a.withdrawn())
                .put("withdrawnBy", takenBack(notice, a, colour));
        if (a.corrects() != null) {
            doc.put("correctedAt", a.decidedAt()).put("correction", a.alertId());
        }
        UnitFields.put(doc, unit, a.unit());
        ParticularFields.putHead(doc, notice.particulars());
        return doc.to(INDEX, light, a.revision());
    }

    private static @Nullable TakenBack takenBack(BreachNotice notice, Alert a, Light colour) {
        if (!a.withdrawn()) {
            return null;
        }
        boolean revoked = colour == Light.YELLOW
                ? notice.ruled().warningRevoked()
                : notice.ruled().lightRevoked();
        return revoked ? TakenBack.REVOKED : notice.ruled().waived() ? TakenBack.WAIVED : TakenBack.FACTS;
    }
}
