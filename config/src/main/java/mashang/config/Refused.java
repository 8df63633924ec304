package mashang.config;

import java.util.List;
import mashang.intake.DeadReason;
import org.jspecify.annotations.Nullable;

/**
 * A row is refused. An exception because a row is all or nothing, and without a stack trace because a bad file has
 * millions of them.
 */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final DeadReason reason;
    private final transient List<String> args;
    private final @Nullable String field;

    Refused(DeadReason reason, @Nullable String field, String... args) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.field = field;
        this.args = List.of(args);
    }

    DeadReason reason() {
        return reason;
    }

    List<String> args() {
        return args;
    }

    @Nullable
    String field() {
        return field;
    }
}
