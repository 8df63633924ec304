package mashang.recurrence;

import static mashang.recurrence.Complaints.START;
import static mashang.recurrence.Complaints.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mashang.recurrence.Complaints.Planted;
import org.junit.jupiter.api.Test;

class OnlineClustererTest {
    private static final ClustererSettings SETTINGS = ClustererSettings.DEFAULT;

    @Test
    void findsWhatWasPlanted() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        Map<String, Set<Integer>> problems = new HashMap<>();
        Map<Integer, Set<String>> ids = new HashMap<>();
        for (Planted planted : Complaints.planted(600, 1)) {
            String id = clusterer.assign(planted.complaint()).problemId();
            problems.computeIfAbsent(id, k -> new HashSet<>()).add(planted.problem());
            ids.computeIfAbsent(planted.problem(), k -> new HashSet<>()).add(id);
        }
        assertThat(problems.values()).as("never two problems in one").allMatch(p -> p.size() == 1);
        assertThat(ids.values()).as("seldom one problem in two").allMatch(i -> i.size() <= 2);
    }

    @Test
    void aSharedThemeDoesNotJoinDifferentPlacesNorASharedPlaceDifferentThemes() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        String first = clusterer
                .assign(complaint("t:1", START, "丽发新城小区搅拌站噪音扰民", "搅拌站噪音灰尘污染"))
                .problemId();
        assertThat(first).isEqualTo("P-t:1");
        assertThat(assigned(clusterer, "t:2", "咨询丽发新城小区搅拌站灰尘", "搅拌站噪音扰民")).isEqualTo(first);
        assertThat(assigned(clusterer, "t:3", "凯乐国际城小区搅拌站噪音扰民", "搅拌站噪音灰尘污染")).isNotEqualTo(first);
        assertThat(assigned(clusterer, "t:4", "丽发新城小区路面坑洼积水", "路面破损无人修补")).isNotEqualTo(first);
    }

    @Test
    void isNamedByPlaceAndIssue() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        for (Planted planted : Complaints.planted(300, 2)) {
            clusterer.assign(planted.complaint());
        }
        assigned(clusterer, "t:a", "投诉丽发新城小区搅拌站噪音扰民", "");
        assigned(clusterer, "t:b", "丽发新城小区搅拌站噪音扰民问题", "");
        String id = assigned(clusterer, "t:c", "关于丽发新城小区搅拌站噪音扰民", "");
        ProblemCluster problem = clusterer.cluster(id);
        assertThat(problem.size()).isEqualTo(3);
        assertThat(problem.shownLabel()).isEqualTo("丽发新城小区搅拌站噪音扰民");
        assertThat(problem.keywords()).contains("搅拌").hasSizeLessThanOrEqualTo(12);
        assertThat(problem.firstExamples()).containsExactly("t:a", "t:b", "t:c");
    }

    @Test
    void aRestoredClustererGoesOnToTheBit() {
        List<Complaint> complaints = complaints(500, 3);
        List<Assignment> undisturbed = new ArrayList<>();
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        Map<String, ProblemCluster> end = new HashMap<>();
        for (Complaint complaint : complaints) {
            undisturbed.add(clusterer.assign(complaint));
        }
        undisturbed.forEach(a -> end.put(a.problemId(), clusterer.cluster(a.problemId())));
        Random random = new Random(5);
        for (int run = 0; run < 5; run++) {
            OnlineClusterer restored = new OnlineClusterer(SETTINGS);
            Map<String, ProblemCluster> kept = new HashMap<>();
            for (int i = 0; i < complaints.size(); i++) {
                if (random.nextInt(60) == 0) {
                    restored = restoredFrom(kept, random);
                }
                Assignment assignment = restored.assign(complaints.get(i));
                assertThat(assignment).isEqualTo(undisturbed.get(i));
                kept.put(assignment.problemId(), restored.cluster(assignment.problemId()));
            }
            assertThat(kept).isEqualTo(end);
        }
    }

    private static OnlineClusterer restoredFrom(Map<String, ProblemCluster> kept, Random random) {
        List<ProblemCluster> anyOrder = new ArrayList<>(kept.values());
        Collections.shuffle(anyOrder, random);
        OnlineClusterer restored = new OnlineClusterer(SETTINGS);
        anyOrder.forEach(restored::restore);
        return restored;
    }

    @Test
    void neitherBatchesNorTheOrderWithinThemMatter() {
        ClustererSettings forgetful = new ClustererSettings(.25, .22, .085, Duration.ofMinutes(20), 3, 160, 50_000);
        List<Complaint> complaints = complaints(400, 4);
        Map<String, String> oneByOne = documents(forgetful, complaints, 1, new Random(1));
        assertThat(oneByOne).isNotEmpty();
        for (int batch : new int[] {7, 50, 400}) {
            assertThat(documents(forgetful, complaints, batch, new Random(batch)))
                    .isEqualTo(oneByOne);
        }
    }

    /** What was last said of each problem. Batches end where time moves on. */
    private static Map<String, String> documents(
            ClustererSettings settings, List<Complaint> complaints, int batch, Random random) {
        OnlineClusterer clusterer = new OnlineClusterer(settings);
        Map<String, String> last = new HashMap<>();
        List<Complaint> due = new ArrayList<>();
        for (int i = 0; i < complaints.size(); i++) {
            due.add(complaints.get(i));
            boolean moves = i + 1 == complaints.size()
                    || complaints
                            .get(i + 1)
                            .loggedAt()
                            .isAfter(complaints.get(i).loggedAt());
            if (moves && (due.size() >= batch || i + 1 == complaints.size())) {
                Collections.shuffle(due, random);
                Changes changes = clusterer.take(due, complaints.get(i).loggedAt());
                changes.changed().forEach((id, cluster) -> last.put(id, "active " + cluster));
                changes.retired().forEach((id, cluster) -> last.put(id, "retired " + cluster));
                due.clear();
            }
        }
        return last;
    }

    @Test
    void forgetsWhatStaysIdle() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        assigned(clusterer, "t:1", "丽发新城小区搅拌站噪音", "");
        assertThat(clusterer.nextExpiry()).contains(START.plus(SETTINGS.idle()).plusMillis(1));
        assertThat(clusterer.expire(START.plus(SETTINGS.idle()))).isEmpty();
        assertThat(clusterer.expire(START.plus(SETTINGS.idle()).plusMillis(1)))
                .extracting(ProblemCluster::id)
                .containsExactly("P-t:1");
        assertThat(clusterer.size()).isZero();
        assertThat(clusterer.nextExpiry()).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        ClustererSettings small = new ClustererSettings(.25, .22, .085, Duration.ofDays(180), 3, 40, 10);
        OnlineClusterer clusterer = new OnlineClusterer(small);
        List<String> dropped = new ArrayList<>();
        for (Complaint complaint : complaints(800, 6)) {
            Assignment assignment = clusterer.assign(complaint);
            assignment.dropped().forEach(cluster -> dropped.add(cluster.id()));
            ProblemCluster cluster = clusterer.cluster(assignment.problemId());
            assertThat(cluster.issues().size()).isLessThanOrEqualTo(50);
            assertThat(cluster.firstExamples().size() + cluster.latestExamples().size())
                    .isLessThanOrEqualTo(6);
            assertThat(clusterer.size()).isLessThanOrEqualTo(10);
        }
        assertThat(dropped).isNotEmpty();
    }

    @Test
    void aTextWithoutWordsOpensAClusterOfItsOwn() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        assertThat(assigned(clusterer, "t:1", "", "")).isEqualTo("P-t:1");
        assertThat(assigned(clusterer, "t:2", "", "。。。")).isEqualTo("P-t:2");
    }

    private static String assigned(OnlineClusterer clusterer, String orderId, String title, String content) {
        return clusterer.assign(complaint(orderId, START, title, content)).problemId();
    }

    private static List<Complaint> complaints(int count, long seed) {
        return Complaints.planted(count, seed).stream().map(Planted::complaint).toList();
    }
}
