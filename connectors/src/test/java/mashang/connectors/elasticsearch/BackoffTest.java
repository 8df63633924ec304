package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(200, 30_000);
    private static final double LATEST = Math.nextDown(1.0);

    @Test
    void eachFailureDoublesTheWaitUpToTheLimit() {
        assertThat(new long[] {
                    BACKOFF.delayMillis(1, LATEST),
                    BACKOFF.delayMillis(2, LATEST),
                    BACKOFF.delayMillis(3, LATEST),
                    BACKOFF.delayMillis(8, LATEST),
                    BACKOFF.delayMillis(9, LATEST)
                })
                .containsExactly(200, 400, 800, 25_600, 30_000);
    }

    @Test
    void jitterTakesAtMostHalfOfTheWait() {
        assertThat(BACKOFF.delayMillis(3, 0)).isEqualTo(400);
        assertThat(BACKOFF.delayMillis(50, 0)).isEqualTo(15_000);
    }

    @Test
    void itNeverBecomesABusyLoopHoweverLongTheOutage() {
        for (int attempt = 1; attempt < 1000; attempt++) {
            assertThat(new Backoff(1, 50).delayMillis(attempt, 0)).isBetween(1L, 50L);
            assertThat(new Backoff(1, Long.MAX_VALUE).delayMillis(attempt, 0)).isPositive();
            assertThat(BACKOFF.delayMillis(attempt, 0)).isBetween(100L, 30_000L);
        }
        assertThat(BACKOFF.delayMillis(Integer.MAX_VALUE, 0)).isEqualTo(15_000);
    }

    @Test
    void aWaitOfNothingIsRefused() {
        assertThatThrownBy(() -> new Backoff(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(10, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
