package mashang.connectors.kafka;

import mashang.intake.Tick;

/** A tick as JSON; {@code at} stays a number of epoch milliseconds, as Kafka has it. */
public final class TickCodec {
    private static final JsonCodec<Tick> JSON = new JsonCodec<>(Tick.class);

    private TickCodec() {}

    public static byte[] encode(Tick tick) {
        return JSON.encode(tick);
    }

    /** Reads a tick; a refusal names the field that is missing or has the wrong type. */
    public static Tick decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }
}
