package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ShippedWords;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final ComplaintAnalyzer ANALYZER = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    @Test
    void aNameWithoutAnEndingIsAPlaceToo() {
        assertThat(shared("余易贷平台跑路", "请给余易贷出借人一个保障")).isNotEmpty();
        assertThat(shared("余易贷平台跑路", "请给信和汇出借人一个保障")).isEmpty();
    }

    @Test
    void wordsThatWereCutIntoCharactersAreNoName() {
        assertThat(shared("滨江学院路灯不亮出行危险", "金山大道路灯不亮出行危险")).doesNotContain("~出行").hasSizeLessThan(2);
    }

    @Test
    void twoCharactersSwappedAreTheSameName() {
        assertThat(shared("丽发新城小区停水", "发丽新城小区停水")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void roadsCalledByNumbersShareNoPartOfThem() {
        assertThat(shared("建议205路延长", "建议120路延长")).isEmpty();
    }

    @Test
    void exhortationIsNoIssue() {
        Signature signature = Signature.of("请加快图书馆建设步伐", "", ANALYZER);
        assertThat(signature.issues()).extracting(TermWeight::term).doesNotContain("加快", "步伐");
        assertThat(signature.issues()).extracting(TermWeight::term).contains("图书馆");
    }

    private static Set<String> shared(String title, String other) {
        Set<String> shared = places(title);
        shared.retainAll(places(other));
        return shared;
    }

    private static TreeSet<String> places(String title) {
        List<TermWeight> places = Signature.of(title, "", ANALYZER).places();
        return places.stream().map(TermWeight::term).collect(Collectors.toCollection(TreeSet::new));
    }
}
