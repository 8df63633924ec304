package mashang.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one round of an order, as the facts have it (时限). {@code CLOCKS.md}, 2 to 6. All times are epoch
 * milliseconds; {@link Long#MAX_VALUE} is "not yet" or "never".
 *
 * @param round 1 or more
 * @param hop which of several clocks of that name in the round; absent where there is one
 * @param startedAt when it started
 * @param dueAt when it has to stop; MAX_VALUE while it is on hold without end
 * @param hastenedAt when it was last said that it has to stop sooner than said before; MIN_VALUE: never
 * @param heldUntil until when an extension asked for in time holds the accusation; {@code dueAt} where none does
 * @param stoppedAt when it stopped
 * @param graceMillis how long late reports are waited for
 * @param rule what it follows
 * @param calendar the working calendar it is reckoned with
 * @param unit the unit concerned, as the feed writes it; absent where none is
 * @param unitAt when it was called so: the time of the fact that named it; {@link Long#MIN_VALUE} where none is
 * @param policy {@code id@version}, or {@code supplied} where the feed gave the due time
 * @param provisional whether the due time lies beyond what is confirmed of the calendar
 * @param ruled what the office has decided about it
 */
public record ClockReading(
        int round,
        @Nullable String hop,
        long startedAt,
        long dueAt,
        long hastenedAt,
        long heldUntil,
        long stoppedAt,
        long graceMillis,
        ClockRule rule,
        WorkCalendar calendar,
        @Nullable String unit,
        long unitAt,
        String policy,
        boolean provisional,
        Ruled ruled) {

    /** Name of the clock. */
    public String clock() {
        return rule.clock().name();
    }

    /** {@code round/clock[/hop]}: what tells it from all others of the order. */
    public String name() {
        return round + "/" + clock() + (hop == null ? "" : '/' + hop);
    }

    ClockReading with(Ruled decided) {
        return new ClockReading(
                round,
                hop,
                startedAt,
                dueAt,
                hastenedAt,
                heldUntil,
                stoppedAt,
                graceMillis,
                rule,
                calendar,
                unit,
                unitAt,
                policy,
                provisional,
                decided);
    }

    /** Whether it stopped at all. */
    public boolean isStopped() {
        return stoppedAt != Long.MAX_VALUE;
    }

    /** Whether it did not stop at or before its due time. */
    public boolean isLate() {
        return dueAt != Long.MAX_VALUE && stoppedAt > dueAt;
    }

    /** Whether it is late and nobody has excused it. */
    boolean isAccused() {
        return isLate() && !ruled.waived();
    }

    /** Whether being late puts a light into the register of its unit. */
    boolean isLit() {
        return isAccused() && mayBeLit();
    }

    /** The same, if it is late. */
    boolean mayBeLit() {
        return rule.issuesLight() && unit != null && !ruled.lightRevoked();
    }

    /** From when on the light may be told. */
    long lightFrom() {
        return later(Math.max(calendar.shift(dueAt, 1), heldUntil), graceMillis);
    }

    /** What is told when it is not in time. */
    Alert.Kind breachKind() {
        return rule.clock().scope() == ClockDefinition.Scope.CADENCE ? Alert.Kind.CADENCE_MISSED : Alert.Kind.BREACH;
    }

    /** From when on the breach may be told. */
    public long breachFrom() {
        return later(heldUntil, graceMillis);
    }

    /** When it turns yellow, grace aside: not before its due time was said; MAX_VALUE: never. */
    public long warnAt() {
        Span before = rule.warnBefore();
        if (before == null || dueAt == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long at = shifted(before, -1);
        if (at <= startedAt) {
            at = startedAt + Math.floorDiv(dueAt - startedAt, 2);
        }
        at = Math.max(at, hastenedAt);
        return at > startedAt && at < dueAt ? at : Long.MAX_VALUE;
    }

    /** Whether the limit is too short for a warning as long before the due time as the rule has it. */
    public boolean isWarnedHalfWay() {
        Span before = rule.warnBefore();
        return before != null && dueAt != Long.MAX_VALUE && shifted(before, -1) <= startedAt;
    }

    /** Whether a warning is in place: it is not stopped when it turns yellow. */
    boolean isWarned() {
        long at = warnAt();
        return at != Long.MAX_VALUE && stoppedAt > at && !ruled.warningRevoked();
    }

    /** From when on the warning may be told. */
    public long warnFrom() {
        return later(warnAt(), graceMillis);
    }

    /** When a rung of the ladder is reached, grace aside. */
    long rungAt(ClockRule.Rung rung) {
        return shifted(rung.after(), 1);
    }

    /** Whether its warning is in place and may be told by this time. */
    public boolean isWarnedBy(long time) {
        return isWarned() && warnFrom() <= time;
    }

    /** How many rungs of its ladder are reached and may be told by this time. */
    public int rungsBy(long time) {
        int reached = 0;
        for (ClockRule.Rung rung : isAccused() ? ladder() : List.<ClockRule.Rung>of()) {
            reached += stoppedAt > rungAt(rung) && rungFrom(rung) <= time ? 1 : 0;
        }
        return reached;
    }

    /** From when on a rung may be told. */
    long rungFrom(ClockRule.Rung rung) {
        return later(Math.max(rungAt(rung), heldUntil), graceMillis);
    }

    /** The due time's clock time on the n-th working day after it. */
    long reminderAt(int number) {
        return calendar.shift(dueAt, number);
    }

    /** The rungs of its ladder, the lowest first. */
    List<ClockRule.Rung> ladder() {
        return rule.ladder();
    }

    /** How it stands at a time, by what is known. */
    public Light light(long time) {
        if (isBreached(time)) {
            return Light.RED;
        }
        return isWarned() && !isStopped() && warnFrom() <= time ? Light.YELLOW : Light.GREEN;
    }

    /** Whether it is not in time, nobody has excused it, and the grace is over. */
    public boolean isBreached(long time) {
        return isAccused() && breachFrom() <= time;
    }

    /** The same for people and files. */
    public Verdict verdict(String orderId, long time) {
        return new Verdict(
                orderId,
                round,
                clock(),
                hop,
                Instant.ofEpochMilli(startedAt),
                dueAt == Long.MAX_VALUE ? null : Instant.ofEpochMilli(dueAt),
                isStopped() ? Instant.ofEpochMilli(stoppedAt) : null,
                light(time),
                isBreached(time),
                provisional);
    }

    /** Never stays never. */
    private static long later(long time, long millis) {
        return time > Long.MAX_VALUE - millis ? Long.MAX_VALUE : time + millis;
    }

    private long shifted(Span span, int direction) {
        return span.unit() == Span.Unit.WORKING_DAYS
                ? calendar.shift(dueAt, direction * span.amount())
                : direction > 0 ? later(dueAt, span.amount()) : dueAt - span.amount();
    }
}
