package mashang.workorder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link CaseEvent} being written down; see there for the fields. Not thread-safe. */
public final class CaseEventDraft {
    private final String orderId;
    private final Step step;
    private final Instant occurredAt;
    private final Instant loggedAt;
    private @Nullable Instant recordedAt;
    private long revision;
    private @Nullable String factKey;
    private String origin = "";
    private @Nullable String unit;
    private List<String> coUnits = new ArrayList<>();
    private @Nullable Instant dueAt;
    private @Nullable String reason;
    private @Nullable String actor;
    private @Nullable String role;
    private @Nullable String parent;
    private @Nullable String mergedInto;
    private @Nullable String channel;
    private @Nullable String caller;
    private @Nullable Boolean anonymous;
    private @Nullable Boolean confidential;
    private @Nullable Kind kind;
    private @Nullable String category;
    private @Nullable Urgency urgency;
    private @Nullable String title;
    private @Nullable String content;
    private @Nullable String address;
    private @Nullable String grid;
    private @Nullable String district;
    private @Nullable String street;
    private @Nullable Double longitude;
    private @Nullable Double latitude;
    private @Nullable String subjectUnit;
    private @Nullable Integer evidence;
    private @Nullable Integer found;
    private @Nullable String reply;
    private @Nullable Boolean contacted;
    private @Nullable Boolean resolved;
    private @Nullable Boolean satisfied;
    private @Nullable Boolean verified;
    private List<String> flags = new ArrayList<>();
    private @Nullable String concerns;

    CaseEventDraft(String orderId, Step step, Instant occurredAt, Instant loggedAt) {
        this.orderId = orderId;
        this.step = step;
        this.occurredAt = occurredAt;
        this.loggedAt = loggedAt;
    }

    public CaseEventDraft recordedAt(@Nullable Instant value) {
        recordedAt = value;
        return this;
    }

    public CaseEventDraft revision(long value) {
        revision = value;
        return this;
    }

    public CaseEventDraft factKey(@Nullable String value) {
        factKey = value;
        return this;
    }

    public CaseEventDraft origin(String value) {
        origin = value;
        return this;
    }

    public CaseEventDraft unit(@Nullable String value) {
        unit = value;
        return this;
    }

    public CaseEventDraft coUnits(List<String> value) {
        coUnits = List.copyOf(value);
        return this;
    }

    public CaseEventDraft dueAt(@Nullable Instant value) {
        dueAt = value;
        return this;
    }

    public CaseEventDraft reason(@Nullable String value) {
        reason = value;
        return this;
    }

    public CaseEventDraft actor(@Nullable String value) {
        actor = value;
        return this;
    }

    public CaseEventDraft role(@Nullable String value) {
        role = value;
        return this;
    }

    public CaseEventDraft parent(@Nullable String value) {
        parent = value;
        return this;
    }

    public CaseEventDraft mergedInto(@Nullable String value) {
        mergedInto = value;
        return this;
    }

    public CaseEventDraft channel(@Nullable String value) {
        channel = value;
        return this;
    }

    public CaseEventDraft caller(@Nullable String value) {
        caller = value;
        return this;
    }

    public CaseEventDraft anonymous(@Nullable Boolean value) {
        anonymous = value;
        return this;
    }

    public CaseEventDraft confidential(@Nullable Boolean value) {
        confidential = value;
        return this;
    }

    public CaseEventDraft kind(@Nullable Kind value) {
        kind = value;
        return this;
    }

    public CaseEventDraft category(@Nullable String value) {
        category = value;
        return this;
    }

    public CaseEventDraft urgency(@Nullable Urgency value) {
        urgency = value;
        return this;
    }

    public CaseEventDraft title(@Nullable String value) {
        title = value;
        return this;
    }

    public CaseEventDraft content(@Nullable String value) {
        content = value;
        return this;
    }

    public CaseEventDraft address(@Nullable String value) {
        address = value;
        return this;
    }

    public CaseEventDraft grid(@Nullable String value) {
        grid = value;
        return this;
    }

    public CaseEventDraft district(@Nullable String value) {
        district = value;
        return this;
    }

    public CaseEventDraft street(@Nullable String value) {
        street = value;
        return this;
    }

    public CaseEventDraft longitude(@Nullable Double value) {
        longitude = value;
        return this;
    }

    public CaseEventDraft latitude(@Nullable Double value) {
        latitude = value;
        return this;
    }

    public CaseEventDraft subjectUnit(@Nullable String value) {
        subjectUnit = value;
        return this;
    }

    public CaseEventDraft evidence(@Nullable Integer value) {
        evidence = value;
        return this;
    }

    public CaseEventDraft found(@Nullable Integer value) {
        found = value;
        return this;
    }

    public CaseEventDraft reply(@Nullable String value) {
        reply = value;
        return this;
    }

    public CaseEventDraft contacted(@Nullable Boolean value) {
        contacted = value;
        return this;
    }

    public CaseEventDraft resolved(@Nullable Boolean value) {
        resolved = value;
        return this;
    }

    public CaseEventDraft satisfied(@Nullable Boolean value) {
        satisfied = value;
        return this;
    }

    public CaseEventDraft verified(@Nullable Boolean value) {
        verified = value;
        return this;
    }

    public CaseEventDraft concerns(@Nullable String value) {
        concerns = value;
        return this;
    }

    /** Adds a flag, once. */
    public CaseEventDraft flag(Anomaly anomaly) {
        return flag(anomaly.name());
    }

    /** Its words are about how officials behave. */
    public CaseEventDraft aboutConduct() {
        return flag(CaseEvent.CONDUCT);
    }

    private CaseEventDraft flag(String name) {
        if (!flags.contains(name)) {
            flags.add(name);
        }
        return this;
    }

    /** The finished event, with its id. */
    public CaseEvent done() {
        return event(EventId.of(event("")));
    }

    private CaseEvent event(String id) {
        return new CaseEvent(
                CaseEvent.VERSION,
                id,
                orderId,
                step,
                occurredAt,
                recordedAt,
                loggedAt,
                revision,
                factKey,
                origin,
                unit,
                coUnits,
                dueAt,
                reason,
                actor,
                role,
                parent,
                mergedInto,
                channel,
                caller,
                anonymous,
                confidential,
                kind,
                category,
                urgency,
                title,
                content,
                address,
                grid,
                district,
                street,
                longitude,
                latitude,
                subjectUnit,
                evidence,
                reply,
                contacted,
                resolved,
                satisfied,
                verified,
                List.copyOf(flags),
                concerns,
                found);
    }
}
