package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clusterer restored at any place, from state written batch by batch and read in any order, goes on to the bit. */
class RestoredClustererTest {
    private static final ClustererSettings DROPPING = ClustererSettings.DEFAULT.with(Duration.ofHours(2), 30, 25);

    /** What a run has told and what it has kept. */
    private static final class Run {
        final List<Assignment> assignments = new ArrayList<>();
        final List<Merged> merges = new ArrayList<>();
        final Map<String, ProblemCluster> retired = new HashMap<>();
        final Map<String, ProblemCluster> kept = new HashMap<>();
        ClustererState beside = ClustererState.NONE;
        OnlineClusterer clusterer;

        Run(ClustererSettings settings) {
            clusterer = new OnlineClusterer(settings);
        }

        void take(List<Complaint> due, List<Feedback> said) {
            Changes changes = clusterer.take(due, said, due.get(due.size() - 1).loggedAt());
            assignments.addAll(changes.assignments());
            merges.addAll(changes.merges());
            retired.putAll(changes.retired());
            changes.changed().forEach(id -> kept.put(id, Objects.requireNonNull(clusterer.cluster(id))));
            changes.gone().forEach(kept::remove);
            beside = clusterer.state();
        }

        void restart(ClustererSettings settings, Random random) {
            List<ProblemCluster> anyOrder = new ArrayList<>(kept.values());
            Collections.shuffle(anyOrder, random);
            clusterer = new OnlineClusterer(settings);
            boolean first = random.nextBoolean();
            if (first) {
                clusterer.restore(beside);
            }
            anyOrder.forEach(clusterer::restore);
            if (!first) {
                clusterer.restore(beside);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void goesOnToTheBit(long seed) {
        List<Complaint> complaints = new FuzzyComplaints(seed, 40, 600, Duration.ofMinutes(1)).next(900);
        Random random = new Random(seed);
        ClustererSettings settings = seed % 2 == 0 ? DROPPING : ClustererSettings.DEFAULT;
        Run undisturbed = run(complaints, settings, new Random(seed), 1, 0);
        assertThat(undisturbed.merges).isNotEmpty();
        for (int most : new int[] {1, 10, 300}) {
            Run disturbed = run(complaints, settings, random, most, 5);
            assertThat(disturbed.assignments).isEqualTo(undisturbed.assignments);
            assertThat(disturbed.merges).isEqualTo(undisturbed.merges);
            assertThat(disturbed.retired).isEqualTo(undisturbed.retired);
            assertThat(disturbed.kept).isEqualTo(undisturbed.kept);
            assertThat(disturbed.beside).isEqualTo(undisturbed.beside);
        }
    }

    /** Batches of up to {@code most} complaints that end where time moves on; one restart in so many batches. */
    private static Run run(
            List<Complaint> complaints, ClustererSettings settings, Random random, int most, int oneRestartIn) {
        Run run = new Run(settings);
        int from = 0;
        while (from < complaints.size()) {
            int to = Math.min(complaints.size(), from + 1 + random.nextInt(most));
            while (to < complaints.size()
                    && complaints
                            .get(to)
                            .loggedAt()
                            .equals(complaints.get(to - 1).loggedAt())) {
                to++;
            }
            run.take(complaints.subList(from, to), words(complaints, from, to));
            from = to;
            if (oneRestartIn > 0 && random.nextInt(oneRestartIn) == 0) {
                run.restart(settings, random);
            }
        }
        return run;
    }

    /** What an analyst says between two complaints of a batch, whatever the batches: a word behind each 50th complaint. */
    private static List<Feedback> words(List<Complaint> complaints, int from, int to) {
        List<Feedback> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (i % 50 == 49) {
                Complaint latest = complaints.get(i);
                boolean merge = i % 100 == 99;
                words.add(new Feedback(
                        "e:" + i,
                        latest.loggedAt(),
                        merge ? Feedback.Kind.MERGE : Feedback.Kind.SPLIT,
                        "P-" + complaints.get(i - 40).orderId(),
                        merge ? "P-" + complaints.get(i - 20).orderId() : null,
                        merge ? List.of() : List.of(complaints.get(i - 40))));
            }
        }
        return words;
    }
}
