package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Light;
import mashang.sla.Span;
import mashang.sla.Verdict;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * How an instance stands (2.7, 4, 6).
 *
 * @param rule the rule of the last basis, and its policy version
 * @param basis the last one
 * @param due never, while it is on hold without end
 * @param broughtForward when the due time was last brought forward; the beginning of time, where it never was
 * @param hold until when the accusation waits; at the due time or after it
 * @param provisional as in 3
 * @param grace how long late reports are waited for
 * @param unit the unit concerned, as written; absent where none is
 * @param excused what the office has excused, by kind: {@code breach} for all that a waiver excuses, {@code light}, {@code warning}
 */
record Reading(
        Instance instance,
        Rulebook.PolicyRule rule,
        Basis basis,
        long due,
        long broughtForward,
        long hold,
        boolean provisional,
        long grace,
        @Nullable String unit,
        Set<String> excused) {

    /** The same, with claims of these words excused by the office. */
    Reading excusing(Set<String> words) {
        return new Reading(instance, rule, basis, due, broughtForward, hold, provisional, grace, unit, words);
    }

    long stop() {
        return instance.stop();
    }

    /** {@code round/clock[/hop]}. */
    String name() {
        String hop = instance.key();
        return instance.round().number() + "/" + instance.clock().name() + (hop == null ? "" : '/' + hop);
    }

    /** How it stands at a time, by what is known (6). */
    Verdict verdict(String orderId, long time) {
        boolean breached = false;
        boolean warned = false;
        for (Claim claim : claims()) {
            boolean told = claim.isTrue() && claim.toldFrom() <= time;
            breached = breached || (told && claim.isBreach());
            warned = warned || (told && claim.kind() == Alert.Kind.WARNING);
        }
        Light light = breached ? Light.RED : warned && stop() == Times.NEVER ? Light.YELLOW : Light.GREEN;
        return new Verdict(
                orderId,
                instance.round().number(),
                instance.clock().name(),
                instance.key(),
                Instant.ofEpochMilli(instance.start()),
                Times.instant(due),
                Times.instant(stop()),
                light,
                breached,
                provisional);
    }

    /** {@code id@version}, or {@code supplied}. */
    String policy() {
        return basis.isSupplied(instance) ? "supplied" : rule.policy().name();
    }

    /** What it says, true or not; nothing where it is not due (6). */
    List<Claim> claims() {
        return plainClaims().stream()
                .map(claim -> isExcused(claim) ? claim.excused() : claim)
                .toList();
    }

    private boolean isExcused(Claim claim) {
        return switch (claim.kind()) {
            case WARNING -> excused.contains(Rulings.WARNING);
            case LIGHT -> excused.contains(Rulings.LIGHT) || excused.contains(Rulings.BREACH);
            default -> excused.contains(Rulings.BREACH);
        };
    }

    private List<Claim> plainClaims() {
        List<Claim> claims = new ArrayList<>();
        if (due == Times.NEVER) {
            return claims;
        }
        long warning = warningPoint();
        if (warning != Times.NEVER) {
            claims.add(Claim.warning(stop() > warning, warning + grace));
        }
        boolean late = stop() > due;
        boolean cadence = instance.clock().scope() == ClockDefinition.Scope.CADENCE;
        claims.add(Claim.breach(cadence, late, hold + grace));
        if (rule.rule().issuesLight() && unit != null) {
            claims.add(Claim.light(late, Math.max(basis.days().shift(due, 1), hold) + grace));
        }
        List<ClockRule.Rung> ladder = rule.rule().ladder();
        for (int k = 1; k <= ladder.size(); k++) {
            long rung = shifted(ladder.get(k - 1).after(), 1);
            String name = ladder.get(k - 1).name();
            claims.add(Claim.escalation(k, name, late && stop() > rung, Math.max(rung, hold) + grace));
        }
        for (int n = 1; n <= rule.rule().reminders(); n++) {
            long day = basis.days().shift(due, n);
            claims.add(Claim.reminder(n, late && stop() > day, day + grace));
        }
        return claims;
    }

    /** When it turns yellow; never, where it does not. */
    private long warningPoint() {
        Span before = rule.rule().warnBefore();
        if (before == null) {
            return Times.NEVER;
        }
        long start = instance.start();
        long point = shifted(before, -1);
        if (point <= start) {
            point = Math.floorDiv(start + due, 2L);
        }
        if (point < broughtForward) {
            point = broughtForward;
        }
        return point > start && point < due ? point : Times.NEVER;
    }

    private long shifted(Span span, int sign) {
        return span.unit() == Span.Unit.WORKING_DAYS
                ? basis.days().shift(due, sign * span.amount())
                : due + sign * span.amount();
    }

    /** The unit an alert is about: the hop's, else the one that stopped it, else the lead unit. */
    static @Nullable String unitOf(Instance instance) {
        Hop hop = instance.hop();
        if (hop != null) {
            return hop.unit();
        }
        if (instance.clock().owner() != ClockDefinition.Owner.UNIT) {
            return null;
        }
        CaseEvent stoppedBy = instance.stoppedBy();
        boolean cadence = instance.clock().scope() == ClockDefinition.Scope.CADENCE;
        if (!cadence && stoppedBy != null && stoppedBy.unit() != null) {
            return stoppedBy.unit();
        }
        CaseEvent assignment = instance.round().latestAssignment();
        return assignment == null ? null : assignment.unit();
    }
}
