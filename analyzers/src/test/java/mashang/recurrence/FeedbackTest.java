package mashang.recurrence;

import static mashang.recurrence.Complaints.START;
import static mashang.recurrence.Complaints.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mashang.recurrence.Feedback.Kind;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    private final OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);

    @Test
    void mergedProblemsAreOneUnderTheIdOfTheLarger() {
        String noise = put("t:1", 0, "丽发新城小区搅拌站噪音扰民");
        String water = put("t:2", 1, "金山大道自来水停水三天");
        assertThat(put("t:3", 2, "金山大道自来水停水多日")).isEqualTo(water).isNotEqualTo(noise);
        Changes changes = say(new Feedback("e:1", at(3), Kind.MERGE, noise, water, List.of()));
        assertThat(changes.merges()).containsExactly(new Merged(noise, water, at(3), Merged.Reason.ANALYST));
        assertThat(changes.gone()).containsExactly(noise);
        assertThat(changes.changed()).containsOnly(water);
        assertThat(clusterer.resolve(noise)).isEqualTo(water);
        assertThat(clusterer.cluster(water)).satisfies(problem -> {
            assertThat(problem.size()).isEqualTo(3);
            assertThat(problem.aliases()).containsExactly(new Alias(noise, at(3)));
            assertThat(problem.decided()).isTrue();
        });
        assertThat(put("t:4", 4, "丽发新城小区搅拌站噪音扰民")).isEqualTo(water);
    }

    @Test
    void whatWasSplitOffDrawsWhatIsLikeItAndIsNeverMergedAgain() {
        String problem = put("t:1", 0, "丽发新城小区搅拌站噪音扰民");
        put("t:2", 1, "丽发新城小区搅拌站噪音扰民投诉");
        Complaint other = complaint("t:3", at(2), "丽发新城小区搅拌站噪音扰民夜间停工", "");
        assertThat(clusterer.take(List.of(other), at(2)).assignments().get(0).problemId())
                .isEqualTo(problem);
        Changes changes = say(new Feedback("e:1", at(3), Kind.SPLIT, problem, null, List.of(other)));
        assertThat(changes.changed()).containsOnly(problem, "S-t:3");
        assertThat(clusterer.cluster(problem)).satisfies(rest -> {
            assertThat(rest.size()).isEqualTo(2);
            assertThat(rest.apart()).containsExactly("S-t:3");
        });
        for (int i = 4; i < 60; i++) {
            boolean like = i % 2 == 0;
            String title = like ? "丽发新城小区搅拌站噪音扰民夜间停工" : "丽发新城小区搅拌站噪音扰民投诉";
            assertThat(put("t:" + i, i, title)).isEqualTo(like ? "S-t:3" : problem);
        }
    }

    @Test
    void whatIsApartStaysApartWhenOneOfTheTwoIsMergedOn() {
        String problem = put("t:1", 0, "丽发新城小区搅拌站噪音扰民");
        Complaint other = complaint("t:2", at(1), "丽发新城小区搅拌站噪音扰民", "");
        clusterer.take(List.of(other), at(1));
        say(new Feedback("e:1", at(2), Kind.SPLIT, problem, null, List.of(other)));
        String water = put("t:3", 3, "金山大道自来水停水三天");
        put("t:4", 4, "金山大道自来水停水三天");
        say(new Feedback("e:2", at(5), Kind.MERGE, problem, water, List.of()));
        assertThat(clusterer.resolve(problem)).isEqualTo(water);
        assertThat(clusterer.cluster("S-t:2"))
                .satisfies(part -> assertThat(part.apart()).containsExactly(water));
        assertThat(clusterer.cluster(water))
                .satisfies(part -> assertThat(part.apart()).containsExactly("S-t:2"));
        say(new Feedback("e:3", at(6), Kind.MERGE, "S-t:2", water, List.of()));
        assertThat(clusterer.resolve("S-t:2")).isEqualTo(water);
        assertThat(clusterer.cluster(water))
                .satisfies(part -> assertThat(part.apart()).isEmpty());
    }

    @Test
    void whatAnAnalystSpokeAboutIsNotForgotten() {
        String problem = put("t:1", 0, "丽发新城小区搅拌站噪音扰民");
        String idle = put("t:2", 1, "金山大道自来水停水三天");
        String other = put("t:3", 2, "凤凰路路灯不亮出行危险");
        say(new Feedback("e:1", at(3), Kind.MERGE, problem, other, List.of()));
        Instant later = START.plus(Duration.ofDays(1000));
        assertThat(clusterer.take(List.of(), later).retired()).containsOnlyKeys(idle);
        assertThat(clusterer.resolve(other)).isEqualTo(problem);
    }

    @Test
    void aWordAboutAProblemThatIsGoneDoesNothing() {
        String problem = put("t:1", 0, "丽发新城小区搅拌站噪音扰民");
        Changes changes = say(new Feedback("e:1", at(1), Kind.MERGE, problem, "P-t:9", List.of()));
        assertThat(changes.merges()).isEmpty();
        assertThat(changes.changed()).isEmpty();
    }

    private Changes say(Feedback word) {
        return clusterer.take(List.of(), List.of(word), word.loggedAt());
    }

    private String put(String orderId, int minute, String title) {
        Complaint complaint = complaint(orderId, at(minute), title, "");
        return clusterer
                .take(List.of(complaint), at(minute))
                .assignments()
                .get(0)
                .problemId();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
