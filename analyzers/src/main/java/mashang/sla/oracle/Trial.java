package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Alert;
import mashang.sla.Verdict;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** One order, from its first event to the end: what was known when, and what had to be told (7). */
final class Trial {
    private static final long REMEMBERED = 400L * 24 * 60 * 60 * 1000;

    private final String orderId;
    private final KnownRules rules;
    private final Collection<CaseEvent> log;
    private final long until;

    private final Map<String, CaseEvent> known = new LinkedHashMap<>();
    private long lastFold;
    private long knownAt;
    private boolean finished;
    private List<Reading> readings = List.of();
    private List<Subject> subjects = List.of();

    /** By name of the claim: {@code round/clock[/hop]/kind}. */
    private final Map<String, Standing> standing = new LinkedHashMap<>();

    private final Map<String, Integer> occasions = new HashMap<>();
    private final Set<String> reminded = new HashSet<>();

    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<CaseEvent> tooOld = new ArrayList<>();

    /** @param log events of this order, in any order */
    Trial(String orderId, KnownRules rules, Collection<CaseEvent> log, long until) {
        this.orderId = orderId;
        this.rules = rules;
        this.log = log;
        this.until = until;
    }

    Judgement judge() {
        for (long moment : moments()) {
            passTo(moment - 1);
            learn(moment);
        }
        passTo(until);
        give(until);
        return new Judgement(List.copyOf(verdicts.values()), alerts, tooOld);
    }

    /** All moments at which anything might become known. */
    private NavigableSet<Long> moments() {
        TreeSet<Long> moments = new TreeSet<>(rules.moments());
        for (CaseEvent event : log) {
            moments.add(event.loggedAt().toEpochMilli());
        }
        moments.removeIf(m -> m > until);
        return moments;
    }

    /** Tells everything that is due by then, and forgets what has been over for long. */
    private void passTo(long time) {
        if (!known.isEmpty() && finished && lastFold + REMEMBERED <= time) {
            tell(lastFold + REMEMBERED);
            give(lastFold + REMEMBERED);
            forget();
        }
        tell(time);
    }

    /** How the clocks stand then; the last life of an order has the last word. */
    private void give(long time) {
        for (Reading reading : readings) {
            Verdict verdict = reading.verdict(orderId, time);
            verdicts.put(verdict.round() + "/" + verdict.clock() + "/" + verdict.hop(), verdict);
        }
    }

    private void forget() {
        known.clear();
        readings = List.of();
        subjects = List.of();
        standing.clear();
        occasions.clear();
        reminded.clear();
    }

    // ---- knowledge ----

    private void learn(long moment) {
        boolean changed = !known.isEmpty() && rules.moments().contains(moment);
        for (CaseEvent event : acceptable(moment)) {
            if (known.putIfAbsent(event.eventId(), event) == null) {
                lastFold = moment;
                changed = true;
            }
        }
        if (changed) {
            knownAt = moment;
            look();
            correct(moment);
        }
    }

    /** Events of the moment, unless they are too old to open an order. */
    private List<CaseEvent> acceptable(long moment) {
        List<CaseEvent> events =
                log.stream().filter(e -> e.loggedAt().toEpochMilli() == moment).toList();
        if (known.isEmpty() && events.stream().allMatch(e -> Times.at(e) < moment - REMEMBERED)) {
            tooOld.addAll(distinct(events));
            return List.of();
        }
        return events;
    }

    private static Collection<CaseEvent> distinct(List<CaseEvent> events) {
        Map<String, CaseEvent> byId = new LinkedHashMap<>();
        events.forEach(e -> byId.putIfAbsent(e.eventId(), e));
        return byId.values();
    }

    private void look() {
        String feed = CaseEvent.feedOf(orderId);
        Rulebook now = rules.at(knownAt).rules();
        KnownFacts facts = new KnownFacts(known.values(), now);
        finished = facts.isFinished();
        Readings read = new Readings(now, rules.at(knownAt).days(), feed, facts);
        readings = read.all();
        subjects = new ArrayList<>();
        for (Reading reading : readings) {
            subjects.add(Subject.of(reading));
        }
        for (Passing passing : read.passings()) {
            subjects.add(Subject.of(passing, now.graceOf(feed), read.isExcused(passing)));
        }
    }

    // ---- decisions ----

    private void correct(long moment) {
        for (Map.Entry<String, Standing> entry : List.copyOf(standing.entrySet())) {
            Standing alert = entry.getValue();
            Alert correction = alert.isReminder() ? null : alert.correctedAt(moment, subject(alert.subject()));
            if (correction != null) {
                alerts.add(correction);
                if (correction.withdrawn()) {
                    standing.remove(entry.getKey());
                }
            }
        }
    }

    private @Nullable Subject subject(String name) {
        return subjects.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    private record Due(long time, Subject subject, Claim claim) {}

    /** Tells what is to be told by then, in the order of time, a breach before its reminder (7.2). */
    private void tell(long upTo) {
        List<Due> due = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Claim claim : subject.claims()) {
                long time = Math.max(claim.toldFrom(), knownAt);
                if (claim.isTrue() && time <= upTo) {
                    due.add(new Due(time, subject, claim));
                }
            }
        }
        due.sort(
                Comparator.comparingLong(Due::time).thenComparing(d -> d.claim().kind() == Alert.Kind.REMINDER));
        for (Due d : due) {
            if (mayBeTold(d)) {
                tell(d);
            }
        }
    }

    private boolean mayBeTold(Due due) {
        Claim claim = due.claim();
        String name = due.subject().name() + '/' + claim.word();
        return switch (claim.kind()) {
            case REMINDER ->
                claim.toldFrom() == due.time() && isBreachStanding(due.subject(), due.time()) && reminded.add(name);
            case WARNING -> !standing.containsKey(name) && isBeforeBreach(due);
            default -> !standing.containsKey(name);
        };
    }

    /** Whether the breach stands, and was told at or before this time. */
    private boolean isBreachStanding(Subject subject, long time) {
        for (Claim claim : subject.claims()) {
            Standing alert = standing.get(subject.name() + '/' + claim.word());
            if (claim.isBreach() && alert != null && alert.toldAt() <= time) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeforeBreach(Due warning) {
        Claim breach = warning.subject().breach();
        return breach == null || warning.time() < Math.max(breach.toldFrom(), knownAt);
    }

    private void tell(Due due) {
        String name = due.subject().name() + '/' + due.claim().word();
        int occasion = occasions.merge(name, 1, Integer::sum);
        String id = orderId + '/' + name + (occasion > 1 ? "/" + occasion : "");
        Alert alert = alert(id, due.subject(), due.claim(), Instant.ofEpochMilli(due.time()));
        alerts.add(alert);
        standing.put(name, new Standing(alert, due.subject().name(), due.claim()));
    }

    private Alert alert(String id, Subject subject, Claim claim, Instant decidedAt) {
        return new Alert(
                id,
                claim.kind(),
                orderId,
                subject.round(),
                subject.clock(),
                subject.hop(),
                claim.number(),
                claim.rung(),
                Instant.ofEpochMilli(subject.start()),
                Instant.ofEpochMilli(subject.due()),
                Times.instant(subject.stop()),
                decidedAt,
                decidedAt,
                1,
                null,
                null,
                false,
                subject.unit(),
                subject.owner(),
                subject.policy(),
                subject.provisional());
    }
}
