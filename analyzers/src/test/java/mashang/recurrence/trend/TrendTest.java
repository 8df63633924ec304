package mashang.recurrence.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void theBinomialTailIsDoubled() {
        // 8 or more of 10 heads: 56 of 1024
        assertThat(Trend.twoSided(8, 10, .5)).isCloseTo(2 * 56 / 1024.0, within(1e-12));
        assertThat(Trend.twoSided(5, 10, .5)).isEqualTo(1);
        assertThat(Trend.twoSided(0, 10, .25)).isCloseTo(2 * Math.pow(.75, 10), within(1e-12));
    }

    @Test
    void quietTimesCountForLess() {
        Trend holiday = Trend.of(Instant.EPOCH, Instant.EPOCH, 10, 100, 33.6, 336);
        assertThat(holiday.direction()).isEqualTo(Trend.Direction.STEADY);
        assertThat(holiday.perDay()).isCloseTo(holiday.perDayBefore(), within(1e-9));
    }

    @Test
    void withoutATimeBeforeNothingIsSaid() {
        Trend young = Trend.of(Instant.EPOCH, Instant.EPOCH, 10, 0, 168, 0);
        assertThat(young.direction()).isEqualTo(Trend.Direction.STEADY);
        assertThat(young.probability()).isEqualTo(1);
    }
}
