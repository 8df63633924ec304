package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Naming naming;

    /** @param calendars as known now, by id */
    Readings(Rulebook rules, Map<String, OfficeDays> calendars, String feed, KnownFacts known) {
        this.rules = rules;
        this.calendars = calendars;
        this.feed = feed;
        this.known = known;
        this.naming = new Naming(known, this);
    }

    /** Readings of all clocks that run; of two definitions with a reading of the same key, the one listed first (2.1). */
    List<Reading> all() {
        Rulings rulings = new Rulings(rules, known.facts());
        return plain().stream()
                .map(r -> r.excusing(rulings.excusedOf(r, naming)))
                .toList();
    }

    /** Whether a waiver excuses that an order was passed around. */
    boolean isExcused(Passing passing) {
        return new Rulings(rules, known.facts()).excuses(passing, days(null), naming);
    }

    /** By the same rules, what was known before. */
    Readings of(KnownFacts then) {
        return new Readings(rules, calendars, feed, then);
    }

    /** Rounds in which it was passed around (8). */
    List<Passing> passings() {
        List<Passing> passings = new ArrayList<>();
        for (Round round : known.rounds()) {
            Passing passing = Passing.in(round, rules);
            if (passing != null) {
                passings.add(passing);
            }
        }
        return passings;
    }

    /** As if the office had decided nothing. */
    List<Reading> plain() {
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
        List<Word> development = development(instance.round());
        Map<String, Word> spoken = new HashMap<>();
        int next = 0;
        while (next < development.size() && development.get(next).from() <= instance.start()) {
            speak(development.get(next), spoken);
            next++;
        }
        Basis basis = basis(instance, said(spoken, instance));
        long due = basis.plainDue(instance);
        long forward = Long.MIN_VALUE;
        List<Long> times = new ArrayList<>();
        List<Long> afterStop = new ArrayList<>();
        for (Word word : development.subList(next, development.size())) {
            speak(word, spoken);
            basis = basis(instance, said(spoken, instance));
            long plain = basis.plainDue(instance);
            if (word.from() > instance.stop()) {
                times.add(word.from());
                afterStop.add(plain);
            } else {
                long now = Math.max(plain, Math.min(word.from(), due));
                forward = now < due ? word.from() : forward;
                due = now;
            }
        }
        if (!times.isEmpty()) {
            int first = times.size() - 1;
            long plain = afterStop.get(first);
            while (first > 0 && afterStop.get(first - 1) == plain) {
                first--;
            }
            long now = Math.max(plain, Math.min(times.get(first), due));
            forward = now < due ? times.get(first) : forward;
            due = now;
        }
        return basis.rule() == null || !basis.runs(instance)
                ? null
                : extended(instance, basis, basis.rule(), due, forward);
    }

    /** Words of facts of rounds up to this one, in order (2.4). */
    private List<Word> development(Round round) {
        return known.words().stream()
                .filter(w -> known.roundOf(w.fact()) <= round.number())
                .toList();
    }

    private static void speak(Word word, Map<String, Word> spoken) {
        spoken.put(word.fact().eventId(), word);
    }

    /** What is said, by the latest words of each fact that has spoken. */
    private Said said(Map<String, Word> spoken, Instance instance) {
        Said said = beforehand(instance);
        for (CaseEvent fact : known.facts()) {
            Word word = spoken.get(fact.eventId());
            if (word != null) {
                said = amended(said, word, instance);
            }
        }
        return said;
    }

    /** The unit before the first dispatch or opening (2.4). */
    private Said beforehand(Instance instance) {
        Said said = Said.NOTHING;
        Hop hop = instance.hop();
        if (hop != null) {
            return said.withUnit(hop.unit(), Instant.ofEpochMilli(hop.time()));
        }
        for (CaseEvent fact : instance.round().facts()) {
            if ((fact.step() == Step.DISPATCHED || fact.step() == Step.OPENED) && fact.unit() != null) {
                return said.withUnit(fact.unit(), fact.occurredAt());
            }
        }
        return said;
    }

    private Said amended(Said said, Word word, Instance instance) {
        CaseEvent fact = word.fact();
        Said amended = said.amendedBy(word.version());
        if (known.roundOf(fact) != instance.round().number()) {
            return amended;
        }
        if (instance.hop() == null
                && (fact.step() == Step.DISPATCHED || fact.step() == Step.OPENED)
                && fact.unit() != null) {
            amended = amended.withUnit(fact.unit(), fact.occurredAt());
        }
        return amended.withDueOf(word.version());
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

    private Reading extended(Instance instance, Basis basis, Rulebook.PolicyRule rule, long before, long forward) {
        boolean extensible = before != Times.NEVER && instance.clock().scope() != ClockDefinition.Scope.CADENCE;
        Extensions.Extended extended = extensible
                ? Extensions.of(instance, known, before, basis.days())
                : new Extensions.Extended(before, Long.MIN_VALUE, before, false);
        Long grace = rule.rule().graceMillis();
        return new Reading(
                instance,
                rule,
                basis,
                extended.due(),
                Math.max(forward, extended.cutAt()),
                extended.hold(),
                isProvisional(instance, basis, extended),
                grace != null ? grace : rules.graceOf(feed),
                Reading.unitOf(instance),
                Set.of());
    }

    private static boolean isProvisional(Instance instance, Basis basis, Extensions.Extended extended) {
        return (basis.isByCalendar(instance) || extended.inTime())
                && extended.due() != Times.NEVER
                && basis.days().isProvisional(extended.due());
    }
}
