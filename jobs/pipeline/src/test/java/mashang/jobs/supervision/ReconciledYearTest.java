package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mashang.ledger.Reconciliation.Kind;
import org.junit.jupiter.api.Test;

/** A season of what {@link ReconciledYear} does for a year. */
class ReconciledYearTest {
    @Test
    void everyMismatchThatWasPlantedIsFoundAndNoneIsInvented() {
        ReconciledYear season = new ReconciledYear(2_000, Duration.ofDays(95));
        season.run();
        assertThat(season.differing()).isZero();
        assertThat(season.planted()).containsOnlyKeys(Kind.values());
        assertThat(season.planted().values()).allMatch(times -> times >= 5);
    }
}
