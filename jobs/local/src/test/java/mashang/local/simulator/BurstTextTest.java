package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mashang.config.City;
import org.junit.jupiter.api.Test;

class BurstTextTest {
    @Test
    void plantedBurstsAreFoundThroughTheirTexts() {
        BurstTextCheck check = BurstTextCheck.of(City.load(Path.of("../../config")));
        BurstScore score = new BurstScore();
        BurstCity city = new BurstCity(new BurstSimulation(7, Simulation.DEFAULT_START, 30, 10, 150, 20));
        score.add(city.bursts(), city.complaints(), check.events(city.complaints()));
        String report = String.join("\n", score.lines());
        assertThat(score.recall()).as(report).isGreaterThanOrEqualTo(.9);
        assertThat(score.precision()).as(report).isGreaterThanOrEqualTo(.8);
    }
}
