package mashang.sla.oracle;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reads every clock of an order by what is known of it (2, 4, 5). */
final class Readings {
    private final Rulebook rules;
    private final Map<String, OfficeDays> calendars;
    private final String feed;
    private final KnownFacts known;

    /** @param calendars as known now, by id */
    Readings(Rulebook rules, Map<String, OfficeDays> calendars, String feed, KnownFacts known) {
        this.rules = rules;
        this.calendars = calendars;
        this.feed = feed;
        this.known = known;
    }

    /** Readings of all clocks that run; of two definitions with a reading of the same key, the one listed first (2.1). */
    List<Reading> all() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Round round : known.rounds()) {
            for (ClockDefinition clock : rules.clocks()) {
                for (Instance instance : Instance.of(clock, round)) {
                    Reading reading = read(instance);
                    if (reading != null) {
                        readings.putIfAbsent(reading.name(), reading);
                    }
                }
            }
        }
        return List.copyOf(readings.values());
    }

    private @Nullable Reading read(Instance instance) {
        List<CaseEvent> development = development(instance.round());
        Said said = beforehand(instance);
        int next = 0;
        while (next < development.size() && Times.at(development.get(next)) <= instance.start()) {
            said = amended(said, development.get(next), instance);
            next++;
        }
        Basis basis = basis(instance, said);
        long due = basis.plainDue(instance);
        for (CaseEvent fact : development.subList(next, development.size())) {
            said = amended(said, fact, instance);
            basis = basis(instance, said);
            due = Math.max(basis.plainDue(instance), Math.min(Times.at(fact), due));
        }
        return basis.rule() == null || !basis.runs(instance) ? null : extended(instance, basis, basis.rule(), due);
    }

    /** Facts of rounds up to this one, in order (2.4). */
    private List<CaseEvent> development(Round round) {
        return known.facts().stream()
                .filter(f -> known.roundOf(f) <= round.number())
                .toList();
    }

    /** The unit before the first dispatch (2.4). */
    private Said beforehand(Instance instance) {
        Said said = Said.NOTHING;
        Hop hop = instance.hop();
        if (hop != null) {
            return said.withUnit(hop.unit(), Instant.ofEpochMilli(hop.time()));
        }
        for (CaseEvent fact : instance.round().facts()) {
            if (fact.step() == Step.DISPATCHED && fact.unit() != null) {
                return said.withUnit(fact.unit(), fact.occurredAt());
            }
        }
        return said;
    }

    private Said amended(Said said, CaseEvent fact, Instance instance) {
        Said amended = said.amendedBy(fact);
        if (known.roundOf(fact) != instance.round().number()) {
            return amended;
        }
        if (instance.hop() == null && fact.step() == Step.DISPATCHED && fact.unit() != null) {
            amended = amended.withUnit(fact.unit(), fact.occurredAt());
        }
        return amended.withDueOf(fact);
    }

    private Basis basis(Instance instance, Said said) {
        Rulebook.PolicyRule best = null;
        for (Rulebook.PolicyRule candidate : rules.rulesOf(instance.clock(), instance.start())) {
            boolean better =
                    best == null || candidate.rule().priority() > best.rule().priority();
            if (better && matches(candidate.rule(), said)) {
                best = candidate;
            }
        }
        String calendar = best == null ? null : best.rule().calendar();
        if (calendar == null) {
            calendar = said.unitCalendar(rules.units());
        }
        return new Basis(best, said.due(), days(calendar));
    }

    private boolean matches(ClockRule rule, Said said) {
        return rule.match()
                .matches(
                        feed,
                        said.channel(),
                        said.kind(),
                        said.urgency(),
                        said.category(),
                        said.unitAndAbove(rules.units()));
    }

    private OfficeDays days(@Nullable String calendar) {
        OfficeDays days = calendars.get(rules.calendar(calendar).id());
        if (days == null) {
            throw new IllegalArgumentException("no calendar " + calendar);
        }
        return days;
    }

    private Reading extended(Instance instance, Basis basis, Rulebook.PolicyRule rule, long before) {
        ClockDefinition.Extension extension = instance.clock().extension();
        boolean extensible =
                extension != null && before != Times.NEVER && instance.clock().scope() != ClockDefinition.Scope.CADENCE;
        Extensions.Extended extended = extensible && extension != null
                ? Extensions.of(instance, extension, before, basis.days())
                : new Extensions.Extended(before, before, false);
        Long grace = rule.rule().graceMillis();
        return new Reading(
                instance,
                rule,
                basis,
                extended.due(),
                extended.hold(),
                isProvisional(instance, basis, extended),
                grace != null ? grace : rules.graceOf(feed),
                Reading.unitOf(instance));
    }

    private static boolean isProvisional(Instance instance, Basis basis, Extensions.Extended extended) {
        return (basis.isByCalendar(instance) || extended.inTime())
                && extended.due() != Times.NEVER
                && basis.days().isProvisional(extended.due());
    }
}
