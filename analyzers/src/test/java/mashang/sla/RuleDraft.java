package mashang.sla;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** A rule being written down, with the shortest words for what the tests need. */
final class RuleDraft {
    private final String name;
    private final ClockDefinition.Scope scope;
    private ClockDefinition.Owner owner = ClockDefinition.Owner.UNIT;
    private final Set<Step> start;
    private final Set<Step> stop;
    private Set<Step> pause = Set.of();
    private Set<Step> resume = Set.of();
    private ClockDefinition.@Nullable Extension extension;
    private ClockDefinition.@Nullable Cadence cadence;
    private ClockDefinition.@Nullable Cadence ownCadence;
    private int priority;
    private OrderMatch match = OrderMatch.ALL;
    private boolean supplied;
    private @Nullable Span limit;
    private @Nullable String calendar;
    private @Nullable Span warn;
    private final List<ClockRule.Rung> ladder = new ArrayList<>();
    private int reminders;
    private @Nullable Long grace;
    private boolean lights;

    private RuleDraft(String name, ClockDefinition.Scope scope, Set<Step> start, Set<Step> stop) {
        this.name = name;
        this.scope = scope;
        this.start = start;
        this.stop = stop;
    }

    /** The clock, without what its rules say. */
    static RuleDraft of(ClockDefinition clock) {
        RuleDraft draft = new RuleDraft(clock.name(), clock.scope(), clock.start(), clock.stop());
        draft.owner = clock.owner();
        draft.pause = clock.pause();
        draft.resume = clock.resume();
        draft.extension = clock.extension();
        draft.cadence = clock.cadence();
        return draft;
    }

    static RuleDraft order(String name, Set<Step> start, Set<Step> stop) {
        return new RuleDraft(name, ClockDefinition.Scope.ORDER, start, stop);
    }

    static RuleDraft hop(String name, Step... stop) {
        return new RuleDraft(name, ClockDefinition.Scope.HOP, EnumSet.of(Step.DISPATCHED), Set.of(stop));
    }

    static RuleDraft cadence(String name, Set<Step> start, Set<Step> stop, ClockDefinition.Cadence cadence) {
        RuleDraft draft = new RuleDraft(name, ClockDefinition.Scope.CADENCE, start, stop);
        draft.cadence = cadence;
        draft.owner = ClockDefinition.Owner.SUPERVISOR;
        return draft;
    }

    /** For tasks of a category only, at intervals of its own. */
    RuleDraft category(int prio, String category, ClockDefinition.Cadence value) {
        priority = prio;
        match = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(category), Set.of());
        ownCadence = value;
        return this;
    }

    RuleDraft owner(ClockDefinition.Owner value) {
        owner = value;
        return this;
    }

    RuleDraft pausedBy(Step value, Step resumedBy) {
        pause = EnumSet.of(value);
        resume = EnumSet.of(resumedBy);
        return this;
    }

    RuleDraft extension(int maxWorkingDays, int holdWorkingDays) {
        extension = new ClockDefinition.Extension(maxWorkingDays, holdWorkingDays);
        return this;
    }

    RuleDraft priority(int value) {
        priority = value;
        return this;
    }

    RuleDraft match(OrderMatch value) {
        match = value;
        return this;
    }

    RuleDraft urgency(int prio, Urgency... urgencies) {
        priority = prio;
        match = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(urgencies), Set.of(), Set.of());
        return this;
    }

    RuleDraft kind(int prio, Kind... kinds) {
        priority = prio;
        match = new OrderMatch(Set.of(), Set.of(), Set.of(kinds), Set.of(), Set.of(), Set.of());
        return this;
    }

    RuleDraft units(int prio, String... ids) {
        priority = prio;
        match = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(ids));
        return this;
    }

    RuleDraft supplied() {
        supplied = true;
        return this;
    }

    RuleDraft limit(@Nullable Span value) {
        limit = value;
        return this;
    }

    RuleDraft minutes(long value) {
        return limit(Span.elapsed(value * 60_000));
    }

    RuleDraft officeMinutes(long value) {
        return limit(Span.workingTime(value * 60_000));
    }

    RuleDraft days(long value) {
        return limit(Span.workingDays(value));
    }

    RuleDraft calendar(@Nullable String value) {
        calendar = value;
        return this;
    }

    RuleDraft warn(@Nullable Span value) {
        warn = value;
        return this;
    }

    RuleDraft warnDays(long value) {
        return warn(Span.workingDays(value));
    }

    RuleDraft rung(String rung, Span after) {
        ladder.add(new ClockRule.Rung(rung, after));
        return this;
    }

    RuleDraft reminders(int value) {
        reminders = value;
        return this;
    }

    RuleDraft lights() {
        lights = true;
        return this;
    }

    RuleDraft grace(@Nullable Long millis) {
        grace = millis;
        return this;
    }

    ClockDefinition clock() {
        return new ClockDefinition(name, scope, owner, start, stop, pause, resume, extension, cadence);
    }

    ClockRule done() {
        return new ClockRule(
                clock(),
                priority,
                match,
                supplied,
                limit,
                calendar,
                warn,
                List.copyOf(ladder),
                reminders,
                grace,
                lights,
                ownCadence,
                "test");
    }
}
