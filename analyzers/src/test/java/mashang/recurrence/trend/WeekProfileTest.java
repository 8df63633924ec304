package mashang.recurrence.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeekProfileTest {
    private static final int MONDAY = Hours.day(Hours.of(Sightings.START.toEpochMilli()));

    @Test
    void startsWithAShapeThatIsUsualForHotlines() {
        WeekProfile profile = new WeekProfile();
        assertThat(profile.of(MONDAY * 24 + 10)).isGreaterThan(1.5);
        assertThat(profile.of(MONDAY * 24 + 3)).isLessThan(.4);
        assertThat(week(profile, Sightings.START)).isCloseTo(168, within(1e-9));
    }

    @Test
    void learnsTheCitysOwnWeek() {
        WeekProfile profile = new WeekProfile();
        for (int day = 0; day < 56; day++) {
            int[] complaints = new int[24];
            complaints[20] = day % 7 == 5 ? 400 : 40;
            complaints[12] = 20;
            profile.learn(MONDAY + day, complaints);
        }
        assertThat(profile.of((MONDAY + 5) * 24 + 20)).isGreaterThan(4 * profile.of(MONDAY * 24 + 20));
        assertThat(profile.of(MONDAY * 24 + 20)).isGreaterThan(profile.of(MONDAY * 24 + 10));
        assertThat(profile.of(MONDAY * 24 + 3))
                .as("no hour is so quiet that two calls are news")
                .isGreaterThan(.1);
        assertThat(week(profile, Sightings.at(1000.3))).isCloseTo(168, within(1e-6));
    }

    private static double week(WeekProfile profile, Instant from) {
        return profile.between(from.toEpochMilli(), from.toEpochMilli() + 7L * 24 * 3_600_000);
    }

    @Test
    void anEveningAndANightAreNotTheSameTime() {
        WeekProfile profile = new WeekProfile();
        long three = Sightings.at(3).toEpochMilli();
        long ten = Sightings.at(10).toEpochMilli();
        assertThat(profile.between(ten, ten + 3_600_000)).isGreaterThan(4 * profile.between(three, three + 3_600_000));
    }
}
