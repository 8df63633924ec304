package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
    @Test
    void findsTheLongestTermThatBeginsAtAPlace() {
        Lexicon lexicon = Lexicon.of(List.of("占道", "占道经营", "工单", "e福州"));
        assertThat(longest(lexicon, "占道经营者", 0)).isEqualTo(4);
        assertThat(longest(lexicon, "占道经", 0)).isEqualTo(2);
        assertThat(longest(lexicon, "被占道", 1)).isEqualTo(3);
        assertThat(longest(lexicon, "下载e福州", 2)).isEqualTo(5);
        assertThat(longest(lexicon, "工作", 0)).isZero();
        assertThat(longest(lexicon, "工", 0)).isZero();
        assertThat(longest(Lexicon.EMPTY, "占道", 0)).isZero();
    }

    @Test
    void termsAreComparedSimplifiedHalfWidthAndInLowerCase() {
        assertThat(Lexicon.of(List.of("ＫＴＶ", "ktv", "三坊七巷", "Ｅ福州", "違章搭蓋")).terms())
                .containsExactly("e福州", "ktv", "三坊七巷", "违章搭盖");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "单", "12345", "占道 经营", "占道，经营", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"})
    void whatCannotBeATermIsRefused(String term) {
        assertThat(Lexicon.isTerm(term)).isFalse();
        assertThatThrownBy(() -> Lexicon.of(List.of(term))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithASetOnManyRandomTermsAlsoAfterItsJourney() throws Exception {
        Random random = new Random(1);
        Set<String> terms = new HashSet<>();
        while (terms.size() < 20_000) {
            terms.add(RandomTerms.term(random, 40));
        }
        Lexicon lexicon = travelled(Lexicon.of(terms));
        assertThat(Set.copyOf(lexicon.terms())).isEqualTo(terms);
        for (int i = 0; i < 5_000; i++) {
            String text = RandomTerms.term(random, 40) + RandomTerms.term(random, 40);
            int expected = 0;
            for (int end = 1; end <= text.length(); end++) {
                expected = terms.contains(text.substring(0, end)) ? end : expected;
            }
            assertThat(longest(lexicon, text, 0)).as(text).isEqualTo(expected);
        }
    }

    private static int longest(Lexicon lexicon, String text, int from) {
        return lexicon.longest(text.toCharArray(), from, text.length());
    }

    private static Lexicon travelled(Lexicon lexicon) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(lexicon);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Lexicon) in.readObject();
        }
    }
}
