package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is forgotten leaves nothing behind, and nobody's many words make others' problems worse. */
class BoundedClustererTest {
    private static final int LIFETIME = 4_000;
    private static final ClustererSettings SETTINGS =
            ClustererSettings.DEFAULT.with(Duration.ofMinutes(2_000), 100, 50_000);

    @Test
    void termsAreLetGoWithTheClustersThatHeldThem() {
        FuzzyComplaints source = new FuzzyComplaints(1, 60, LIFETIME, Duration.ofMinutes(1));
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        int most = 0;
        Instant now = Complaints.START;
        for (int taken = 0; taken < 5 * LIFETIME; taken += LIFETIME) {
            List<Complaint> batch = source.next(LIFETIME);
            now = batch.get(LIFETIME - 1).loggedAt();
            clusterer.take(batch, now);
            if (taken == LIFETIME) {
                most = clusterer.terms() * 13 / 10;
            }
            assertThat(taken <= LIFETIME || clusterer.terms() < most)
                    .as("%s terms after %s complaints", clusterer.terms(), taken + LIFETIME)
                    .isTrue();
        }
        clusterer.take(List.of(), now.plus(SETTINGS.idle()).plusMillis(1));
        assertThat(clusterer.size()).isZero();
        assertThat(clusterer.terms()).isZero();
    }

    @Test
    void oneTextThousandsOfTimesIsOneProblemAndLeavesOthersAlone() {
        List<Complaint> normal = new FuzzyComplaints(2, 60, LIFETIME, Duration.ofMinutes(1)).next(2_000);
        Clustered undisturbed = Clustered.run(normal, ClustererSettings.DEFAULT);
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        Instant at = normal.get(0).loggedAt();
        for (int i = 0; i < 3_000; i++) {
            Complaint same = new Complaint(
                    "x:" + i, at, at, "x", Circumstances.NONE, Signature.ofWords("again and again the same text"));
            assertThat(clusterer.take(List.of(same), at).assignments().get(0).problemId())
                    .isEqualTo("P-x:0");
        }
        assertThat(undisturbed.problems().values()).isNotEmpty();
        int kept = 0;
        for (Complaint complaint : normal) {
            String told = clusterer
                    .take(List.of(complaint), complaint.loggedAt())
                    .assignments()
                    .get(0)
                    .problemId();
            kept += "P-x:0".equals(told) ? 0 : 1;
        }
        assertThat(kept).isEqualTo(normal.size());
    }
}
