package mashang.connectors.kafka;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the record they should be. The message names the field and never quotes the content. */
public final class MalformedRecord extends Exception {
    private static final long serialVersionUID = 1;

    private final @Nullable String field;

    MalformedRecord(@Nullable String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** Path of the field that is wrong; absent where the whole record is. */
    public @Nullable String field() {
        return field;
    }

    /** What is wrong, as a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
