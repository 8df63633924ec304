package mashang.jobs.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slice of {@link PlantedRun}; {@code -Dmashang.seeds=200} for all of it. */
class PlantedUnitsTest {
    private static final int SEEDS = Integer.getInteger("mashang.seeds", 2);

    @Test
    void unitsAreRankedAsTheyWerePlantedGamingNeverPaysAndOneOrderIsNoRank() {
        PlantedRun run = new PlantedRun();
        for (int seed = 1; seed <= SEEDS; seed++) {
            run.rank(seed);
        }
        assertThat(run.asPlanted()).isGreaterThanOrEqualTo((int) Math.ceil(.95 * run.cities()));
        assertThat(run.gamingPaid()).isZero();
        assertThat(run.tinyRanked()).isZero();
    }
}
