package mashang.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 30;
    private static final LocalDate RENAMED = LocalDate.of(2024, 3, 1);
    private static final Unit PLANNING = new Unit(
            "planning",
            List.of(new Unit.Name("市规划局", null, RENAMED), new Unit.Name("市自然资源局", RENAMED, null)),
            null,
            Unit.Kind.DEPARTMENT,
            null,
            null);
    private static final Unit LATER = new Unit(
            "later",
            List.of(new Unit.Name("市规划局", LocalDate.of(2025, 1, 1), null)),
            null,
            Unit.Kind.DEPARTMENT,
            null,
            null);

    @Test
    void theDayOfATimeIsTheOneInTheCityAlsoFromBeforeItsClocksWereLeftAlone() {
        ZoneId city = ZoneId.of("Asia/Shanghai");
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-2_500_000_000L, 4_500_000_000L));
            assertThat(Units.day(time.toEpochMilli())).as("%s", time).isEqualTo(LocalDate.ofInstant(time, city));
        }
        for (long millis : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, 253_402_300_799_999L, 0}) {
            assertThat(Units.day(millis)).isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(millis), city));
        }
        for (ZoneOffsetTransition change : city.getRules().getTransitions()) {
            for (long millis = -2; millis <= 2; millis++) {
                Instant time = change.getInstant().plusMillis(millis);
                assertThat(Units.day(time.toEpochMilli())).as("%s", time).isEqualTo(LocalDate.ofInstant(time, city));
            }
        }
    }

    @Test
    void unitIsFoundByTheNameItHadThen() {
        Units units = new Units(List.of(PLANNING, LATER));
        assertThat(units.named("市规划局", Instant.parse("2023-01-01T00:00:00Z"))).contains(PLANNING);
        assertThat(units.named("市规划局", Instant.parse("2025-06-01T00:00:00Z"))).contains(LATER);
        assertThat(units.named(" 市自然资源局 ", Instant.parse("2025-06-01T00:00:00Z")))
                .contains(PLANNING);
    }

    @Test
    void namesChangeAtMidnightInTheCity() {
        Units units = new Units(List.of(PLANNING, LATER));
        assertThat(units.named("市自然资源局", Instant.parse("2024-02-29T16:00:00Z"))).contains(PLANNING);
        assertThat(units.named("市规划局", Instant.parse("2024-02-29T15:59:59Z"))).contains(PLANNING);
    }

    @Test
    void oldNameStillFindsWhoBoreItLast() {
        assertThat(new Units(List.of(PLANNING)).named("市规划局", Instant.parse("2026-01-01T00:00:00Z")))
                .contains(PLANNING);
        assertThat(new Units(List.of(PLANNING, LATER)).named("市规划局", Instant.parse("2024-06-01T00:00:00Z")))
                .contains(PLANNING);
        assertThat(Units.none().named("市规划局", Instant.EPOCH)).isEmpty();
        assertThat(Units.none().named(null, Instant.EPOCH)).isEmpty();
    }

    @Test
    void aNameNobodyBearsYetFindsTheFirstToBearIt() {
        Unit first = bearer("z", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), null);
        Unit second = bearer("a", LocalDate.of(2022, 1, 1), null, null);
        assertThat(new Units(List.of(second, first)).named("局", Instant.parse("2019-05-01T00:00:00Z")))
                .contains(first);
    }

    /** Any unit that takes a name on a day on which nobody bears it changes nothing of the days before. */
    @Test
    void namesAreFoundAsByWalkingFromDayToDay() {
        Random random = new Random(20261129);
        for (int city = 0; city < 300; city++) {
            List<Unit> units = new ArrayList<>();
            LocalDate day = FIRST.plusDays(random.nextInt(5));
            for (int i = 0; i < 1 + random.nextInt(4) && day.isBefore(FIRST.plusDays(DAYS)); i++) {
                LocalDate from = i == 0 && random.nextBoolean() ? null : day;
                LocalDate until = day.plusDays(1 + random.nextInt(6));
                boolean goesOn = random.nextInt(4) == 0;
                boolean isEnded = random.nextBoolean();
                units.add(bearer(
                        String.valueOf((char) ('a' + random.nextInt(26))) + i,
                        from,
                        goesOn || isEnded ? null : until,
                        isEnded && !goesOn ? until : null));
                day = goesOn ? LocalDate.MAX : until.plusDays(random.nextInt(5));
            }
            Collections.shuffle(units, random);
            Units registry = new Units(units);
            for (int i = -3; i < DAYS + 3; i++) {
                LocalDate on = FIRST.plusDays(i);
                assertThat(registry.named("局", on.atTime(12, 0).toInstant(ZoneOffset.ofHours(8))))
                        .as("%s on %s", units, on)
                        .isEqualTo(Optional.ofNullable(walked(units, on)));
            }
        }
    }

    private static @Nullable Unit walked(List<Unit> units, LocalDate on) {
        for (LocalDate day = on; !day.isBefore(FIRST.minusDays(10)); day = day.minusDays(1)) {
            for (Unit unit : units) {
                if (bears(unit, day)) {
                    return unit;
                }
            }
        }
        for (LocalDate day = on; !day.isAfter(FIRST.plusDays(DAYS + 10)); day = day.plusDays(1)) {
            for (Unit unit : units) {
                if (bears(unit, day)) {
                    return unit;
                }
            }
        }
        return null;
    }

    private static boolean bears(Unit unit, LocalDate day) {
        Unit.Name name = unit.names().get(0);
        boolean hasBegun = name.from() == null || !day.isBefore(name.from());
        boolean isOver = name.until() != null && !day.isBefore(name.until());
        return hasBegun && !isOver && !unit.hasEnded(day);
    }

    private static Unit bearer(
            String id, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable LocalDate ended) {
        Succession succession = ended == null ? null : new Succession(ended, List.of(Succession.Heir.ofAll("heir")));
        List<Unit.Name> names = List.of(new Unit.Name("局", from, until));
        return new Unit(id, names, null, Unit.Kind.DEPARTMENT, null, null, succession);
    }
}
