package mashang.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mashang.text.PlaceNames.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds names no register has, by how they end, as strictly as a location and the comparing of complaints need them: common words (道路, 政府), what is
 * not called by a name (农贸市场), and words before a name (途经, 拆除) are none of it.
 */
public final class UnregisteredNames {
    private static final int GLUED = 3;
    private static final int LONGEST = 16;

    /** Endings beyond those of {@link PlaceNames}. */
    private static final Map<String, PlaceKind> MORE = Map.ofEntries(
            Map.entry("山庄", PlaceKind.ESTATE),
            Map.entry("公馆", PlaceKind.ESTATE),
            Map.entry("雅居", PlaceKind.ESTATE),
            Map.entry("别墅", PlaceKind.ESTATE),
            Map.entry("景园", PlaceKind.ESTATE),
            Map.entry("佳园", PlaceKind.ESTATE),
            Map.entry("嘉园", PlaceKind.ESTATE),
            Map.entry("夜市", PlaceKind.BUILDING),
            Map.entry("写字楼", PlaceKind.BUILDING),
            Map.entry("停车场", PlaceKind.BUILDING),
            Map.entry("卫生院", PlaceKind.BUILDING),
            Map.entry("派出所", PlaceKind.BUILDING),
            Map.entry("驾校", PlaceKind.BUILDING),
            Map.entry("支行", PlaceKind.BUILDING),
            Map.entry("体育中心", PlaceKind.BUILDING),
            Map.entry("码头", PlaceKind.BUILDING));

    private static final BitSet MORE_LAST_CHARACTERS = PlaceNames.lastCharacters(MORE.keySet());
    private static final int LONGEST_MORE = 4;
    private static final WordSet MORE_ENDINGS = new WordSet(MORE.keySet());

    /** Words that end as names do and are none, whatever stands before them. */
    private static final WordSet COMMON =
            WordSet.of("道路 马路 水泥路 沥青路 线路 水路 电路 思路 出路 后路 退路 活路 半路 一路 老路 小路 大路 山路 支路 修路 走路 铺路 养路 上路 过路 顺路 沿路 让路 封路"
                    + " 弯路 走弯路 引路 医路 求医路 带路 指路 问路 拦路 迷路 开路 陆路 短路 断路 来路 岔路 土路 套路 跑路 该路 断头路 主干路 临街 沿街 逛街 上街 大街小巷 小巷 走投无路 自谋生路 必经之路 农村 乡村 自然村 行政村 本村 该村 全村 各村 邻村"
                    + " 贫困村 山村 村村 乡镇 城镇 村镇 集镇 市镇 本镇 该镇 全镇 全乡 城乡 家乡 老乡 故乡 返乡 回乡 下乡 县乡镇 县城 省城 进城 旧城 全城"
                    + " 政府 市政府 区政府 县政府 镇政府 乡政府 省政府 人民政府 中央政府 首府 家庭 法庭 开庭 出庭 当庭 十字路口 中小学 中小学校 网站");

    /** Endings that are words of their own: not names unless something stands before them. */
    private static final WordSet BARE = WordSet.of("公路 高速公路 铁路 城市 长城");

    /** Words before a name that are not part of it. */
    private static final WordSet NOT_IN_NAMES = WordSet.of(
            "在 位于 到 从 和 与 及 或 对 由 是 有 的 了 我 住 住在 市 区 县 省 请 让 被 把 将 为 向 该 此 某 各 本 这 那 号 就 也 都 于 给 说 去 来 过 已 不 无"
                    + " 没 至 等 所 因 能 但 要 走 建 修 找 跟 并 又 才 使 据 未 其 个 条 年 旁 离 沿 按 自 靠 可 且 只 即 若 另 距 还 再 着 每 属 归 需 应 当 想 问 做 看"
                    + " 买 叫 拿 受 很 多 而 以 往 栋 户 辆 次 元 占 使得 随 求 会 致 像 绕 经 穿 读 办 管 称 地处 处于 座落 坐落 整个 很多 许多 有些 大部分 部分 众多 这家"
                    + " 那家 一家 几个 多个 某个 同一 当地 当前 目前 最近 同时 期间 前期 后来 本来 直接 私自 擅自 违规 违法 作为 进入 进出 前往 通往 到达 经过 途经 路过 穿越 横穿"
                    + " 穿过 靠近 紧邻 距离 周边 对面 门口 沿线 建设 修建 新建 增设 设立 成立 开办 开展 开通 增加 提高 加快 调整 设置 安装 延长 恢复 利用 使用 占用 侵占 破坏 拆除"
                    + " 拆迁 改造 移交 维护 督促 呼吁 配合 支持 相信 反对 要求 考虑 响应 联系 代表 通知 得知 得到 找到 收取 缴纳 拖欠 购买 享受 提供 引起 致使 随着 随即 加上 另外 然而"
                    + " 甚至 尤其 比如 来自 自从 所属 下属 下辖 上述 各级 主要 重点 配套 市委 县委 区委 省委 拒绝 无故 恶意 非法 强行 强制 继续 未经 涉嫌 简称 变成 只有 参加 完成 协调 扰乱 符合 满足 纳入 了解"
                    + " 今日 昨日 明日 近日 日前 本月 上月 下月 今年 去年 明年 业主 居民 住户 村民 坐 乘 乘坐 搭乘");

