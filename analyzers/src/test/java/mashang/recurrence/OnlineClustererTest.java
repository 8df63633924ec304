package mashang.recurrence;

import static mashang.recurrence.Complaints.START;
import static mashang.recurrence.Complaints.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import mashang.recurrence.Complaints.Planted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnlineClustererTest {
    private static final ClustererSettings SETTINGS = ClustererSettings.DEFAULT;

    @Test
    void findsWhatWasPlanted() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        Map<String, Integer> problems = new HashMap<>();
        Map<Integer, Set<String>> told = new HashMap<>();
        for (Planted planted : Complaints.planted(600, 1)) {
            String id = taken(clusterer, planted.complaint()).problemId();
            told.computeIfAbsent(planted.problem(), k -> new HashSet<>()).add(id);
            assertThat(problems.merge(id, planted.problem(), (a, b) -> a))
                    .as("never two problems in one")
                    .isEqualTo(planted.problem());
        }
        assertThat(told.values()).as("ids told at first").allMatch(ids -> ids.size() <= 2);
        assertThat(told.values())
                .as("one problem in the end")
                .allMatch(ids -> ids.stream().map(clusterer::resolve).distinct().count() == 1);
    }

    @Test
    void aSharedThemeDoesNotJoinDifferentPlacesNorASharedPlaceDifferentThemes() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        String first = assigned(clusterer, "t:1", "丽发新城小区搅拌站噪音扰民", "搅拌站噪音灰尘污染");
        assertThat(first).isEqualTo("P-t:1");
        assertThat(assigned(clusterer, "t:2", "咨询丽发新城小区搅拌站灰尘", "搅拌站噪音扰民")).isEqualTo(first);
        assertThat(assigned(clusterer, "t:3", "凯乐国际城小区搅拌站噪音扰民", "搅拌站噪音灰尘污染")).isNotEqualTo(first);
        assertThat(assigned(clusterer, "t:4", "丽发新城小区路面坑洼积水", "路面破损无人修补")).isNotEqualTo(first);
    }

    @Test
    void theSameWordsAboutALikeNameElsewhereAreAnotherProblemButTheSameNameIsTheSame() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        String first = at("GL-A-01", clusterer, "t:1", "云锦东方苑三期停工烂尾");
        assertThat(at("GL-A-01", clusterer, "t:2", "云锦东方苑三期停工烂尾")).isEqualTo(first);
        assertThat(at("TJ-C-07", clusterer, "t:3", "云锦玉兰苑三期停工烂尾")).isNotEqualTo(first);
        assertThat(at("TJ-C-07", clusterer, "t:4", "云锦东方苑三期停工烂尾")).isEqualTo(first);
        assertThat(assigned(clusterer, "t:5", "云锦东方苑三期烂尾", "工地停工看不到一个工人")).isEqualTo(first);
    }

    @Test
    void oneMatterInOtherWordsIsOneProblemOnlyWhereAndWhenItIsTheSamePlaces() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        String first = pump("GL-A-01", START, clusterer, "t:1", "河沿翠湖苑水泵房故障没水", "高层住户又没水了，水泵房的人讲设备老化。");
        String other = "高层住户说设备老化。";
        assertThat(pump("GL-A-01", START, clusterer, "t:2", "河沿翠湖苑二次供水停水", other))
                .isEqualTo(first);
        OnlineClusterer elsewhere = new OnlineClusterer(SETTINGS);
        pump("GL-A-01", START, elsewhere, "t:1", "河沿翠湖苑水泵房故障没水", "高层住户又没水了，水泵房的人讲设备老化。");
        assertThat(pump("TJ-C-07", START, elsewhere, "t:2", "河沿翠湖苑二次供水停水", other))
                .as("elsewhere")
                .isNotEqualTo(first);
        OnlineClusterer later = new OnlineClusterer(SETTINGS);
        pump("GL-A-01", START, later, "t:1", "河沿翠湖苑水泵房故障没水", "高层住户又没水了，水泵房的人讲设备老化。");
        assertThat(pump("GL-A-01", START.plus(Duration.ofDays(60)), later, "t:2", "河沿翠湖苑二次供水停水", other))
                .as("two months later")
                .isNotEqualTo(first);
        OnlineClusterer unknown = new OnlineClusterer(SETTINGS);
        pump(null, START, unknown, "t:1", "河沿翠湖苑水泵房故障没水", "高层住户又没水了，水泵房的人讲设备老化。");
        assertThat(pump(null, START, unknown, "t:2", "河沿翠湖苑二次供水停水", other))
                .as("nobody knows where")
                .isNotEqualTo(first);
    }

    @Test
    void theSameWordsAboutTwoRoadsOfOneAreaAreTwoProblems() {
        String words = "涂料厂夜间排放刺鼻的废气，天天闻刺鼻异味。";
        OnlineClusterer unknown = new OnlineClusterer(SETTINGS);
        String first = pump(null, START, unknown, "t:1", "茉莉连潭南路化工厂夜间排放废气", words);
        assertThat(pump(null, START, unknown, "t:2", "茉莉学宫西路化工厂夜间排放废气", words))
                .as("names that are half alike may be misspelt")
                .isEqualTo(first);
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        pump("TJ-D-20", START, clusterer, "t:1", "茉莉连潭南路化工厂夜间排放废气", words);
        assertThat(pump("TJ-D-20", START, clusterer, "t:2", "茉莉学宫西路化工厂夜间排放废气", words))
                .isNotEqualTo(first);
        assertThat(pump("TJ-D-20", START, clusterer, "t:3", "茉莉连谭南路化工厂夜间排放废气", words))
                .as("misspelt")
                .isEqualTo(first);
    }

    private static String pump(
            @Nullable String grid,
            Instant at,
            OnlineClusterer clusterer,
            String orderId,
            String title,
            String content) {
        Signature signature = complaint(orderId, at, title, content).signature();
        Circumstances there = new Circumstances("鼓楼区", null, grid, null, null, null);
        return taken(clusterer, new Complaint(orderId, at, at, null, there, signature))
                .problemId();
    }

    private static String at(String grid, OnlineClusterer clusterer, String orderId, String title) {
        Complaint read = complaint(orderId, START, title, "工地停工看不到一个工人，房贷照样要还。");
        Circumstances there = new Circumstances("鼓楼区", "东街街道", grid, null, null, null);
        return taken(clusterer, new Complaint(orderId, START, START, null, there, read.signature()))
                .problemId();
    }

    @Test
    void neitherBatchesNorTheOrderWithinThemMatter() {
        ClustererSettings forgetful = SETTINGS.with(Duration.ofMinutes(20), 160, 50_000);
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
                changes.changed().forEach(id -> last.put(id, "active " + clusterer.cluster(id)));
                changes.retired().forEach((id, cluster) -> last.put(id, "retired " + cluster));
                changes.merges().forEach(merged -> last.remove(merged.from()));
                due.clear();
            }
        }
        return last;
    }

    @Test
    void forgetsWhatStaysIdle() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS);
        assigned(clusterer, "t:1", "丽发新城小区搅拌站噪音", "");
        Instant last = START.plus(SETTINGS.idle());
        assertThat(clusterer.nextExpiry()).contains(last.plusMillis(1));
        assertThat(clusterer.take(List.of(), last).retired()).isEmpty();
        assertThat(clusterer.take(List.of(), last.plusMillis(1)).retired()).containsOnlyKeys("P-t:1");
        assertThat(clusterer.size()).isZero();
        assertThat(clusterer.nextExpiry()).isEmpty();
        assertThat(clusterer.state()).isEqualTo(ClustererState.NONE);
    }

    @Test
    void memoryIsBounded() {
        OnlineClusterer clusterer = new OnlineClusterer(SETTINGS.with(Duration.ofDays(180), 40, 10));
        Set<String> dropped = new HashSet<>();
        for (Complaint complaint : complaints(800, 6)) {
            Changes changes = clusterer.take(List.of(complaint), complaint.loggedAt());
            dropped.addAll(changes.retired().keySet());
            for (String id : changes.changed()) {
                assertThat(Objects.requireNonNull(clusterer.cluster(id))
                                .issues()
                                .size())
                        .isLessThanOrEqualTo(50);
            }
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
        return taken(clusterer, complaint(orderId, START, title, content)).problemId();
    }

    private static Assignment taken(OnlineClusterer clusterer, Complaint complaint) {
        List<Assignment> assignments =
                clusterer.take(List.of(complaint), complaint.loggedAt()).assignments();
        assertThat(assignments).hasSize(1);
        return assignments.get(0);
    }

    private static List<Complaint> complaints(int count, long seed) {
        return Complaints.planted(count, seed).stream().map(Planted::complaint).toList();
    }
}
