package mashang.sla.oracle;

import java.time.Instant;
import java.time.ZonedDateTime;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Span;
import org.jspecify.annotations.Nullable;

/**
 * By what a due time is reckoned at a point of the development (2.5).
 *
 * @param rule which rule; absent where none matches
 * @param supplied the due time supplied for the order, whether the rule lets it win or not; absent where none is
 * @param days the working calendar
 */
record Basis(Rulebook.@Nullable PolicyRule rule, @Nullable Instant supplied, OfficeDays days) {

    /** Whether the plain due is the supplied due time. */
    boolean isSupplied(Instance instance) {
        return rule != null
                && rule.rule().suppliedDue()
                && supplied != null
                && instance.clock().scope() != ClockDefinition.Scope.CADENCE;
    }

    /** Whether there is anything to reckon with. */
    boolean runs(Instance instance) {
        return rule != null
                && (instance.clock().scope() == ClockDefinition.Scope.CADENCE
                        || rule.rule().limit() != null
                        || isSupplied(instance));
    }

    /** Whether the plain due counts office hours or working days. */
    boolean isByCalendar(Instance instance) {
        if (rule == null || isSupplied(instance)) {
            return false;
        }
        Span limit = rule.rule().limit();
        return instance.clock().scope() != ClockDefinition.Scope.CADENCE
                && limit != null
                && limit.unit() != Span.Unit.ELAPSED;
    }

    /** The due time from this basis alone (2.6, 5). */
    long plainDue(Instance instance) {
        if (rule == null || !runs(instance)) {
            return Times.NEVER;
        }
        Reckoning reckoning = new Reckoning(instance.start(), instance.pauses(), days);
        if (instance.clock().scope() == ClockDefinition.Scope.CADENCE) {
            return reckoning.elapsed(interval(instance, rule.rule()));
        }
        if (supplied != null && rule.rule().suppliedDue()) {
            return supplied.toEpochMilli();
        }
        Span limit = rule.rule().limit();
        return limit == null ? Times.NEVER : reckoning.due(limit);
    }

    /** How long after the arm the next inspection is wanted (5). */
    private long interval(Instance instance, ClockRule by) {
        ClockDefinition.Cadence cadence = instance.clock().cadence();
        if (by.cadence() != null) {
            cadence = by.cadence();
        }
        if (cadence == null) {
            throw new IllegalArgumentException("no cadence: " + instance.clock().name());
        }
        ZonedDateTime arm = Instant.ofEpochMilli(instance.start()).atZone(days.zone());
        ZonedDateTime from = cadence.byRemaining()
                ? arm
                : Instant.ofEpochMilli(instance.firstArm()).atZone(days.zone());
        long day = 24L * 60 * 60 * 1000;
        boolean isLong = supplied == null
                || supplied.isAfter(from.plusMonths(cadence.overMonths()).toInstant());
        long interval = isLong
                ? arm.plusMonths(cadence.longMonths()).toInstant().toEpochMilli() - instance.start()
                : cadence.shortDays() * day;
        if (supplied == null) {
            return interval;
        }
        long beginning = Math.max(instance.start(), supplied.toEpochMilli() - cadence.closingDays() * day);
        return Math.min(interval, beginning + cadence.closingEveryDays() * day - instance.start());
    }
}
