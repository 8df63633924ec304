package mashang.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.FeedMapping;
import mashang.intake.RawRecord;
import mashang.ledger.ActEntry;
import mashang.ledger.ClockEntry;
import mashang.ledger.LedgerAt;
import mashang.ledger.LedgerView;
import mashang.local.feeding.HandOver;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.sla.Verdict;
import mashang.sla.oracle.Judgement;
import mashang.sla.oracle.Oracle;
import mashang.workorder.Act;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A thousand questions about orders of a simulated month, at random times, answered from the whole log and compared with what the oracle says of the log cut at that time: both
 * ways.
 */
class LedgerAsOfAnyTimeTest {
    private static final int QUESTIONS = Integer.getInteger("mashang.questions", 1_000);

    private static final int ORDERS = 1_500;
    private static final int ORDERS_PER_DAY = 50;

    private static final Set<Step> ASIDE = EnumSet.of(
            Step.URGED,
            Step.INSPECTED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.RECLASSIFIED);

    /** What somebody decides, of what the simulated feeds report. */
    private static final Set<Step> DECIDED = EnumSet.of(
            Step.REJECTED,
            Step.RETURN_REQUESTED,
            Step.RETURNED,
            Step.RETURN_DENIED,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.SUSPENDED,
            Step.REOPENED,
            Step.MERGED,
            Step.CANCELLED);

    private static final Comparator<CaseEvent> IN_ORDER = Comparator.comparing(CaseEvent::occurredAt)
            .thenComparing(CaseEvent::step)
            .thenComparing(CaseEvent::eventId);

    private final City city = City.load(Path.of("..", "..", "config"));
    private final LedgerAt ledger = new LedgerAt(city.clocks());
    private final Oracle oracle = new Oracle(city.policies(), city.calendars(), city.units(), city.grace());
    private final Map<String, List<CaseEvent>> log = new TreeMap<>();

    @Test
    void aThousandQuestionsAreAnsweredAsTheLogCutAtThatTimeSays() {
        simulate();
        assertThat(log).hasSizeGreaterThan(ORDERS - 100);
        Random random = new Random(1);
        List<String> orders = List.copyOf(log.keySet());
        int red = 0;
        int different = 0;
        int skipped = 0;
        int decided = 0;
        for (int asked = 0; asked < QUESTIONS; asked++) {
            String order = orders.get(random.nextInt(orders.size()));
            List<CaseEvent> events = Objects.requireNonNull(log.get(order));
            Instant at = time(events, random);
            String about = order + " at " + at;
            LedgerView then =
                    ledger.asKnownThen(order, events, at.toEpochMilli()).orElse(null);
            String known = compare(
                    about,
                    then,
                    events.stream().filter(e -> !e.loggedAt().isAfter(at)).toList(),
                    at);
            decided += known.isEmpty() || known.endsWith("[]") ? 0 : 1;
            if (saysTheSameInAllVersions(events)) {
                LedgerView later = ledger.asKnownLater(order, events, at.toEpochMilli(), Long.MAX_VALUE)
                        .orElse(null);
                String meant = compare(about + ", known later", later, happened(events, at), at);
                red += meant.contains("RED") ? 1 : 0;
                different += meant.equals(known) ? 0 : 1;
            } else {
                skipped++;
            }
        }
        assertThat(red).as("answers with a red light").isGreaterThan(QUESTIONS / 20);
        assertThat(different).as("answers that differ between the two ways").isGreaterThan(QUESTIONS / 50);
        assertThat(decided).as("answers with decisions").isGreaterThan(QUESTIONS / 20);
        assertThat(skipped).as("questions not asked both ways").isLessThan(QUESTIONS / 20);
    }

    /** Gives what both say. */
    private String compare(String about, @Nullable LedgerView view, List<CaseEvent> cut, Instant at) {
        if (view == null) {
            assertThat(cut).as(about).isEmpty();
            return "";
        }
        Judgement judged = oracle.judge(cut, at.toEpochMilli());
        Map<String, String> expected = new TreeMap<>();
        for (Verdict v : judged.verdicts()) {
            expected.put(
                    v.round() + "/" + v.clock() + "/" + v.hop(),
                    v.start() + " " + v.due() + " " + v.stop() + " " + v.light() + " " + v.breached());
        }
        Map<String, String> found = new TreeMap<>();
        for (ClockEntry c : view.entry().clocks()) {
            found.put(
                    c.round() + "/" + c.clock() + "/" + c.hop(),
                    time(c.startedAt()) + " " + time(c.dueAt()) + " " + time(c.stoppedAt()) + " " + c.light() + " "
                            + c.breached());
        }
        assertThat(found).as(about).isEqualTo(expected);
        assertThat(view.entry().stage()).as(about).isEqualTo(stage(cut));
        assertThat(view.entry().counts()).as(about).isEqualTo(counts(cut));
        assertThat(view.entry().acts().stream().map(LedgerAsOfAnyTimeTest::act))
                .as(about)
                .containsExactlyElementsOf(acts(cut));
        if (view.knowledge() == LedgerView.Knowledge.THEN) {
            assertThat(view.alerts()).as(about).containsExactlyInAnyOrderElementsOf(judged.alerts());
        }
        return found + " " + view.entry().stage() + " " + view.entry().counts() + " " + acts(cut);
    }

    /** How often each step happened; nobody of the office decides anything in this month, so that nothing is refused. */
    private static Map<Step, Integer> counts(List<CaseEvent> events) {
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        counting(events).forEach(e -> counts.merge(e.step(), 1, Integer::sum));
        return counts;
    }

