package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
                            + " 无良 黑心 霸道 猖狂 恶劣 无视 漠视 不顾 拒绝 阻碍 阻止 阻挠 忽悠 痛苦 无奈 可怜 心酸 良心 救救 做主 公道 说法 擅自 私自 随意 肆意 无辜 明目张胆 百姓 老百姓 人民 群体 人员 人士"
                            + " 开发商 公司 项目 楼盘 地方 事情 事件 现象 旁边 楼下 门口")
                    .split(" "));

    /** Who is concerned, and how it is done: no matter by itself, and no end of one. */
    private static final Set<String> OPEN = Set.of(
            ("学生 家长 职工 员工 老人 孩子 小孩 儿童 消费者 患者 乘客 司机 行人 车主 住户 租户 商户 户主 用户 顾客 工人 农民工 股东 会员 强制 强行 强迫 恶意 违规 违法 非法 虚假 变相 严禁 禁止 督促 负责"
                            + " 只有 没有 不仅 已经 正在 即将 继续 长期 突然 各种 到处 全部 部分 大量 多年 组织 利用 启动 操作 交汇 位置 方面 时间 针对")
                    .split(" "));

    /** Which part of an estate: no matter. */
    private static final Pattern PART = Pattern.compile("[一二三四五六七八九十几]+[期栋幢]");

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
                if (run.length() > 1 && edge(tokens.get(i), ENDS) && !OPEN.contains(tokens.get(i))) {
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

    /** Whether a matter can begin or end with a single character. */
    static boolean isEdge(String character) {
        return ENDS.contains(character) || BEGINS.contains(character);
    }

    /** Whether people write it whatever the matter. */
    static boolean isWish(String token) {
        return WISHES.contains(token);
    }

    private boolean within(String token) {
        boolean foreign = token.charAt(0) < 128;
        boolean grammar =
                (vocabulary.stopwords().contains(token) || GRAMMAR.contains(token)) && !WITHIN.contains(token);
        return !foreign
                && !grammar
                && !CoinedNames.area(token)
                && !WISHES.contains(token)
                && !PART.matcher(token).matches();
    }

    private boolean edge(String token, String alone) {
        return token.length() == 1
                ? alone.indexOf(token) >= 0
                : !token.equals(ComplaintAnalyzer.BREAK)
                        && vocabulary.isTerm(token)
                        && !WISHES.contains(token)
                        && !PART.matcher(token).matches();
    }
}
