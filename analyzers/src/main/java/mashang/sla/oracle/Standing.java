package mashang.sla.oracle;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/** An alert that was told and not withdrawn (7). */
final class Standing {
    private static final Set<Alert.Kind> RESTATED = EnumSet.of(
            Alert.Kind.WARNING,
            Alert.Kind.BREACH,
            Alert.Kind.CADENCE_MISSED,
            Alert.Kind.LIGHT,
            Alert.Kind.BUCK_PASSING);

    private final Alert told;
    private final String subject;
    private final Claim claim;
    private Instant due;
    private int revision = 1;

    Standing(Alert told, String subject, Claim claim) {
        this.told = told;
        this.subject = subject;
        this.claim = claim;
        this.due = told.dueAt();
    }

    boolean isReminder() {
        return told.kind() == Alert.Kind.REMINDER;
    }

    long toldAt() {
        return told.toldAt().toEpochMilli();
    }

    String subject() {
        return subject;
    }

    Claim claim() {
        return claim;
    }

    /** What has to be said at a change of knowledge; absent where the alert is right as it is (7.3). */
    @Nullable
    Alert correctedAt(long time, @Nullable Subject now) {
        Claim claimed = now == null ? null : now.claim(claim.word());
        boolean withdrawn = claimed == null || !claimed.isTrue() || claimed.toldFrom() > time;
        boolean moved = now != null && now.due() != due.toEpochMilli();
        if (!withdrawn && !(moved && RESTATED.contains(told.kind()))) {
            return null;
        }
        revision++;
        if (now != null && now.due() != Times.NEVER) {
            due = Instant.ofEpochMilli(now.due());
        }
        return correction(time, now, withdrawn);
    }

    private Alert correction(long time, @Nullable Subject now, boolean withdrawn) {
        return new Alert(
                told.alertId() + "/correction/" + (revision - 1),
                Alert.Kind.CORRECTION,
                told.orderId(),
                told.round(),
                told.clock(),
                told.hop(),
                told.number(),
                rung(now),
                now == null ? due : Instant.ofEpochMilli(now.start()),
                due,
                now == null ? null : Times.instant(now.stop()),
                Instant.ofEpochMilli(time),
                told.decidedAt(),
                revision,
                told.alertId(),
                told.kind(),
                withdrawn,
                now == null ? null : now.unit(),
                now == null ? told.owner() : now.owner(),
                now == null ? "" : now.policy(),
                now != null && now.provisional());
    }

    /** What the rung is called now; absent where there is none any more. */
    private @Nullable String rung(@Nullable Subject now) {
        boolean exists = told.kind() == Alert.Kind.ESCALATION
                && now != null
                && told.number() <= now.rungs().size();
        return exists && now != null ? now.rungs().get(told.number() - 1) : null;
    }
}
