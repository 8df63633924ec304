package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
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
                    Judgement judgement = new Engine(new World(c.city(), c.log(), c.until())).inOneGo(0);
                    assertThat(ClockCase.alerts(judgement.alerts())).containsExactlyInAnyOrderElementsOf(c.alerts());
                    assertThat(ClockCase.verdicts(judgement.verdicts()))
                            .containsExactlyInAnyOrderElementsOf(c.verdicts());
                }));
    }

    @Test
    void randomWorldsAreJudgedAlikeLiveAndInOneGo() {
        List<String> failures = new ArrayList<>();
        for (long seed = SEED; seed < SEED + LOGS && failures.size() < 3; seed++) {
            World world = World.random(seed);
            if (differs(world, seed)) {
                long dice = seed;
                World small = world.shrunk(w -> differs(w, dice));
                failures.add("seed " + seed + "\n" + small + "\n" + small.comparison(seed));
            }
        }
        if (!failures.isEmpty()) {
            fail(String.join("\n\n", failures));
        }
    }

    /** What nobody meets, nobody compares: numbers that have changed since a decision named them, and a clock there that is meant. */
    @Test
    void amongThemAreEnoughDecisionsAboutRoundsThatWereNumberedAnew() {
        int renumbered = 0;
        int gone = 0;
        int before = 0;
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            World world = World.random(seed);
            Meant meant = Meant.in(world);
            renumbered += meant.renumbered() > 0 ? 1 : 0;
            gone += meant.gone() > 0 ? 1 : 0;
            before += meant.before() > 0 ? 1 : 0;
        }
        System.out.printf(
                "of %d logs: a decision about a round numbered anew in %d, about one that is no more in %d, one handed over after that in %d%n",
                LOGS, renumbered, gone, before);
        assertThat(renumbered).isGreaterThanOrEqualTo(LOGS / 60);
        assertThat(gone).isGreaterThanOrEqualTo(LOGS / 1000);
        assertThat(before).isGreaterThanOrEqualTo(LOGS / 200);
    }

    private static boolean differs(World world, long seed) {
        Judgement judged = world.judged();
        Engine engine = new Engine(world);
        return !engine.inOneGo(seed).equals(judged) || !engine.live(seed).equals(judged);
    }
}
