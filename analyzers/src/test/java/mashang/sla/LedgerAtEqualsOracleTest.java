package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import mashang.ledger.ClockEntry;
import mashang.ledger.LedgerAt;
import mashang.ledger.LedgerView;
import mashang.sla.oracle.Judgement;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/**
 * The ledger as of random times of random logs equals what the oracle says of the log cut at that time, both ways. {@code mashang.logs} and
 * {@code mashang.seed} as in {@link ClocksEqualOracleTest}.
 */
class LedgerAtEqualsOracleTest {
    private static final int LOGS = Integer.getInteger("mashang.logs", 600);
    private static final long SEED = Long.getLong("mashang.seed", 0);
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @Test
    void asItWasKnownThenIsWhatFollowsFromWhatHadBeenHandedOver() {
        int answered = 0;
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            World world = World.random(seed);
            Random random = new Random(seed);
            for (String order : orders(world.log())) {
                List<CaseEvent> log = of(order, world.log());
                Instant at = time(log, random);
                Collections.shuffle(log, random);
                Optional<LedgerView> view = ledger(world).asKnownThen(order, log, at.toEpochMilli());
                List<CaseEvent> cut = PlainLedger.handedOver(log, at);
                Judgement judged = world.city().oracle().judge(cut, at.toEpochMilli());
                String about = "seed " + seed + ", " + order + " at " + at;
                if (view.isEmpty()) {
                    assertThat(judged.verdicts()).as(about).isEmpty();
                    assertThat(judged.alerts()).as(about).isEmpty();
                    continue;
                }
                answered++;
                assertThat(view.get().alerts()).as(about).containsExactlyInAnyOrderElementsOf(judged.alerts());
                Map<String, String> expected = verdicts(judged.verdicts(), true);
                Map<String, String> found = clocks(view.get(), true);
                if (isShort(cut, at)) {
                    assertThat(found).as(about).isEqualTo(expected);
                    compareStage(about, view.get(), cut);
                } else {
                    // Of an order that was forgotten and came back the oracle tells both lives.
                    assertThat(expected.entrySet()).as(about).containsAll(found.entrySet());
                }
            }
        }
        assertThat(answered).isGreaterThan(LOGS / 2);
    }

    @Test
    void asItIsKnownLaterIsWhatFollowsFromWhatHadHappened() {
        int lights = 0;
        int answered = 0;
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            World world = World.random(seed);
            Random random = new Random(seed);
            for (String order : orders(world.log())) {
                List<CaseEvent> log = of(order, world.log());
                Instant at = time(log, random);
                Instant now = last(log).plus(Duration.ofDays(random.nextInt(30)));
                now = now.isBefore(at) ? at : now;
                if (!isShort(log, now)) {
                    continue;
                }
                Collections.shuffle(log, random);
                Optional<LedgerView> view =
                        ledger(world).asKnownLater(order, log, at.toEpochMilli(), now.toEpochMilli());
                List<CaseEvent> cut = PlainLedger.happened(PlainLedger.handedOver(log, now), at);
                String about = "seed " + seed + ", " + order + " at " + at + " known at " + now;
                assertThat(view.isPresent()).as(about).isEqualTo(!cut.isEmpty());
                if (view.isEmpty()) {
                    continue;
                }
                answered++;
                Judgement judged = world.city().oracle().judge(cut, now.toEpochMilli());
                assertThat(clocks(view.get(), false)).as(about).isEqualTo(verdicts(judged.verdicts(), false));
                compareStage(about, view.get(), cut);
                if (nothingElseIsKnown(world.city(), log, at, now) && !isDecidedByNumber(log)) {
                    lights++;
                    Judgement then = world.city().oracle().judge(PlainLedger.handedOverBy(at, cut), at.toEpochMilli());
                    assertThat(clocks(view.get(), true)).as(about).isEqualTo(verdicts(then.verdicts(), true));
                }
            }
        }
        assertThat(answered).isGreaterThan(LOGS / 2);
        assertThat(lights).isGreaterThan(LOGS / 20);
    }

    private static void compareStage(String about, LedgerView view, List<CaseEvent> cut) {
        if (!PlainLedger.isDecidedUpon(cut)) {
            assertThat(view.entry().stage()).as(about).isEqualTo(PlainLedger.stage(cut));
        }
    }

    /** Whether neither an amendment nor a notice came between, so that only facts do. */
    private static boolean nothingElseIsKnown(City city, Collection<CaseEvent> log, Instant at, Instant now) {
        return PlainLedger.facts(log).stream().allMatch(versions -> versions.size() == 1)
                && city.news().stream()
                        .noneMatch(n -> n.knownFrom() > at.toEpochMilli() && n.knownFrom() <= now.toEpochMilli())
                && city.calendars().stream()
                        .flatMap(plan -> plan.notices().stream())
                        .noneMatch(n -> n.publishedAt() > at.toEpochMilli() && n.publishedAt() <= now.toEpochMilli());
    }

    /** Whether it matters to what people decided when a reopening was handed over (10.6), so that the log may not be said to have come sooner. */
    private static boolean isDecidedByNumber(Collection<CaseEvent> log) {
        return log.stream().anyMatch(e -> e.step() == Step.WAIVED || e.step() == Step.LIGHT_REVOKED)
                && log.stream().anyMatch(e -> e.step() == Step.REOPENED || Boolean.FALSE.equals(e.resolved()));
    }

    private static LedgerAt ledger(World world) {
        return new LedgerAt(world.city().informed());
    }

    private static Collection<String> orders(List<CaseEvent> log) {
        return log.stream().map(CaseEvent::orderId).distinct().sorted().toList();
    }

    private static List<CaseEvent> of(String order, List<CaseEvent> log) {
        return new ArrayList<>(
                log.stream().filter(e -> e.orderId().equals(order)).toList());
    }

    /** One of the moments at which something happened or was handed over, or some time around. */
    private static Instant time(List<CaseEvent> log, Random random) {
        CaseEvent event = log.get(random.nextInt(log.size()));
        Instant at = random.nextBoolean() ? event.occurredAt() : event.loggedAt();
        return at.plusMillis(
                switch (random.nextInt(6)) {
                    case 0, 1 -> 0;
                    case 2 -> -1;
                    case 3 -> 1;
                    case 4 -> random.nextInt(86_400_000);
                    default -> 86_400_000L * random.nextInt(20);
                });
    }

    private static Instant last(List<CaseEvent> log) {
        return log.stream()
                .flatMap(e -> java.util.stream.Stream.of(e.loggedAt(), e.occurredAt()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether nothing can have been forgotten, or come too late. */
    private static boolean isShort(List<CaseEvent> log, Instant until) {
        Instant first = log.stream()
                .flatMap(e -> java.util.stream.Stream.of(e.loggedAt(), e.occurredAt()))
                .min(Instant::compareTo)
                .orElse(until);
        return until.isBefore(first.plus(REMEMBERED)) && last(log).isBefore(first.plus(REMEMBERED));
    }

    private static Map<String, String> clocks(LedgerView view, boolean withLights) {
        Map<String, String> clocks = new TreeMap<>();
        for (ClockEntry c : view.entry().clocks()) {
            String text = c.startedAt() + " " + c.dueAt() + " " + c.stoppedAt() + " " + c.provisional();
            clocks.put(
                    c.round() + "/" + c.clock() + "/" + c.hop(),
                    withLights ? text + " " + c.light() + " " + c.breached() : text);
        }
        return clocks;
    }

    private static Map<String, String> verdicts(List<Verdict> verdicts, boolean withLights) {
        Map<String, String> clocks = new TreeMap<>();
        for (Verdict v : verdicts) {
            String text =
                    v.start().toEpochMilli() + " " + millis(v.due()) + " " + millis(v.stop()) + " " + v.provisional();
            clocks.put(
                    v.round() + "/" + v.clock() + "/" + v.hop(),
                    withLights ? text + " " + v.light() + " " + v.breached() : text);
        }
        return clocks;
    }

    private static @org.jspecify.annotations.Nullable Long millis(@org.jspecify.annotations.Nullable Instant time) {
        return time == null ? null : (Long) time.toEpochMilli();
    }
}
