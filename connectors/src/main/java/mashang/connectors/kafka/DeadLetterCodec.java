package mashang.connectors.kafka;

import mashang.intake.DeadLetter;

/** A dead letter as JSON; the original bytes are base64, because they may be anything. */
public final class DeadLetterCodec {
    private static final JsonCodec<DeadLetter> JSON = new JsonCodec<>(DeadLetter.class);

    private DeadLetterCodec() {}

    public static byte[] encode(DeadLetter letter) {
        return JSON.encode(letter);
    }

    /** Reads a letter; a refusal names the field that is missing or has the wrong type. */
    public static DeadLetter decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }
}
