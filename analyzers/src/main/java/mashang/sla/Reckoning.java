package mashang.sla;

import java.util.List;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How one clock came to its due time, so that everybody concerned can follow it (时限的来历). Written down by what reckons the
 * due time itself, not reckoned again. All times are epoch milliseconds; {@link Long#MAX_VALUE} is "never" or "not yet".
 *
 * @param reading the clock
 * @param bases what decided the limit: at the start, and then every time that changed; never empty
 * @param pauses when it was on hold
 * @param parts the time from its start to the plain due time of the last basis, taken apart: in order, without gaps; up to the hold
 *     that does not end where there is one; empty where the feed supplied the due time
 * @param limit what the counted parts come to, in milliseconds or working days: see {@link #isInDays}; less only while a hold
 *     does not end; 0 where the feed supplied the due time
 * @param grants extensions that were granted, in order, those that came too late included
 * @param pendingSince when the extension was asked for that is not decided and holds the accusation; MAX_VALUE: none is
 */
public record Reckoning(
        ClockReading reading,
        List<Basis> bases,
        Pauses pauses,
        List<Part> parts,
        long limit,
        List<Grant> grants,
        long pendingSince) {

    /**
     * What decides the limit from a time on.
     *
     * @param from when it was said; the clock's start or earlier for the first
     * @param amendment the amendment that says it; absent where a step of the order does by itself
     * @param channel how the order came in
     * @param kind what the citizen wants
     * @param category the matter
     * @param urgency how pressing it is
     * @param unit the unit that has it
     * @param supplied the due time the feed supplies; absent where it supplies none
     * @param isSuppliedUsed whether that wins over the rule's limit
     * @param rule the rule for it; absent where none matches
     * @param policy {@code id@version} of that rule; absent where none matches
     * @param plainDue what start and limit come to
     * @param due the due time after it: never before it was said, unless it was due already
     */
    public record Basis(
            long from,
            @Nullable Amendment amendment,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable Urgency urgency,
            @Nullable String unit,
            @Nullable Long supplied,
            boolean isSuppliedUsed,
            @Nullable ClockRule rule,
            @Nullable String policy,
            long plainDue,
            long due) {}

    /**
     * A row that was written anew (更正).
     *
     * @param step what it speaks of
     * @param at when that happened
     * @param isRecorded whether it says itself when it was made; else it counts from when it was handed over
     */
    public record Amendment(Step step, long at, boolean isRecorded) {}

    /** Why time counts, or why it does not. */
    public enum Reason {
        /** Every moment counts (24×7). */
        ELAPSED,
        /** Office hours of an ordinary working day, or such a day. */
        OFFICE_HOURS,
        /** Office hours of a make-up working day, or such a day (调休上班). */
        MAKE_UP,
        /** Not counted: before and after the office hours of a working day. */
        NIGHT,
        /** Not counted: between its office hours. */
        BREAK,
        /** Not counted: a day the ordinary week does not work. */
        WEEKEND,
        /** Not counted: a holiday. */
        HOLIDAY,
        /** Not counted: on hold; of days, on hold at their close. */
        ON_HOLD,
        /** Not counted: days are counted from the next one on. */
        START_DAY
    }

    /**
     * A piece of time.
     *
     * @param from its first moment
     * @param until the first moment after it; MAX_VALUE for a hold that does not end
     * @param reason why it counts or not
     * @param name the holiday, or what a make-up day makes up for; absent where no notice speaks of it
     * @param counted what it adds, in milliseconds or working days; 0 where it does not count
     */
    public record Part(
            long from, long until, Reason reason, @Nullable String name, long counted) {}

    /**
     * An extension that was granted (同意延期).
     *
     * @param at when
     * @param asked when it was asked for; MAX_VALUE: nobody did
     * @param inTime whether it was asked for (or, where nobody did, granted) at or before the due time so far
     * @param until the time granted; absent where none was said: as long as is allowed
     * @param cap the latest an extension may reach
     * @param due the due time after it
     */
    public record Grant(
            long at, long asked, boolean inTime, @Nullable Long until, long cap, long due) {}

    /** The basis that counts. */
    public Basis basis() {
        return bases.get(bases.size() - 1);
    }

    /** Whether parts are counted in working days; else in milliseconds. */
    public boolean isInDays() {
        Span span = span();
        return span != null && span.unit() == Span.Unit.WORKING_DAYS;
    }

    /** The limit as the rule states it; absent for a cadence, and where the feed supplied the due time. */
    public @Nullable Span span() {
        ClockRule rule = basis().rule();
        boolean cadence = reading.rule().clock().scope() == ClockDefinition.Scope.CADENCE;
        return rule == null || basis().isSuppliedUsed() || cadence ? null : rule.limit();
    }

    /** What was counted so far. */
    public long counted() {
        return parts.stream().mapToLong(Part::counted).sum();
    }
}
