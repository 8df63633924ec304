package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A large lexicon costs the chain next to nothing. */
class LexiconSpeedTest {
    private static final int TERMS = 100_000;
    private static final double MOST = 1.1;
    private static final int LEAST_ROUNDS = 8;
    /** The best time of each converges from above: a busy machine needs more rounds, a slow lexicon never passes. */
    private static final int MOST_ROUNDS = 120;

    private static final String[] PIECES = {
        "小区门口每天晚上都有流动摊贩占道经营", "渣土车半夜经过，噪音很大", "物业费涨价没有公示", "路灯坏了三个月没有人修", "老人在路口摔倒", "向社区反映多次", "希望有关部门尽快处理"
    };

    @Test
    void aHundredThousandTermsSlowTheChainByLessThanATenth() {
        List<String> texts = texts();
        ComplaintAnalyzer small = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
        Set<String> terms = RandomTerms.terms(TERMS, 7);
        terms.addAll(ShippedWords.VOCABULARY.lexicon().terms());
        ComplaintAnalyzer large =
                new ComplaintAnalyzer(new Vocabulary(Lexicon.of(terms), ShippedWords.VOCABULARY.stopwords()));
        long bestSmall = Long.MAX_VALUE;
        long bestLarge = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            bestSmall = Math.min(bestSmall, nanos(small, texts));
            bestLarge = Math.min(bestLarge, nanos(large, texts));
            if (round >= LEAST_ROUNDS && bestLarge < bestSmall * MOST) {
                break;
            }
        }
        System.out.printf("chain with %d terms: %.3f times as long%n", TERMS, bestLarge / (double) bestSmall);
        assertThat(bestLarge / (double) bestSmall).isLessThan(MOST);
    }

    private static long nanos(ComplaintAnalyzer analyzer, List<String> texts) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int terms = 0;
        for (String text : texts) {
            terms += analyzer.terms(text).size();
        }
        assertThat(terms).isPositive();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static List<String> texts() {
        Random random = new Random(2);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 200) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? "，" : "。");
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
