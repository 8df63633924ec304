package mashang.documents;

import java.util.Locale;
import java.util.Optional;

/** Documents that the office issues to a unit, the mildest first (文书). */
public enum DocumentKind {
    /** Tells those above how things stand (效能专报). */
    BRIEF,
    /** Calls on a unit to act (督办通知书). */
    SUPERVISION,
    /** Calls on a unit to put right what it did not do when called upon (整改通知书). */
    RECTIFICATION;

    /** As settings, templates and the command line write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a code; empty where it is none. */
    public static Optional<DocumentKind> of(String code) {
        for (DocumentKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
