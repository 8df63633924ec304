package mashang.connectors.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import mashang.workorder.CaseEvent;
import mashang.workorder.EventId;
import org.jspecify.annotations.Nullable;

/** The canonical event as JSON, the value of the event log; field by field: {@link CaseEvent}. Reads every version from 1 on. */
public final class CaseEventCodec {
    private static final JsonCodec<CaseEvent> JSON = new JsonCodec<>(CaseEvent.class);
    private static final ThreadLocal<CaseEventJson> WRITER = ThreadLocal.withInitial(CaseEventJson::new);
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final String ID = "eventId";

    /** Times that calendars can reckon with. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private CaseEventCodec() {}

    public static byte[] encode(CaseEvent event) {
        return WRITER.get().write(event);
    }

    /** Reads an event; a refusal names the field that is missing or has the wrong type. */
    public static CaseEvent decode(byte[] json) throws MalformedRecord {
        CaseEvent event = JSON.decode(json);
        inRange("occurredAt", event.occurredAt());
        inRange("recordedAt", event.recordedAt());
        inRange("loggedAt", event.loggedAt());
        inRange("dueAt", event.dueAt());
        return event;
    }

    private static void inRange(String field, @Nullable Instant time) throws MalformedRecord {
        if (time != null && (time.isBefore(EARLIEST) || !time.isBefore(END))) {
            throw new MalformedRecord(field, "\"" + field + "\" is not between the years 1 and 9999");
        }
    }

    /** Reads an event that a person may have written: without an id it gets that of its content. */
    public static CaseEvent decodeWritten(byte[] json) throws MalformedRecord {
        try {
            CaseEvent event = decode(json);
            if (!event.eventId().isBlank()) {
                return event;
            }
        } catch (MalformedRecord e) {
            if (!ID.equals(e.field())) {
                throw e;
            }
        }
        CaseEvent nameless = decode(withId(json, "nameless"));
        return decode(withId(json, EventId.of(nameless)));
    }

    private static byte[] withId(byte[] json, String id) throws MalformedRecord {
        try {
            ObjectNode fields = TREES.readValue(json, ObjectNode.class);
            return TREES.writeValueAsBytes(fields.put(ID, id));
        } catch (IOException e) {
            throw new MalformedRecord(null, "not JSON");
        }
    }
}
