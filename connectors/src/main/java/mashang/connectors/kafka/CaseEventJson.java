package mashang.connectors.kafka;

import java.time.Instant;
import java.util.List;
import mashang.connectors.binary.JsonBytes;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical events as {@link JsonCodec} writes any record, byte by byte the same: intake does it for every record,
 * and finding the fields by reflection costs it more than mapping them.
 */
final class CaseEventJson {
    private final JsonBytes json = new JsonBytes();
    private boolean isFirst;

    byte[] write(CaseEvent e) {
        isFirst = true;
        json.raw('{');
        number("version", e.version());
        text("eventId", e.eventId());
        text("orderId", e.orderId());
        constant("step", e.step());
        time("occurredAt", e.occurredAt());
        time("recordedAt", e.recordedAt());
        time("loggedAt", e.loggedAt());
        number("revision", e.revision());
        text("factKey", e.factKey());
        text("origin", e.origin());
        text("unit", e.unit());
        texts("coUnits", e.coUnits());
        time("dueAt", e.dueAt());
        text("reason", e.reason());
        text("actor", e.actor());
        text("role", e.role());
        text("parent", e.parent());
        text("mergedInto", e.mergedInto());
        putOrder(e);
        putOutcome(e);
        texts("flags", e.flags());
        text("concerns", e.concerns());
        if (e.found() != null) {
            number("found", e.found());
        }
        json.raw('}');
        return json.takeWritten();
    }

    private void putOrder(CaseEvent e) {
        text("channel", e.channel());
        text("caller", e.caller());
        truth("anonymous", e.anonymous());
        truth("confidential", e.confidential());
        constant("kind", e.kind());
        text("category", e.category());
        constant("urgency", e.urgency());
        text("title", e.title());
        text("content", e.content());
        text("address", e.address());
        text("grid", e.grid());
        text("district", e.district());
        text("street", e.street());
        degrees("longitude", e.longitude());
        degrees("latitude", e.latitude());
        text("subjectUnit", e.subjectUnit());
    }

    private void putOutcome(CaseEvent e) {
        if (e.evidence() != null) {
            number("evidence", e.evidence());
        }
        text("reply", e.reply());
        truth("contacted", e.contacted());
        truth("resolved", e.resolved());
        truth("satisfied", e.satisfied());
        truth("verified", e.verified());
    }

    private void name(String field) {
        if (!isFirst) {
            json.raw(',');
        }
        isFirst = false;
        json.word(field);
        json.raw(':');
    }

    private void text(String field, @Nullable String value) {
        if (value != null) {
            name(field);
            json.text(value);
        }
    }

    private void texts(String field, List<String> values) {
        if (!values.isEmpty()) {
            name(field);
            char before = '[';
            for (String value : values) {
                json.raw(before);
                json.text(value);
                before = ',';
            }
            json.raw(']');
        }
    }

    private void number(String field, long value) {
        name(field);
        json.ascii(Long.toString(value));
    }

    private void truth(String field, @Nullable Boolean value) {
        if (value != null) {
            name(field);
            json.ascii(value.toString());
        }
    }

    private void constant(String field, @Nullable Enum<?> value) {
        if (value != null) {
            name(field);
            json.word(value.name());
        }
    }

    private void degrees(String field, @Nullable Double value) {
        if (value == null) {
            return;
        }
        name(field);
        if (value.isNaN() || value.isInfinite()) {
            json.word(value.toString());
        } else {
            json.ascii(value.toString());
        }
    }

    private void time(String field, @Nullable Instant value) {
        if (value == null) {
            return;
        }
        name(field);
        if (!json.timeInMillis(value.toEpochMilli())) {
            json.word(JsonInstants.text(value));
        }
    }
}