    /** What estates, roads and bodies are called that are not called by a name: 住宅小区, 农贸市场, 有限公司. */
    private static final WordSet NAMELESS =
            WordSet.of("大型 小型 高端 老旧 老 新 旧 住宅 居民 生活 高层 电梯 公办 民办 私立 公立 主 主干 快速 城市 农贸 菜 批发 保险 房地产 地产 房产 物业 燃气 自来水 公交 有限 股份"
                    + " 责任 分 子 总 母 开发 发展 科技 投资 建筑 装饰 服务 管理 供水 供电 电力 网络 旅游 全体 所有 家 建材 普通 一般 周围 工程 招标 基础 民生 扶贫 好 大 小"
                    + " 工业 商业 步行 人行 立交 高架 过街 天桥 一 两 二 三 几 四 五 六 停车 附属");

    private static final WordSet DATES = WordSet.of("年 月 日 号");
    private static final Pattern BUS = Pattern.compile("公交|公车|巴士|班车|车");
    private static final Pattern RIDE = Pattern.compile("公交|坐|乘|搭");

    private final Vocabulary vocabulary;

    public UnregisteredNames(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The names in their order; they do not overlap. */
    public List<Place> find(List<String> tokens) {
        List<Place> places = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int ending = endingLength(tokens.get(i));
            if (ending == 0 || goesOn(tokens, i) || COMMON.contains(tokens.get(i))) {
                continue;
            }
            int from = start(tokens, free, i);
            String name = String.join("", tokens.subList(from, i + 1));
            String head = name.substring(0, name.length() - ending);
            if (!head.isEmpty()
                    && name.length() <= LONGEST
                    && !BARE.contains(name)
                    && !COMMON.contains(name)
                    && !nameless(tokens, from, i, head)
                    && !busLine(tokens, i, name)) {
                places.add(new Place(name, head, from, i + 1));
                free = i + 1;
            }
        }
        return places;
    }

    private static boolean goesOn(List<String> tokens, int ending) {
        return ending + 1 < tokens.size() && isEnding(tokens.get(ending + 1));
    }

    /** Back over up to {@value #GLUED} words; a run of single characters is one word that no dictionary knows. */
    private int start(List<String> tokens, int free, int last) {
        int from = last;
        int glued = 0;
        while (from > free && partOfName(tokens.get(from - 1)) && !dated(tokens, from, last)) {
            boolean sameRun = from < last
                    && tokens.get(from).length() == 1
                    && tokens.get(from - 1).length() == 1;
            if (!sameRun && ++glued > GLUED) {
                break;
            }
            from--;
        }
        return from;
    }

    /** Whether the word before a place in a name is a number or of a date: 25日|金山小区, but 第3小学. */
    private static boolean dated(List<String> tokens, int from, int last) {
        String before = tokens.get(from - 1);
        boolean ofDate = DATES.contains(before) && from > 1 && number(tokens.get(from - 2));
        return ofDate || (from < last && number(before));
    }

    /** Whether it is what a bus is called: 809路公交车. */
    private static boolean busLine(List<String> tokens, int last, String name) {
        boolean line = name.endsWith("路") && number(name.substring(0, name.length() - 1));
        boolean busAfter =
                last + 1 < tokens.size() && BUS.matcher(tokens.get(last + 1)).lookingAt();
        boolean busBefore = last > 1 && RIDE.matcher(tokens.get(last - 2)).lookingAt();
        return line && (busAfter || busBefore);
    }

    private static boolean number(String token) {
        return token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean nameless(List<String> tokens, int from, int last, String head) {
        return NAMELESS.contains(head)
                || (from < last && tokens.subList(from, last).stream().allMatch(NAMELESS::contains));
    }

    /** Whether a token can stand before the ending of a name. */
    public boolean partOfName(String token) {
        return !PlaceNames.isArea(token)
                && !NOT_IN_NAMES.contains(token)
                && !vocabulary.stopwords().contains(token)
                && !(endingLength(token) == 0 && vocabulary.lexicon().contains(token))
                && !token.equals(ComplaintAnalyzer.BREAK);
    }

    /** The longest ending by which a name is known for one; empty where it has none. */
    public static String endingOf(String name) {
        return ending(name);
    }

    /** What sort of place a name names, by its ending; absent for a street or township. */
    public static @Nullable PlaceKind kind(String name) {
        PlaceKind more = MORE.get(ending(name));
        return more != null ? more : PlaceNames.kind(name);
    }

    private static boolean isEnding(String token) {
        return PlaceNames.isEnding(token) || MORE_ENDINGS.contains(token);
    }

    private static String ending(String token) {
        return token.substring(token.length() - endingLength(token));
    }

    private static int endingLength(String token) {
        if (MORE_LAST_CHARACTERS.get(token.charAt(token.length() - 1))) {
            for (int length = Math.min(LONGEST_MORE, token.length()); length > 1; length--) {
                if (MORE_ENDINGS.containsEnd(token, token.length() - length)) {
                    return length;
                }
            }
        }
        return PlaceNames.endingLength(token);
    }
}
