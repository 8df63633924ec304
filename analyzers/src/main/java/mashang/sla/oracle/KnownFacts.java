package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** What is known of one order: the facts that count, by rounds (1.1 to 1.3). */
final class KnownFacts {
    /** Steps that end something: in the moment of a reopening they belong to the round before. */
    private static final Set<Step> ENDING = EnumSet.of(
            Step.HANDLED,
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.CANCELLED,
            Step.MERGED,
            Step.FINISHED);

    /** Steps that say nothing of the stage of an order (7.8). */
    private static final Set<Step> ASIDE = EnumSet.of(
            Step.URGED,
            Step.INSPECTED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.RECLASSIFIED,
            Step.ACKNOWLEDGED,
            Step.WAIVED,
            Step.LIGHT_REVOKED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.DUE_CHANGED,
            Step.MERGE_REFUSED);

    /** Stages of an order with which nobody has anything left to do (7.8). */
    private static final Set<Step> FINISHED = EnumSet.of(
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.MERGED,
            Step.CANCELLED,
            Step.FINISHED);

    private static final Comparator<CaseEvent> IN_ORDER = Comparator.comparing(CaseEvent::occurredAt)
            .thenComparing(CaseEvent::step)
            .thenComparing(CaseEvent::eventId);

    /** In the order of 1.2. */
    private final List<CaseEvent> counting = new ArrayList<>();

    /** By the time from which they count, then in the order of 1.2. */
    private final List<Word> words = new ArrayList<>();

    private final Collection<CaseEvent> events;
    private final Rulebook rules;
    private final List<Long> reopenings;
    private final Units units;

    /** @param events of one order, each id once, the first copy of each */
    KnownFacts(Collection<CaseEvent> events, Rulebook rules) {
        this.events = events;
        this.rules = rules;
        this.units = rules.units();
        for (CaseEvent event : events) {
            if (events.stream().noneMatch(other -> isLaterVersion(other, event))) {
                counting.add(event);
            }
        }
        counting.sort(IN_ORDER);
        counting.removeAll(new Rulings(rules, List.copyOf(counting)).refused());
        counting.forEach(fact -> words.addAll(wordsOf(fact)));
        words.sort(Comparator.comparingLong(Word::from));
        List<Long> times = new ArrayList<>();
        for (CaseEvent fact : counting) {
            long since = times.isEmpty() ? Long.MIN_VALUE : times.get(times.size() - 1);
            long at = Times.at(fact);
            boolean ended = counting.stream()
                    .anyMatch(f -> isEnding(f) && !Rulings.isInVain(f) && Times.at(f) > since && Times.at(f) <= at);
            if (isReopening(fact) && at > since && ended) {
                times.add(at);
            }
        }
        reopenings = List.copyOf(times);
    }

    static boolean isReopening(CaseEvent fact) {
        return fact.step() == Step.REOPENED || Rulings.isInVain(fact);
    }

    static boolean isEnding(CaseEvent fact) {
        return ENDING.contains(fact.step());
    }

    List<CaseEvent> facts() {
        return counting;
    }

    List<Word> words() {
        return words;
    }

    /** The words of a fact that are heard, in order (1.10). */
    List<Word> wordsOf(CaseEvent fact) {
        List<Word> heard = new ArrayList<>();
        for (CaseEvent version : versionsOf(fact)) {
            long from = countsFrom(version, fact);
            if (versionsOf(fact).stream()
                    .filter(other -> isLaterVersion(other, version))
                    .noneMatch(higher -> countsFrom(higher, fact) <= from)) {
                heard.add(new Word(from, fact, version));
            }
        }
        heard.sort(Comparator.comparingLong(Word::from));
        return heard;
    }

    /** What was known when this had been handed over, by the rules of now. */
    KnownFacts asOf(Instant moment) {
        return new KnownFacts(
                events.stream().filter(e -> !e.loggedAt().isAfter(moment)).toList(), rules);
    }

    /** When anything was handed over at a time or after it. */
    SortedSet<Instant> momentsFrom(Instant time) {
        TreeSet<Instant> moments = new TreeSet<>();
        events.forEach(e -> moments.add(e.loggedAt()));
        return moments.tailSet(time);
    }

