package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Vocabulary;

/** Runs of a title's words that could say what is wrong: whole words, no grammar within but a denial. */
final class MatterPhrases {
    private static final int MOST_PHRASES = 60;
    private static final int MOST_TOKENS = 5;
    private static final int MOST_CHARS = 10;
    /** Denials, and what goes with them. */
    private static final String WITHIN = "不无没未难";

    private static final String GRAMMAR = "的了在是和与及对被将把为于等就都也我你他要让给吗呢吧啊从到使以由向该此某各本这那去来过已再又还很太最更能可会应而或但若如却";
    /** Single characters that a matter can begin with: what is done, or is not there. Others are what is left of a word. */
    private static final String BEGINS = "不无没未难建修拆停乱缺占挖卖涨收堵漏扰偷违烧排倒关开装加退欠骗罚扣摆砍填办抢毁改超";

    /** Single characters that a matter can end with: things, and how they are. */
    private static final String ENDS = "站费证房款灯水电气声味差大高乱吵脏臭亮断慢难贵坏破裂塌漏贷险税卡票车场厂店楼路桥树井管箱沟坑洞门墙梯库池堵缺少低重响牌杆线假";

    /** What people write whatever the matter: no part of a label. */
    private static final Set<String> WISHES = Set.of(
            ("反映 反应 投诉 举报 咨询 请求 请问 建议 希望 反对 坚决 强烈 关于 问题 情况 业主 居民 市民 群众 恳请 恳求 要求 呼吁 求助 帮助 帮忙 解决 处理 领导 政府 部门 有关 相关 再次 多次 严重"
                            + " 附近 小区 周边 存在 影响 导致 造成 未经 进行 涉嫌 疑似 尽快 尽早 加强 加快 迟迟 到底 究竟 时候 何时 能否 是否 如何 怎么 为何 为什么 请 求 望 出现 发现 开始 居然 竟然 仍然 依然 一直 经常 所谓 真的 合理 合法 进一步 当前 目前 无故"
                            + " 开发商 公司 项目 楼盘 地方 事情 事件 现象 旁边 楼下 门口")
                    .split(" "));

    private final Vocabulary vocabulary;

    MatterPhrases(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The phrases, each once, sorted; breaks part them. */
    List<String> find(List<String> tokens) {
        TreeSet<String> phrases = new TreeSet<>();
        for (int from = 0; from < tokens.size(); from++) {
            if (!edge(tokens.get(from), BEGINS)) {
                continue;
            }
            StringBuilder run = new StringBuilder();
            for (int i = from; i < tokens.size() && i - from < MOST_TOKENS && within(tokens.get(i)); i++) {
                run.append(tokens.get(i));
                if (run.length() > MOST_CHARS) {
                    break;
                }
                if (run.length() > 1 && edge(tokens.get(i), ENDS)) {
                    phrases.add(run.toString());
                }
            }
        }
        List<String> sorted = new ArrayList<>(phrases);
        return sorted.size() <= MOST_PHRASES ? sorted : new ArrayList<>(sorted.subList(0, MOST_PHRASES));
    }

    /** Whether a matter can end with a single character. */
    static boolean canEnd(String character) {
        return ENDS.contains(character);
    }

    private boolean within(String token) {
        boolean foreign = token.charAt(0) < 128;
        boolean grammar =
                (vocabulary.stopwords().contains(token) || GRAMMAR.contains(token)) && !WITHIN.contains(token);
        return !foreign && !grammar && !CoinedNames.area(token) && !WISHES.contains(token);
    }

    private boolean edge(String token, String alone) {
        return token.length() == 1
                ? alone.indexOf(token) >= 0
                : !token.equals(ComplaintAnalyzer.BREAK) && vocabulary.isTerm(token) && !WISHES.contains(token);
    }
}
