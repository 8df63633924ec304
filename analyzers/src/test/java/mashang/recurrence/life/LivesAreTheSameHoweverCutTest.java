package mashang.recurrence.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import mashang.text.Concern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random lives: the events are a function of what happened, however it was cut, shuffled, or kept in between. */
class LivesAreTheSameHoweverCutTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(140));
    private static final String[] PROBLEMS = {"P1", "P2", "P3", "P4"};
    private static final LifeInput.Kind[] SAID = {
        LifeInput.Kind.STRUCK_OFF,
        LifeInput.Kind.REOPENED,
        LifeInput.Kind.THEME,
        LifeInput.Kind.NO_THEME,
        LifeInput.Kind.MUTED,
        LifeInput.Kind.UNMUTED
    };

    @Property(tries = 300)
    void cutsShufflesAndRestoresChangeNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<LifeInput> inputs = inputs(random);
        ProblemLives whole = new ProblemLives(LifePolicy.DEFAULT);
        List<LifeEvent> expected = whole.take(inputs, END);

        List<LifeEvent> told = new ArrayList<>();
        ProblemLives cut = new ProblemLives(LifePolicy.DEFAULT);
        Instant now = START.minusSeconds(1);
        while (now.isBefore(END)) {
            Instant until = now.plusSeconds(1 + random.nextInt(86_400 * 3));
            Instant from = now;
            List<LifeInput> due = new ArrayList<>(inputs.stream()
                    .filter(i -> i.at().isAfter(from) && !i.at().isAfter(until))
                    .toList());
            Collections.shuffle(due, random);
            told.addAll(cut.take(due, until.isAfter(END) ? END : until));
            now = until;
            if (random.nextInt(4) == 0) {
                cut = restored(cut, random);
            }
        }
        assertThat(told).isEqualTo(expected);
        assertThat(cut.snapshot()).isEqualTo(whole.snapshot());
        assertThat(told).extracting(LifeEvent::id).doesNotHaveDuplicates();
    }

    private static ProblemLives restored(ProblemLives lives, Random random) {
        List<ProblemLife> kept = new ArrayList<>(lives.snapshot());
        Collections.shuffle(kept, random);
        ProblemLives again = new ProblemLives(LifePolicy.DEFAULT);
        kept.forEach(again::restore);
        return again;
    }

    /** At most one merge in a millisecond: merges are taken in the order in which they are told. */
    private static List<LifeInput> inputs(Random random) {
        List<LifeInput> inputs = new ArrayList<>();
        int orders = 20 + random.nextInt(80);
        for (int i = 0; i < orders; i++) {
            String problem = PROBLEMS[random.nextInt(PROBLEMS.length)];
            Instant at = time(random);
            String caller = random.nextInt(5) == 0 ? null : "c" + random.nextInt(12);
            Concern concern = random.nextInt(9) == 0 ? Concern.values()[random.nextInt(3)] : null;
            inputs.add(ProblemLivesTest.input(problem, "o" + i, at, caller, "g" + random.nextInt(3), concern));
            if (random.nextInt(2) == 0) {
                Instant closed = at.plus(Duration.ofHours(random.nextInt(200)));
                inputs.add(LifeInput.orderClosed("o" + i, problem, closed));
                if (random.nextInt(5) == 0) {
                    inputs.add(LifeInput.orderReopened("o" + i, problem, closed.plus(Duration.ofHours(9))));
                }
            }
        }
        for (int i = 0; i < 12; i++) {
            String problem = PROBLEMS[random.nextInt(PROBLEMS.length)];
            inputs.add(LifeInput.of(SAID[random.nextInt(SAID.length)], problem, time(random)));
        }
        // the clusterer gives nothing to an id that is merged or forgotten
        Instant merged = time(random).plusMillis(1);
        inputs.removeIf(i -> i.problemId().equals("P4") && i.at().isAfter(merged));
        inputs.add(LifeInput.merged("P4", "P1", merged));
        inputs.add(LifeInput.of(LifeInput.Kind.FORGOTTEN, "P3", END));
        inputs.add(LifeInput.split(
                "P2", "P5", List.of("o1", "o3", "o5", "o7"), time(random).plusMillis(2)));
        inputs.removeIf(i -> i.at().isAfter(END) || (i.at().equals(END) && i.kind() != LifeInput.Kind.FORGOTTEN));
        inputs.sort(Comparator.comparing(LifeInput::at));
        return inputs;
    }

    /** Whole days and some hours, so that much happens at the same time, and at the times of review. */
    private static Instant time(Random random) {
        return START.plus(Duration.ofHours(6L * random.nextInt(4 * 60)));
    }
}
