package mashang.recurrence.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurpriseTest {
    @Test
    void aKnownRateGivesThePoissonTail() {
        // P(N >= 3), Poisson with mean 1: 1 - e^-1 (1 + 1 + 1/2)
        assertThat(Surprise.atLeast(3, 1e6, 1e6, 1)).isCloseTo(1 - 2.5 * Math.exp(-1), within(1e-5));
    }

    @Test
    void anUnknownRateGivesTheGeometricTail() {
        // shape 1 and equal exposures: each further one is as likely as not
        assertThat(Surprise.atLeast(5, 1, 7, 7)).isCloseTo(1.0 / 32, within(1e-4 / 32));
    }

    @Test
    void theBoundForGreatCountsIsNeverTooSmallAndNear() {
        double summed = Surprise.atLeast(64, 20, 20, 1.5);
        double bound = Surprise.atLeast(65, 20, 20, 1.5);
        assertThat(bound).isBetween(summed / 3, summed * 20);
        assertThat(Surprise.atLeast(1, 20, 20, 1.5)).isEqualTo(1);
    }

    @Test
    void scoresAreTensOfOdds() {
        assertThat(Surprise.score(1e-4)).isCloseTo(4, within(1e-9));
        assertThat(Surprise.score(0)).isEqualTo(300);
    }
}
