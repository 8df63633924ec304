package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every term we ship stays whole in what people write around terms of its kind. */
class DomainTermsTest {
    private static final double LEAST = .99;

    private static final String[] MATTERS_BEFORE = {
        "", "关于", "反映", "投诉", "咨询", "请问", "小区的", "附近有", "多次要求", "电话反映的", "没有", "长期存在", "市民对", "请求处理", "我们这里的", "昨天晚上"
    };
    private static final String[] MATTERS_AFTER = {
        "", "的问题", "，请处理", "一直没有解决", "怎么办", "情况严重", "已经三年了", "谁来管", "影响居民生活", "。"
    };
    private static final String[] PLACES_BEFORE = {
        "", "在", "位于", "我家住在", "福州市", "请问市长", "反映", "来自", "关于", "路过", "榕城市", "从", "经过", "希望"
    };
    private static final String[] PLACES_AFTER = {
        "", "附近", "的路灯", "旁边施工噪音大", "，请处理", "周边居民", "门口堵车", "3号楼", "管理不到位", "到火车站"
    };
    private static final String[] BODIES_BEFORE = {
        "", "向", "请", "希望", "拨打", "已经找过", "由", "福州市", "区", "咨询", "联系", "反映给", "和"
    };
    private static final String[] BODIES_AFTER = {
        "", "反映", "的工作人员", "至今没有答复", "，请处理", "推来推去", "说不归他们管", "介入调查", "现场查看", "回复说"
    };

    private final ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    @Test
    void staysWholeInVariedContexts() throws IOException {
        int all = 0;
        int whole = 0;
        int ofStock = 0;
        Map<String, Integer> broken = new TreeMap<>();
        for (Path file : termFiles()) {
            String theme = file.getFileName().toString();
            String[] before = theme.equals("units.txt")
                    ? BODIES_BEFORE
                    : theme.matches("(fuzhou|rongcheng).txt") ? PLACES_BEFORE : MATTERS_BEFORE;
            String[] after = theme.equals("units.txt")
                    ? BODIES_AFTER
                    : theme.matches("(fuzhou|rongcheng).txt") ? PLACES_AFTER : MATTERS_AFTER;
            for (String term : ShippedWords.words(file)) {
                for (int i = 0; i < before.length * after.length; i += 1 + i % 3) {
                    String context = before[i % before.length] + term + after[i / before.length];
                    all++;
                    ofStock += isWhole(analyzer.words(context, 1_000), term) ? 1 : 0;
                    if (isWhole(analyzer.tokens(context, 1_000), term)) {
                        whole++;
                    } else {
                        broken.merge(context, 1, Integer::sum);
                    }
                }
            }
        }
        System.out.printf(
                "domain terms whole: %d of %d = %.4f (stock %.4f)%n",
                whole, all, whole / (double) all, ofStock / (double) all);
        assertThat(whole / (double) all).as("broken: %s", broken.keySet()).isGreaterThanOrEqualTo(LEAST);
    }

    private static boolean isWhole(List<String> tokens, String term) {
        return tokens.contains(Lexicon.folded(term));
    }

    private static List<Path> termFiles() throws IOException {
        try (Stream<Path> files = Files.list(ShippedWords.FOLDER)) {
            return new ArrayList<>(files.filter(f -> f.toString().endsWith(".txt") && !f.endsWith("stopwords.txt"))
                    .sorted()
                    .toList());
        }
    }
}
