package mashang.connectors.elasticsearch;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why Elasticsearch refused, without what the document said. Its reasons quote field values and document ids freely, so
 * nothing is taken from them but a field's name.
 *
 * @param type Elasticsearch's name of the error, e.g. {@code document_parsing_exception}
 * @param cause name of the error behind it, absent where there is none
 * @param field name of the field concerned, absent where the reason names none
 */
record Refusal(
        String type, @Nullable String cause, @Nullable String field) {

    /** The phrases Elasticsearch 8 and 9 put before a field's name; the name itself must look like one of ours. */
    private static final Pattern FIELD = Pattern.compile(
            "(?:\\bfield |introduction of |object mapping for |field=)[\\[\"']([A-Za-z_@][A-Za-z0-9_.@-]{0,99})[\\]\"']");

    static final Refusal UNSTATED = new Refusal("unstated", null, null);
    static final Refusal TOO_LARGE = new Refusal("document_too_large", null, null);

    static Refusal of(@Nullable ErrorCause error) {
        if (error == null || error.type() == null) {
            return UNSTATED;
        }
        ErrorCause cause = error.causedBy();
        String field = field(error.reason());
        if (field == null && cause != null) {
            field = field(cause.reason());
        }
        return new Refusal(error.type(), cause == null ? null : cause.type(), field);
    }

    private static @Nullable String field(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        Matcher matcher = FIELD.matcher(reason);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** In one line, the same in every language: {@code type: field (cause)}. */
    String text() {
        return type + (field == null ? "" : ": " + field) + (cause == null ? "" : " (" + cause + ")");
    }
}
