package mashang.recurrence.trend;

import static mashang.recurrence.trend.Sightings.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mashang.recurrence.trend.BurstEvent.Kind;
import mashang.recurrence.trend.WindowCount.Grain;
import org.junit.jupiter.api.Test;

class TrendWatchTest {
    private static final TrendSettings SETTINGS = TrendSettings.DEFAULT;
    private static final Series PROBLEM = Series.problem("P-x");
    private static final double DAY_15 = 15 * 24 + 9;

    private static Told run(List<Sighting> sightings) {
        return run(new TrendWatch(SETTINGS), sightings, at(60 * 24));
    }

    private static Told run(TrendWatch watch, List<Sighting> sightings, Instant until) {
        Told all = new Told(new ArrayList<>(), new ArrayList<>());
        sightings.forEach(sighting -> add(all, watch.take(sighting)));
        add(all, watch.advance(until));
        return all;
    }

    private static void add(Told all, Told more) {
        all.bursts().addAll(more.bursts());
        all.windows().addAll(more.windows());
    }

    private static List<BurstEvent> of(Series series, Told told) {
        return told.bursts().stream().filter(e -> e.series().equals(series)).toList();
    }

    @Test
    void aBurstStartsPeaksAndEndsOnceInThisOrder() {
        for (int size : new int[] {10, 40, 200, 500}) {
            for (double hours : new double[] {3, 12, 30}) {
                Told told = run(new Sightings(1)
                        .background(30, 100)
                        .burst("P-x", DAY_15, hours, size)
                        .list());
                List<BurstEvent> events = of(PROBLEM, told);
                assertThat(events)
                        .as("%d over %s hours", size, hours)
                        .extracting(BurstEvent::kind)
                        .startsWith(Kind.STARTED, Kind.PEAKED)
                        .endsWith(Kind.ENDED)
                        .doesNotHaveDuplicates();
                assertThat(events.get(0).from()).isEqualTo(at(DAY_15));
                assertThat(events.get(0).decidedAt()).isBefore(at(DAY_15 + hours * .9 + .1));
                assertThat(events.get(events.size() - 1).callers()).isEqualTo(size);
            }
        }
    }

    @Test
    void aBurstOfFiftyIsFoundWithinAFifthOfItsTime() {
        Told told = run(new Sightings(2)
                .background(30, 100)
                .burst("P-x", DAY_15, 10, 50)
                .list());
        BurstEvent start = of(PROBLEM, told).get(0);
        assertThat(start.decidedAt()).isBefore(at(DAY_15 + 2));
        assertThat(start.decidedBy()).isNotNull();
        assertThat(start.expected()).isLessThan(.1);
        assertThat(start.score()).isGreaterThan(3);
    }

    @Test
    void singlesAndSlowProblemsAreNoBursts() {
        Told told = run(new Sightings(3)
                .background(40, 100)
                .slowly("P-x", 3, 40 * 24, 31)
                .slowly("P-y", 300, 40 * 24, 90)
                .list());
        assertThat(told.bursts()).isEmpty();
    }

    @Test
    void onePersonsEightyPostsAreNoBurst() {
        Sightings sightings = new Sightings(4).background(30, 100);
        for (int i = 0; i < 80; i++) {
            sightings.add("again" + i, DAY_15 + i * .1, .1, "the same", "P-x", "D0");
        }
        Told told = run(sightings.list());
        assertThat(of(PROBLEM, told)).isEmpty();
        assertThat(told.windows())
                .filteredOn(w -> w.series().equals(PROBLEM) && w.grain() == Grain.DAY)
                .last()
                .satisfies(day -> {
                    assertThat(day.documents()).isEqualTo(80);
                    assertThat(day.callers()).isEqualTo(1);
                });
    }

    @Test
    void aDoubledInputTellsNothingMore() {
        List<Sighting> once =
                new Sightings(5).background(30, 60).burst("P-x", DAY_15, 20, 30).list();
        List<Sighting> twice = new ArrayList<>();
        for (Sighting sighting : once) {
            twice.add(sighting);
            twice.add(sighting);
            twice.add(new Sighting(
                    sighting.orderId(),
                    sighting.loggedAt().plusSeconds(86_400),
                    sighting.occurredAt(),
                    null,
                    sighting.series()));
        }
        twice.sort(Sightings.ORDER);
        Told expected = run(once);
        Told doubled = run(twice);
        assertThat(doubled.bursts()).isEqualTo(expected.bursts()).isNotEmpty();
        assertThat(doubled.windows()).isEqualTo(expected.windows()).isNotEmpty();
    }

