package mashang.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chances and times of a random world. Times are whole minutes around office hours and holidays, now and then a
 * millisecond beside, and drawn from few, so that much happens in the same moment.
 */
final class Dice {
    private static final List<String> STARTS =
            List.of("2026-02-11", "2026-04-28", "2026-12-18", "2026-03-02", "2026-02-27");
    private static final List<String> HOURS = List.of(
            "00:00", "08:59", "09:00", "09:30", "10:00", "10:30", "12:00", "13:30", "16:00", "17:00", "17:30", "17:31",
            "23:59");
    static final int DAYS = 12;

    private final Random random;
    private final LocalDate start;
    private final List<Instant> favourites = new ArrayList<>();

    Dice(long seed) {
        random = new Random(seed);
        start = LocalDate.parse(of(STARTS));
        int many = 4 + number(8);
        for (int i = 0; i < many; i++) {
            favourites.add(anyTime(DAYS));
        }
    }

    LocalDate start() {
        return start;
    }

    /** From 0 to one less than the bound. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[number(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(number(values.size()));
    }

    <T> @Nullable T maybe(int chance, Supplier<T> value) {
        return percent(chance) ? value.get() : null;
    }

    /** Mostly one of the favourite moments. */
    Instant time() {
        return percent(60) ? of(favourites) : anyTime(DAYS);
    }

    Instant timeAfter(Instant earlier) {
        List<Instant> later =
                favourites.stream().filter(t -> !t.isBefore(earlier)).toList();
        if (!later.isEmpty() && percent(60)) {
            return of(later);
        }
        return earlier.plusMillis(of(0L, 1L, 600_000L, 1_800_000L, 3_600_000L, 7_200_000L, 86_400_000L, 259_200_000L));
    }

    Instant anyTime(int days) {
        Instant time = start.plusDays(number(days))
                .atTime(LocalTime.parse(of(HOURS)))
                .atZone(EventText.ZONE)
                .toInstant();
        return percent(4) ? time.plusMillis(of(-1, 1)) : time;
    }
}
