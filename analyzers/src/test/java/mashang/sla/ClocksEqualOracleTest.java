package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mashang.sla.oracle.Judgement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the clocks tell, and how they read at the end, equals what the oracle finds: on the cases worked out by hand and on
 * random worlds, as many as the system property {@code mashang.logs} says, from the seed {@code mashang.seed} on.
 */
class ClocksEqualOracleTest {
    private static final int LOGS = Integer.getInteger("mashang.logs", 2_000);
    private static final long SEED = Long.getLong("mashang.seed", 0);

    @TestFactory
    Stream<DynamicTest> theClocksSayWhatWasWorkedOutByHand() {
        return ClockCases.all().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Judgement judgement = Engine.inOneGo(new World(c.city(), c.log(), c.until()), 0);
                    assertThat(ClockCase.alerts(judgement.alerts())).containsExactlyInAnyOrderElementsOf(c.alerts());
                    assertThat(ClockCase.verdicts(judgement.verdicts()))
                            .containsExactlyInAnyOrderElementsOf(c.verdicts());
                }));
    }

    @Test
    void randomWorldsAreJudgedAlike() {
        List<String> failures = new ArrayList<>();
        for (long seed = SEED; seed < SEED + LOGS && failures.size() < 3; seed++) {
            World world = World.random(seed);
            for (Predicate<World> differs : differences(seed)) {
                if (differs.test(world)) {
                    World small = world.shrunk(differs);
                    failures.add("seed " + seed + "\n" + small + "\n" + small.comparison(seed));
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            fail(String.join("\n\n", failures));
        }
    }

    private static List<Predicate<World>> differences(long seed) {
        return List.of(w -> !Engine.inOneGo(w, seed).equals(w.judged()), w -> !Engine.live(w, seed)
                .equals(w.judged()));
    }
}