    /** When each round after the first began. */
    List<Long> reopenings() {
        return reopenings;
    }

    /** The version that counts of the same fact; absent where none does. */
    @Nullable
    CaseEvent countingFor(CaseEvent version) {
        return counting.stream()
                .filter(f -> Fact.slot(f).equals(Fact.slot(version)))
                .findFirst()
                .orElse(null);
    }

    private List<CaseEvent> versionsOf(CaseEvent fact) {
        return events.stream().filter(e -> Fact.slot(e).equals(Fact.slot(fact))).toList();
    }

    /** From when on the words of a version of a fact count. */
    private long countsFrom(CaseEvent version, CaseEvent fact) {
        List<CaseEvent> lower = versionsOf(fact).stream()
                .filter(other -> isLaterVersion(version, other))
                .toList();
        if (lower.isEmpty()) {
            return Times.at(fact);
        }
        List<Long> stated = lower.stream()
                .filter(l -> l.recordedAt() != null)
                .map(KnownFacts::recorded)
                .toList();
        long handedOver = version.loggedAt().toEpochMilli();
        boolean tells = !stated.isEmpty() && stated.stream().allMatch(earlier -> earlier < recorded(version));
        long made = tells ? Math.min(recorded(version), handedOver) : handedOver;
        return Math.max(made, Times.at(fact));
    }

    List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= reopenings.size() + 1; number++) {
            List<CaseEvent> facts = new ArrayList<>();
            for (CaseEvent fact : counting) {
                if (roundOf(fact) == number) {
                    facts.add(fact);
                }
            }
            long end = number <= reopenings.size() ? reopenings.get(number - 1) : Times.NEVER;
            rounds.add(new Round(number, facts, checked(number), end, units));
        }
        return rounds;
    }

    /** When a check in vain began the round; never, where none did. */
    private long checked(int number) {
        long began = number == 1 ? Times.NEVER : reopenings.get(number - 2);
        boolean inVain = counting.stream().anyMatch(f -> Rulings.isInVain(f) && Times.at(f) == began);
        return inVain ? began : Times.NEVER;
    }

    int roundOf(CaseEvent fact) {
        int round = 1;
        for (long reopened : reopenings) {
            boolean past = isEnding(fact) ? Times.at(fact) > reopened : Times.at(fact) >= reopened;
            if (past) {
                round++;
            }
        }
        return round;
    }

    /** Whether the last fact that is no aside ends the order (7.8). */
    boolean isFinished() {
        CaseEvent stage = null;
        for (CaseEvent fact : counting) {
            if (!ASIDE.contains(fact.step())) {
                stage = fact;
            }
        }
        return stage != null && FINISHED.contains(stage.step()) && !Rulings.isInVain(stage);
    }

    private static boolean isLaterVersion(CaseEvent a, CaseEvent b) {
        if (a.eventId().equals(b.eventId()) || !Fact.slot(a).equals(Fact.slot(b))) {
            return false;
        }
        if (a.revision() != b.revision()) {
            return a.revision() > b.revision();
        }
        if (recorded(a) != recorded(b)) {
            return recorded(a) > recorded(b);
        }
        if (!a.occurredAt().equals(b.occurredAt())) {
            return a.occurredAt().isBefore(b.occurredAt());
        }
        int handedOver = a.loggedAt().compareTo(b.loggedAt());
        return handedOver != 0 ? handedOver > 0 : a.eventId().compareTo(b.eventId()) > 0;
    }

    private static long recorded(CaseEvent event) {
        return event.recordedAt() == null ? Long.MIN_VALUE : event.recordedAt().toEpochMilli();
    }

    /** Under which key a unit's name written at a time is known (1.5); absent where none is written. */
    static @Nullable String unitKey(Units units, @Nullable String name, CaseEvent writtenIn) {
        if (name == null) {
            return null;
        }
        return units.named(name, writtenIn.occurredAt()).map(unit -> unit.id()).orElse(name.strip());
    }
}
