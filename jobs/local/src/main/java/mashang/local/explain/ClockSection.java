package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Reckoning;
import mashang.sla.Reckoning.Basis;
import mashang.sla.Span;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** One clock with its reckoning: rule, start, what was counted and what was not, due time, stop, and what follows from it. */
final class ClockSection {
    private static final long NEVER = Long.MAX_VALUE;

    private final Words words;
    private final TimeWords times;
    private final Names names;
    private final WorkOrder order;
    private final long at;

    /** @param at when it is looked at, epoch milliseconds */
    ClockSection(Words words, TimeWords times, WorkOrder order, long at) {
        this.words = words;
        this.times = times;
        this.names = new Names(words, times);
        this.order = order;
        this.at = at;
    }

    List<String> lines(int number, Reckoning reckoning) {
        ClockReading reading = reckoning.reading();
        List<String> lines = new ArrayList<>();
        lines.add(words.word("clock.title", number, names.clock(reading)) + "  [" + words.of("light", reading.light(at))
                + ']');
        TextTable rows = new TextTable();
        rows.row(words.word("row.owner"), owner(reading));
        addRule(rows, reckoning);
        rows.row(words.word("row.start"), start(reading));
        ChangeRows changes = new ChangeRows(words, times);
        changes.addChanges(rows, reckoning);
        lines.addAll(rows.lines("   "));
        lines.addAll(new CountRows(words, times).lines(reckoning));
        TextTable rest = new TextTable();
        changes.addGrants(rest, reckoning);
        addDue(rest, reckoning);
        rest.row(words.word("row.stop"), stop(reading));
        rest.row(words.word("row.result"), result(reading));
        lines.addAll(rest.lines("   "));
        return lines;
    }

    private String owner(ClockReading reading) {
        String who = words.of("owner", reading.rule().clock().owner());
        return reading.unit() == null ? who : words.word("row.owner.unit", who, reading.unit());
    }

    private void addRule(TextTable rows, Reckoning reckoning) {
        Basis basis = reckoning.basis();
        Span span = reckoning.span();
        String limit = basis.isSuppliedUsed() && reckoning.parts().isEmpty()
                ? words.word("row.rule.supplied")
                : span == null ? words.word("row.rule.cadence") : words.word("row.rule.limit", times.span(span));
        rows.row(words.word("row.rule"), words.word("row.rule.policy", String.valueOf(basis.policy()), limit));
        rows.row(
                "",
                words.word(
                        "row.rule.match",
                        new Matches(words).of(reckoning.reading().rule().match())));
        if (!reckoning.reading().rule().source().isEmpty()) {
            rows.row(
                    "", words.word("row.rule.source", reckoning.reading().rule().source()));
        }
    }

    private String start(ClockReading reading) {
        ClockDefinition clock = reading.rule().clock();
        Set<Step> steps =
                clock.scope() == ClockDefinition.Scope.CADENCE ? union(clock.start(), Step.INSPECTED) : clock.start();
        String what = step(steps, reading.round(), reading.startedAt());
        String time = times.time(reading.startedAt());
        return what == null ? time : words.word("row.start.step", time, what);
    }

    private void addDue(TextTable rows, Reckoning reckoning) {
        ClockReading reading = reckoning.reading();
        if (reading.dueAt() == NEVER) {
            rows.row(words.word("row.due"), words.word("row.due.hold"));
            return;
        }
        rows.row(words.word("row.due"), times.time(reading.dueAt()));
        if (reading.provisional()) {
            rows.row(words.word("row.provisional"), provisional(reading));
        }
        if (reckoning.pendingSince() != NEVER) {
            String asked = times.time(reckoning.pendingSince());
            rows.row(words.word("row.held"), words.word("row.held.text", asked, times.time(reading.heldUntil())));
        }
        addWarning(rows, reading);
        if (reading.graceMillis() > 0 && !(reading.isStopped() && !reading.isLate())) {
            String grace = times.length(reading.graceMillis());
            rows.row(words.word("row.grace"), words.word("row.grace.text", grace, times.time(reading.breachFrom())));
        }
    }

    private String provisional(ClockReading reading) {
        long until = reading.calendar().confirmedUntil();
        long first = reading.calendar().firstNoted();
        if (first != NEVER && reading.dueAt() < reading.calendar().startOf(first)) {
            return words.word(
                    "row.provisional.before", times.day(reading.calendar().startOf(first)));
        }
        return until == Long.MIN_VALUE
                ? words.word("row.provisional.none")
                : words.word(
                        "row.provisional.until", times.day(reading.calendar().startOf(until)));
    }

    private void addWarning(TextTable rows, ClockReading reading) {
        Span before = reading.rule().warnBefore();
        if (before == null || reading.warnAt() == NEVER) {
            return;
        }
        String key = reading.isWarnedHalfWay() ? "row.warn.half" : "row.warn.text";
        rows.row(words.word("row.warn"), words.word(key, times.time(reading.warnAt()), times.span(before)));
    }

    private String stop(ClockReading reading) {
        if (!reading.isStopped()) {
            return words.word("row.stop.none");
        }
        ClockDefinition clock = reading.rule().clock();
        String what = step(clock.stop(), reading.round(), reading.stoppedAt());
        if (what == null) {
            what = words.word(clock.scope() == ClockDefinition.Scope.CADENCE ? "stop.next" : "stop.redispatched");
        }
        return words.word("row.stop.text", times.time(reading.stoppedAt()), what);
    }

    private String result(ClockReading reading) {
        long due = reading.dueAt();
        if (due == NEVER) {
            return reading.isStopped() ? words.word("result.on-hold-stopped") : words.word("result.hold");
        }
        if (reading.isStopped() && !reading.isLate()) {
            return reading.stoppedAt() == due
                    ? words.word("result.on-the-dot")
                    : words.word("result.in-time", times.length(due - reading.stoppedAt()));
        }
        if (!reading.isStopped() && at <= due) {
            return words.word("result.running", times.about(due - at));
        }
        String late = reading.isStopped() ? times.length(reading.stoppedAt() - due) : times.about(at - due);
        if (reading.ruled().waived()) {
            return words.word("result.waived", late);
        }
        if (!reading.isBreached(at)) {
            return words.word("result.late-in-grace", late, times.time(reading.breachFrom()));
        }
        return words.word(reading.isStopped() ? "result.late" : "result.overdue", late);
    }

    /** The step of the round that happened at this time, with its unit; absent where none of these did. */
    private @Nullable String step(Set<Step> steps, int round, long time) {
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            if (fact.occurredAt() == time && steps.contains(fact.step()) && order.roundOf(i) == round) {
                String step = words.of("step", fact.step());
                return fact.unit() == null ? step : step + ' ' + fact.unit();
            }
        }
        return null;
    }

    private static Set<Step> union(Set<Step> steps, Step more) {
        Set<Step> all = java.util.EnumSet.of(more);
        all.addAll(steps);
        return all;
    }
}
