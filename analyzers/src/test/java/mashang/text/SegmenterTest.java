package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.junit.jupiter.api.Test;

class SegmenterTest {
    private final HHMMSegmenter lucene = new HHMMSegmenter();
    private final Segmenter segmenter = new Segmenter();

    @Test
    void cutsSentencesAsWrittenInTheGoldenFile() throws IOException {
        List<String> cut = new ArrayList<>();
        List<String> golden = golden();
        for (String line : golden) {
            cut.add(cut(line.replace("|", "")));
        }
        assertThat(cut).hasSizeGreaterThan(30).isEqualTo(golden);
    }

    @Test
    void cutsWhateverIsWrittenAsLuceneDoes() {
        RandomText random = new RandomText(4);
        for (int i = 0; i < 3_000; i++) {
            assertEqual(random.of(60));
        }
    }

    @Test
    void cutsEveryWordOfTheDictionaryAsLuceneDoes() {
        SmartcnFiles.read().frequencies().keySet().stream().sorted().forEach(this::assertEqual);
    }

    @Test
    void cutsASentenceOfAnyLengthAsLuceneDoes() {
        RandomText random = new RandomText(44);
        for (int i = 0; i < 10; i++) {
            StringBuilder sentence = new StringBuilder();
            while (sentence.length() < 3 * Lattice.WINDOW) {
                sentence.append(random.of(60));
            }
            assertEqual(sentence.toString());
        }
    }

    @Test
    void cutsRepetitionsLongerThanTheWindowAsLuceneDoes() {
        for (String repeated : new String[] {"妈妈", "中华人民共和国", "天天向上", "看", "a1", "研究生命", "🀀", "人 "}) {
            assertEqual(repeated.repeat(3 * Lattice.WINDOW / repeated.length()));
        }
    }

    /** A limit, not a wish: the ways through such a text hardly ever meet. */
    @Test
    void aRepetitionWhoseWaysDoNotMeetIsCutAsLuceneDoesUpToTheWindowAndLosesNothingBeyond() {
        assertEqual("一".repeat(Lattice.WINDOW));
        String longer = "一".repeat(4 * Lattice.WINDOW);
        String cut = cut(longer);
        assertThat(cut.replace("|", "")).isEqualTo(longer);
        assertThat(cut.split("\\|", -1)).hasSizeBetween(longer.length() / 2, longer.length() / 2 + 16);
    }

    @Test
    void aWordMayHaveSpacesInItAndTheyBelongToNoToken() {
        assertThat(cut(" 人\t民　 广\n场 ")).isEqualTo("人\t民|广\n场");
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(segmenter.segment(new char[0], 0, 0)).isZero();
        assertThat(segmenter.segment("　 \n".toCharArray(), 0, 3)).isZero();
    }

    @Test
    void placesAreThoseInTheTextThatHoldsTheSentence() {
        assertThat(segmenter.segment("路灯不亮".toCharArray(), 2, 4)).isEqualTo(2);
        assertThat(segmenter.start(0)).isEqualTo(2);
        assertThat(segmenter.end(1)).isEqualTo(4);
    }

    private void assertEqual(String sentence) {
        List<Integer> ours = Segmentations.ours(segmenter, sentence);
        List<Integer> expected = Segmentations.lucene(lucene, sentence);
        if (!ours.equals(expected)) {
            assertThat(ours).as(sentence).isEqualTo(expected);
        }
    }

    private String cut(String sentence) {
        List<Integer> places = Segmentations.ours(segmenter, sentence);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < places.size(); i += 2) {
            tokens.add(sentence.substring(places.get(i), places.get(i + 1)));
        }
        return String.join("|", tokens);
    }

    private static List<String> golden() throws IOException {
        try (InputStream file = SegmenterTest.class.getResourceAsStream("segmented.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
