package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mashang.text.Classification.Matched;
import mashang.text.Cues.Cue;
import mashang.workorder.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final Cues<Kind> KINDS = new Cues<>(
            2,
            new Cues.Edges(6, 2),
            new Cues.Negations(List.of("不是", "没有"), List.of("已排除"), 2),
            List.of("投诉电话", "是不是"),
            List.of(
                    new Cue<>(Kind.SUGGESTION, "建议", 2),
                    new Cue<>(Kind.COMPLAINT, "投诉", 2),
                    new Cue<>(Kind.COMPLAINT, "噪音", 1),
                    new Cue<>(Kind.REPORT, "故障", 5)));
    private static final Classifier CLASSIFIER = new Classifier(new ClassifierRules(KINDS, Cues.none(), Cues.none()));
    private static final String FILLER = "今天天气真的很好啊，";

    @Test
    void nothingSaidIsNothingInferred() {
        Classification none = CLASSIFIER.classify("");
        assertThat(none).isEqualTo(new Classification(null, List.of(), null, List.of(), false, List.of()));
        assertThat(new Classifier(ClassifierRules.none()).classify("投诉").kind()).isNull();
    }

    @Test
    void aWordThatIsNegatedDoesNotCount() {
        assertThat(kind("这不是投诉")).isNull();
        assertThat(kind("这不是要投诉")).isNull();
        assertThat(kind("不是，投诉")).as("a clause of its own").isEqualTo(Kind.COMPLAINT);
        assertThat(kind("是不是投诉")).as("a question is no negation").isEqualTo(Kind.COMPLAINT);
        assertThat(kind("故障已排除")).isNull();
        assertThat(kind("故障。已排除")).isEqualTo(Kind.REPORT);
    }

    @Test
    void theLongestWordCounts() {
        assertThat(kind("投诉电话")).isNull();
        assertThat(kind("投诉电话费")).isNull();
    }

    @Test
    void whatIsSaidFirstOrLastOrInTheTitleCountsMore() {
        String middle = FILLER + "建议" + FILLER;
        assertThat(kind("投诉" + middle)).isEqualTo(Kind.COMPLAINT);
        assertThat(kind(middle + "投诉")).isEqualTo(Kind.COMPLAINT);
        assertThat(CLASSIFIER.classify("投诉", middle).kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(kind(FILLER + "投诉建议" + FILLER))
                .as("of two that say the same, the one the rules name first")
                .isEqualTo(Kind.SUGGESTION);
    }

    @Test
    void aWordCountsOnceHoweverOftenItIsSaid() {
        String shouted = FILLER + "噪音".repeat(50) + FILLER;
        assertThat(kind(shouted)).isNull();
        assertThat(CLASSIFIER.classify("", FILLER + "投诉，投诉，投诉" + FILLER).kindWords())
                .containsExactly(new Matched("投诉", false, 10, 12));
    }

    @Test
    void wordsAreShownAsWritten() {
        Classification found = CLASSIFIER.classify("", "我要投（tóu）訴");
        assertThat(found.kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(found.kindWords()).containsExactly(new Matched("投（tóu）訴", false, 2, 9));
    }

    @Property(tries = 2000)
    void matchesLieInTheText(
            @ForAll @StringLength(max = 30) String any,
            @ForAll
                    @Chars({'投', '诉', '建', '议', '不', '是', '没', '有', '電', '话', '，', '〔', '<', '>', '(', ')'})
                    @CharRange(from = 'a', to = 'e')
                    @StringLength(max = 40)
                    String made) {
        Classification found = CLASSIFIER.classify(any, made);
        for (Matched matched : found.kindWords()) {
            String text = matched.inTitle() ? any : made;
            assertThat(matched.word()).isEqualTo(text.substring(matched.from(), matched.to()));
        }
        assertThat(found.kind() == null).isEqualTo(found.kindWords().isEmpty());
    }

    @Test
    void takesTimeInProportionToTheText() {
        Stream.of("投诉", "投", "不是", "没有投诉", "故障已排除", "是", "\uD83D")
                .forEach(piece -> assertTimeout(
                        Duration.ofSeconds(10), () -> CLASSIFIER.classify(piece.repeat(1_000_000)), piece));
    }

    private static @Nullable Kind kind(String text) {
        return CLASSIFIER.classify(text).kind();
    }
}
