package mashang.config;

import java.time.Instant;
import java.util.function.BiPredicate;
import mashang.workorder.Anomaly;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** An event being filled from a row, field by field. Not thread-safe. */
final class EventDraft {
    private final CaseEventDraft draft;
    private final long occurredAt;
    private @Nullable String caller;
    private boolean anonymous;
    private String title = "";
    private String content = "";

    EventDraft(CaseEventDraft draft, long occurredAt) {
        this.draft = draft;
        this.occurredAt = occurredAt;
    }

    CaseEventDraft base() {
        return draft;
    }

    /** When the event happened, epoch milliseconds. */
    long occurredAt() {
        return occurredAt;
    }

    void flag(Anomaly anomaly) {
        draft.flag(anomaly);
    }

    void caller(String pseudonym) {
        caller = pseudonym;
    }

    void text(Field field, String value) {
        switch (field) {
            case UNIT -> draft.unit(value);
            case REASON -> draft.reason(value);
            case ACTOR -> draft.actor(value);
            case ROLE -> draft.role(value);
            case PARENT -> draft.parent(value);
            case MERGED_INTO -> draft.mergedInto(value);
            case CHANNEL -> draft.channel(value);
            case CATEGORY -> draft.category(value);
            case TITLE -> {
                title = value;
                draft.title(value);
            }
            case CONTENT -> {
                content = value;
                draft.content(value);
            }
            case ADDRESS -> draft.address(value);
            case GRID -> draft.grid(value);
            case DISTRICT -> draft.district(value);
            case STREET -> draft.street(value);
            case SUBJECT_UNIT -> draft.subjectUnit(value);
            case CONCERNS -> draft.concerns(value);
            case REPLY -> draft.reply(value);
            case KIND -> draft.kind(Kind.valueOf(value));
            case URGENCY -> draft.urgency(Urgency.valueOf(value));
            default -> throw new IllegalStateException(field + " is no text");
        }
    }

    void truth(Field field, boolean value) {
        switch (field) {
            case ANONYMOUS -> {
                anonymous = value;
                draft.anonymous(value);
            }
            case CONFIDENTIAL -> draft.confidential(value);
            case CONTACTED -> draft.contacted(value);
            case RESOLVED -> draft.resolved(value);
            case SATISFIED -> draft.satisfied(value);
            case VERIFIED -> draft.verified(value);
            default -> throw new IllegalStateException(field + " is no flag");
        }
    }

    void degrees(Field field, double value) {
        if (field == Field.LONGITUDE) {
            draft.longitude(value);
        } else {
            draft.latitude(value);
        }
    }

    void count(Field field, int value) {
        if (field == Field.FOUND) {
            draft.found(value);
        } else {
            draft.evidence(value);
        }
    }

    void dueAt(long millis) {
        draft.dueAt(Instant.ofEpochMilli(millis));
    }

    /** The event. An anonymous requester has no pseudonym either: the same hash twice would tell them apart. */
    CaseEvent done(BiPredicate<String, String> conduct) {
        boolean hasText = !title.isEmpty() || !content.isEmpty();
        if (hasText && conduct.test(title, content)) {
            draft.aboutConduct();
        }
        return draft.caller(anonymous ? null : caller).done();
    }
}