    /** What somebody decided, in order. */
    private static List<String> acts(List<CaseEvent> events) {
        return counting(events)
                .filter(e -> DECIDED.contains(e.step()))
                .sorted(IN_ORDER)
                .map(e -> e.step() + " " + e.occurredAt() + " " + e.unit() + " " + e.dueAt() + " " + e.actor() + " "
                        + e.role() + " " + (e.reason() == null ? null : cut(e.reason())))
                .toList();
    }

    private static String cut(String reason) {
        return reason.length() > Act.REASON_LENGTH ? reason.substring(0, Act.REASON_LENGTH) + "…" : reason;
    }

    private static String act(ActEntry a) {
        return a.step() + " " + Instant.ofEpochMilli(a.at()) + " " + a.unit() + " " + time(a.dueAt()) + " " + a.actor()
                + " " + a.role() + " " + a.reason() + (a.refused() == null ? "" : " " + a.refused());
    }

    private static Stream<CaseEvent> counting(List<CaseEvent> events) {
        return versions(events).stream().map(v -> v.get(v.size() - 1));
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** What had happened by a time, as if it had been handed over by then. */
    private static List<CaseEvent> happened(List<CaseEvent> events, Instant at) {
        List<CaseEvent> happened = new ArrayList<>();
        for (List<CaseEvent> versions : versions(events)) {
            if (!versions.get(versions.size() - 1).occurredAt().isAfter(at)) {
                versions.forEach(e -> happened.add(handedOver(e, e.loggedAt().isAfter(at) ? at : e.loggedAt())));
            }
        }
        return happened;
    }

    private static CaseEvent handedOver(CaseEvent e, Instant at) {
        return CaseEvent.about(e.orderId(), e.step(), e.occurredAt(), at)
                .origin(e.origin())
                .recordedAt(e.recordedAt())
                .revision(e.revision())
                .factKey(e.factKey())
                .unit(e.unit())
                .coUnits(e.coUnits())
                .dueAt(e.dueAt())
                .channel(e.channel())
                .kind(e.kind())
                .category(e.category())
                .urgency(e.urgency())
                .resolved(e.resolved())
                .actor(e.actor())
                .role(e.role())
                .reason(e.reason())
                .done();
    }

    /** Of each fact, the version that counts last; copies left out. */
    private static Collection<List<CaseEvent>> versions(List<CaseEvent> events) {
        Map<String, CaseEvent> first = new HashMap<>();
        events.forEach(e -> first.merge(e.eventId(), e, (a, b) -> b.loggedAt().isBefore(a.loggedAt()) ? b : a));
        Map<String, List<CaseEvent>> versions = new TreeMap<>();
        first.values().forEach(e -> versions.computeIfAbsent(Fact.slot(e), slot -> new ArrayList<>())
                .add(e));
        Comparator<CaseEvent> order = Comparator.comparingLong(CaseEvent::revision)
                .thenComparing(e -> e.recordedAt() == null ? Instant.MIN : e.recordedAt())
                .thenComparing(Comparator.comparing(CaseEvent::occurredAt).reversed())
                .thenComparing(CaseEvent::loggedAt)
                .thenComparing(CaseEvent::eventId);
        versions.values().forEach(v -> v.sort(order));
        return versions.values();
    }

    private static boolean saysTheSameInAllVersions(List<CaseEvent> events) {
        return versions(events).stream()
                .allMatch(v -> v.stream()
                                .map(e -> Arrays.asList(e.channel(), e.kind(), e.category(), e.urgency(), e.dueAt()))
                                .distinct()
                                .count()
                        == 1);
    }

    private static @Nullable Step stage(List<CaseEvent> events) {
        return counting(events)
                .filter(e -> !ASIDE.contains(e.step()))
                .max(IN_ORDER)
                .map(CaseEvent::step)
                .orElse(null);
    }

    /** Some time from a day before its first event to a week after its last, or the very moment of one. */
    private static Instant time(List<CaseEvent> events, Random random) {
        CaseEvent event = events.get(random.nextInt(events.size()));
        if (random.nextInt(3) == 0) {
            return random.nextBoolean() ? event.occurredAt() : event.loggedAt();
        }
        long from = events.stream()
                        .mapToLong(e -> e.occurredAt().toEpochMilli())
                        .min()
                        .orElseThrow()
                - Duration.ofDays(1).toMillis();
        long until = events.stream()
                        .mapToLong(e -> e.loggedAt().toEpochMilli())
                        .max()
                        .orElseThrow()
                + Duration.ofDays(7).toMillis();
        return Instant.ofEpochMilli(random.nextLong(from, until));
    }

    private void simulate() {
        Simulation month =
                new Simulation(3, ORDERS, Simulation.DEFAULT_START, ORDERS_PER_DAY, Map.of("hotline", 2, "mailbox", 1));
        Map<String, FeedMapping> mappings = new HashMap<>();
        city.feeds()
                .forEach(feed -> mappings.put(
                        feed.name(), FeedMapping.of(feed, UnaryOperator.identity(), UnaryOperator.identity())));
        for (Iterator<HandOver> records = new Simulator(month, city).handOvers(); records.hasNext(); ) {
            HandOver record = records.next();
            Objects.requireNonNull(mappings.get(record.feed()))
                    .map(raw(record))
                    .events()
                    .forEach(e -> log.computeIfAbsent(e.orderId(), id -> new ArrayList<>())
                            .add(e));
        }
    }

    private static RawRecord raw(HandOver record) {
        return new RawRecord(
                "mashang.raw." + record.feed(),
                record.partition(),
                record.line(),
                record.loggedAt(),
                record.file(),
                record.line(),
                record.columns(),
                record.value(),
                0);
    }
}