    @Test
    void howOftenTimeIsAdvancedChangesNothing() {
        List<Sighting> sightings = busy(6);
        Told expected = run(sightings);
        TrendWatch watch = new TrendWatch(SETTINGS);
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        Random random = new Random(7);
        Instant clock = sightings.get(0).loggedAt();
        for (Sighting sighting : sightings) {
            while (random.nextInt(3) == 0 && watch.nextWake().isBefore(sighting.loggedAt())) {
                add(told, watch.advance(watch.nextWake()));
            }
            if (random.nextInt(3) == 0) {
                add(told, watch.advance(sighting.loggedAt()));
            }
            add(told, watch.take(sighting));
            assertThat(watch.nextWake()).isAfter(clock);
            clock = sighting.loggedAt();
        }
        add(told, watch.advance(at(60 * 24)));
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void aRestoredWatchGoesOnAsIfNothingHadHappened() {
        List<Sighting> sightings = busy(8);
        Told expected = run(sightings);
        TrendWatch watch = new TrendWatch(SETTINGS);
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        Map<Series, SeriesState> kept = new HashMap<>();
        Map<Integer, SeenHour> seen = new HashMap<>();
        for (int i = 0; i < sightings.size(); i++) {
            add(told, watch.take(sightings.get(i)));
            if (i % 97 == 0) {
                TrendSnapshot changes = watch.changes();
                changes.dropped().forEach(kept::remove);
                changes.changed().forEach(state -> kept.put(state.series(), state));
                changes.forgotten().forEach(seen::remove);
                changes.seen().forEach(hour -> seen.put(hour.hour(), hour));
                assertThat(new HashSet<>(kept.values()))
                        .isEqualTo(new HashSet<>(watch.snapshot().changed()));
                assertThat(new HashSet<>(seen.values()))
                        .isEqualTo(new HashSet<>(watch.snapshot().seen()));
                watch = TrendWatch.restore(SETTINGS, changes.city(), kept.values(), seen.values());
            }
        }
        add(told, watch.advance(at(60 * 24)));
        assertThat(told.bursts()).isEqualTo(expected.bursts());
        assertThat(told.windows()).isEqualTo(expected.windows());
    }

    private static List<Sighting> busy(long seed) {
        return new Sightings(seed)
                .background(40, 50)
                .slowly("P-slow", 5, 900, 40)
                .burst("P-x", DAY_15, 20, 60)
                .burst("P-slow", DAY_15 + 100, 5, 40)
                .burst("P-y", DAY_15 + 3, 60, 15)
                .list();
    }

    @Test
    void aLateComplaintCountsInItsHourWhichIsToldAgain() {
        List<Sighting> sightings = new Sightings(9)
                .add("a", 100.2, .1, "c1", "P-x", "D0")
                .add("b", 100.4, 50, "c2", "P-x", "D0")
                .add("too late", 100.5, 40 * 24, "c3", "P-x", "D0")
                .list();
        List<WindowCount> hours = run(sightings).windows().stream()
                .filter(w -> w.series().equals(PROBLEM) && w.grain() == Grain.HOUR)
                .toList();
        assertThat(hours).extracting(WindowCount::documents).containsExactly(1, 2);
        assertThat(hours).extracting(WindowCount::from).containsOnly(at(100));
    }

    @Test
    void versionsOnlyGrow() {
        Told told = run(busy(10));
        Map<Object, Integer> last = new HashMap<>();
        for (WindowCount window : told.windows()) {
            Object key = List.of(window.series(), window.grain(), window.from());
            assertThat(window.documents()).isGreaterThanOrEqualTo(last.getOrDefault(key, 0));
            last.put(key, window.documents());
        }
        for (BurstEvent event : told.bursts()) {
            assertThat(event.documents()).isGreaterThanOrEqualTo(last.getOrDefault(event.id(), 0));
            last.put(event.id(), event.documents());
        }
    }

    @Test
    void mergedProblemsAreAddedTogether() {
        List<Sighting> sightings = new Sightings(11)
                .background(20, 50)
                .burst("P-x", DAY_15, 10, 30)
                .burst("P-y", DAY_15 + 1, 10, 40)
                .list();
        TrendWatch watch = new TrendWatch(SETTINGS);
        Told told = run(
                watch,
                sightings.stream()
                        .filter(s -> s.loggedAt().isBefore(at(DAY_15 + 8)))
                        .toList(),
                at(0));
        String kept = of(PROBLEM, told).get(0).id();
        add(told, watch.merge(Series.problem("P-y"), PROBLEM, at(DAY_15 + 8)));
        BurstEvent joined = told.bursts().get(told.bursts().size() - 1);
        assertThat(joined.kind()).isEqualTo(Kind.JOINED);
        assertThat(joined.series()).isEqualTo(PROBLEM);
        assertThat(joined.continuedAs()).isEqualTo(kept);
        assertThat(watch.burst(Series.problem("P-y"))).isNull();
        int before = told.bursts().size();
        for (Sighting sighting : sightings) {
            if (!sighting.loggedAt().isBefore(at(DAY_15 + 8))) {
                add(
                        told,
                        watch.take(new Sighting(
                                sighting.orderId(),
                                sighting.loggedAt(),
                                sighting.occurredAt(),
                                sighting.caller(),
                                sighting.series().stream()
                                        .map(TrendWatchTest::renamed)
                                        .toList())));
            }
        }
        add(told, watch.advance(at(60 * 24)));
        List<BurstEvent> after =
                of(PROBLEM, new Told(told.bursts().subList(before, told.bursts().size()), List.of()));
        assertThat(after).extracting(BurstEvent::kind).endsWith(Kind.ENDED);
        assertThat(after).extracting(BurstEvent::id).containsOnly(kept);
        assertThat(after.get(after.size() - 1).callers()).isEqualTo(70);
    }

    @Test
    void aSlowBurstIsFoundWhereProblemsSeldomComeAgain() {
        Sightings sightings = new Sightings(14).background(120, 10);
        for (int i = 0; i < 30; i++) {
            sightings.slowly("P-rare" + i, 24 * i, 120 * 24, 600);
        }
        sightings.slowly("P-x", 60 * 24, 90 * 24, 24);
        Told told = run(sightings.list());
        List<BurstEvent> events = of(PROBLEM, told);
        assertThat(events).extracting(BurstEvent::kind).containsExactly(Kind.STARTED, Kind.PEAKED, Kind.ENDED);
        assertThat(events.get(0).decidedAt()).isBetween(at(65 * 24 + 12), at(80 * 24));
        assertThat(events.get(2).callers()).isEqualTo(30);
        assertThat(events.get(2).decidedAt()).isBefore(at(110 * 24));
        assertThat(told.bursts().stream().filter(e -> e.series().name().startsWith("P-rare")))
                .isEmpty();
    }

    @Test
    void whatLiesBackForLongIsKeptByTheDay() {
        TrendWatch watch = new TrendWatch(SETTINGS);
        for (Sighting sighting : new Sightings(15).slowly("P-x", 0, 100 * 24, 5).list()) {
            watch.take(sighting);
        }
        SeriesState state = watch.snapshot().changed().stream()
                .filter(series -> series.series().equals(PROBLEM))
                .findFirst()
                .orElseThrow();
        assertThat(state.hours()).hasSizeLessThan(36 * 24 / 5 + 24);
        assertThat(state.days()).hasSizeBetween(60, 66);
        assertThat(state.documents()).isEqualTo(480);
    }

    private static Series renamed(Series series) {
        return series.equals(Series.problem("P-y")) ? PROBLEM : series;
    }

    @Test
    void whatIsIdleIsForgottenAndMemoryIsBounded() {
        TrendSettings small = new TrendSettings(35, 60, 300, 120, 720, 21 * 24, .03, 2e-4, 3e-6, 3, 5, 7, false, false);
        TrendWatch watch = new TrendWatch(small);
        Set<Series> kept = new HashSet<>();
        for (Sighting sighting : new Sightings(12).background(20, 100).list()) {
            watch.take(sighting);
            assertThat(watch.size()).isLessThanOrEqualTo(300);
        }
        watch.changes().changed().forEach(state -> kept.add(state.series()));
        assertThat(kept).hasSize(300);
        watch.advance(at(90 * 24));
        assertThat(watch.size()).isZero();
        assertThat(watch.changes().dropped()).hasSize(300);
        assertThat(watch.snapshot().seen()).isEmpty();
    }

    @Test
    void tellsWhereAProblemIsGoing() {
        List<Sighting> sightings = new Sightings(13)
                .background(42, 50)
                .slowly("P-steady", 0, 42 * 24, 8)
                .slowly("P-fading", 0, 33 * 24, 8)
                .slowly("P-growing", 0, 35 * 24, 30)
                .slowly("P-growing", 35 * 24, 42 * 24, 6)
                .slowly("P-rare", 0, 42 * 24, 200)
                .list();
        TrendWatch watch = new TrendWatch(SETTINGS);
        run(watch, sightings, at(42 * 24));
        assertThat(direction(watch, "P-steady")).isEqualTo(Trend.Direction.STEADY);
        assertThat(direction(watch, "P-fading")).isEqualTo(Trend.Direction.FADING);
        assertThat(direction(watch, "P-growing")).isEqualTo(Trend.Direction.GROWING);
        assertThat(direction(watch, "P-rare")).isEqualTo(Trend.Direction.UNCLEAR);
        Trend growing = watch.trend(Series.problem("P-growing"), at(42 * 24));
        assertThat(growing).isNotNull();
        assertThat(growing.callers()).isEqualTo(28);
        assertThat(growing.perDay()).isBetween(3.9, 4.1);
        assertThat(growing.perDayBefore()).isBetween(.7, .9);
        assertThat(watch.trend(Series.problem("unknown"), at(42 * 24))).isNull();
    }

    private static Trend.Direction direction(TrendWatch watch, String problem) {
        Trend trend = watch.trend(Series.problem(problem), at(42 * 24));
        assertThat(trend).isNotNull();
        return trend.direction();
    }
}
