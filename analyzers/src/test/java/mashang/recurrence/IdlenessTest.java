package mashang.recurrence;

import static mashang.recurrence.Complaints.START;
import static mashang.recurrence.Complaints.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private static final Comparator<LiveCluster> PLAIN = Comparator.comparing((LiveCluster c) -> c.decided)
            .thenComparing(c -> c.touchedAt)
            .thenComparing(c -> c.id);

    private final Random random = new Random(5);
    private final ClusterIndex index = new ClusterIndex();
    private final Idleness idleness = new Idleness();
    private final List<LiveCluster> live = new ArrayList<>();

    @Test
    void theFirstIsTheOneASortPutsFirstWhateverHappenedMeanwhile() {
        assertThat(idleness.first()).isNull();
        for (int i = 0; i < 3_000; i++) {
            happen(i);
            if (random.nextInt(3) > 0) {
                assertThat(idleness.first()).isSameAs(live.stream().min(PLAIN).orElse(null));
            }
        }
        assertThat(live).hasSizeGreaterThan(20);
    }

    private void happen(int at) {
        int what = random.nextInt(20);
        if (live.isEmpty() || what < 3) {
            LiveCluster opened =
                    new LiveCluster("P-" + at, complaint("t:" + at, START.plusSeconds(at / 4), "", ""), index);
            live.add(opened);
            idleness.add(opened);
        } else if (what < 5) {
            idleness.remove(live.remove(random.nextInt(live.size())));
        } else if (what < 6) {
            any().decided = true;
        } else {
            any().touchedAt = START.plusSeconds(at / 4);
        }
    }

    private LiveCluster any() {
        return live.get(random.nextInt(live.size()));
    }
}
