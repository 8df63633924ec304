package mashang.connectors.kafka;

import mashang.workorder.CaseEvent;

/** The canonical event as JSON, the value of the event log; field by field: {@link CaseEvent}. Reads every version from 1 on. */
public final class CaseEventCodec {
    private static final JsonCodec<CaseEvent> JSON = new JsonCodec<>(CaseEvent.class);

    private CaseEventCodec() {}

    public static byte[] encode(CaseEvent event) {
        return JSON.encode(event);
    }

    /** Reads an event; a refusal names the field that is missing or has the wrong type. */
    public static CaseEvent decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }
}
