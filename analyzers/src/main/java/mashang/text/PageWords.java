package mashang.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines that belong to the page a text was copied from: navigation, tools, sources, notices of rights.
 *
 * <p>Conservative: a line goes only as a whole, and only where all of it is words of pages ({@code 字号：大 中 小 打印}),
 * one that says it all ({@code 责任编辑：…}, {@code 上一篇：…}) or two of those that alone might be the writer's own
 * ({@code 2026-03-01 来源：…}). Teasers of other articles go only behind such a line. Lines are looked at as folded:
 * simplified, punctuation in full width.
 */
final class PageWords {
    /** As long as a line of such words is. */
    private static final int LONGEST = 160;

    private static final int LONGEST_VALUE = 24;

    /** Any of these is enough. */
    private static final Set<String> TELLING = words("打印 打印本页 打印本文 打印此页 打印文章 关闭 关闭窗口 关闭本页 关闭页面 收藏本页 加入收藏 设为首页"
            + " 网站首页 返回首页 返回顶部 返回列表 返回上一页 回到顶部 分享 分享到 分享本文 字号 字体 字体大小 网站地图 关于我们 相关新闻 相关阅读 相关链接"
            + " 相关文章 延伸阅读 热门推荐 为您推荐 推荐阅读 无障碍阅读 复制链接 我要纠错 我要评论 发表评论 网友评论 查看全部评论 加载更多 下一页 上一页"
            + " 点击查看更多 责任编辑 责编 扫一扫在手机打开当前页 扫一扫分享 微信扫一扫 手机扫一扫 用微信扫一扫");
    /** Two of these are. */
    private static final Set<String> LIKELY =
            words("首页 大 中 小 默认 特大 超大 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 朋友圈 A 更多 收藏 登录 注册 搜索 导航 简体 繁体 English 客户端"
                    + " 手机版 扫一扫 纠错 评论 点赞 转发 新闻 要闻 来源 稿源 作者 记者 通讯员 编辑 审核 校对 发布时间 发布日期 发布人 更新时间 时间 日期 浏览次数"
                    + " 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击量 点击数 点击 访问次数 信息来源 文章来源 稿件来源 发布机构 次");

    /** What such a line begins with, whatever follows. */
    private static final Pattern OPENING = Pattern.compile("(上一篇|下一篇|上一条|下一条|分享到|责任编辑|责编|字号|字体)：.{0,60}"
            + "|(您|你)?(现在|当前|所在)?的?(当前|所在)?位置(是|为)?：.*[＞»›→].*"
            + "|(版权所有|©|(?i:copyright)).{0,100}|.?ICP备\\d{6,}号?.{0,40}|.{1,2}公网安备 ?\\d{8,}号?.{0,20}"
            + "|已有 ?\\d+ ?(人|条)(发表|参与|评论).{0,10}|\\d{0,2}、?凡(本网|本站|本报)?注明.*|(版权|免责)声明：.*");

    /** What stands behind such lines: other articles and columns of the page. */
    private static final Pattern TEASER = Pattern.compile(".{2,60}\\d{4}－\\d{2}－\\d{2}"
            + "|进入[^，。；！？]{1,12}频道[^，。；！？]{0,12}|[^，。；！？]{0,12}(频道推荐|热点新闻|新闻推荐|新闻排行榜?|点击排行榜?|最新图文|最新视频)");

    private static final Pattern MOMENT = Pattern.compile(
            "\\d{2,4}(－\\d{1,2}－|年\\d{1,2}月|．\\d{1,2}．|／\\d{1,2}／)\\d{1,2}日?|\\d{1,2}：\\d{2}(：\\d{2})?");

    private static final String OTHER_FIRST = "上下分责字您你现当所位版©cC京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼IＩ已凡免0123456789";

    /** What lines of all these begin with. */
    private static final boolean[] FIRST = first();

    private static final String EDGES = " －•·＊＞»｜【】［］（）．";
    private static final String SEPARATORS = " ｜·／＼＞»›、【】［］（）－＋";

    private static final int TELLS = 2;

    private PageWords() {}

    /**
     * Whether a line belongs to the page.
     *
     * @param behind whether the line before it did
     */
    static boolean of(char[] text, int from, int to, boolean behind) {
        int start = from;
        int end = to;
        while (start < end && EDGES.indexOf(text[start]) >= 0) {
            start++;
        }
        while (end > start && EDGES.indexOf(text[end - 1]) >= 0) {
            end--;
        }
        if (end - start > LONGEST || start == end || (!behind && !FIRST[text[start]])) {
            return false;
        }
        String line = new String(text, start, end - start);
        return OPENING.matcher(line).matches()
                || (behind && TEASER.matcher(line).matches())
                || allWords(line);
    }

    /** Whether what stands in brackets in the midst of a line is of the page: only where a colon says of what. */
    static boolean labelled(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '：') {
                return of(text, from, to, false);
            }
        }
        return false;
    }

    /** Whether a line says nothing. */
    static boolean blank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (EDGES.indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all parts of a line are words of pages, and enough of them. */
    private static boolean allWords(String line) {
        Set<String> seen = new HashSet<>();
        int weight = 0;
        boolean valued = false;
        for (int at = 0; at < line.length(); ) {
            int end = partEnd(line, at);
            if (end > at) {
                String part = line.substring(at, end);
                int colon = part.indexOf('：');
                boolean moment = MOMENT.matcher(part).matches();
                String word = moment || colon < 0 ? part : part.substring(0, colon);
                int weighs = moment ? 1 : valued && plainValue(part) ? 0 : weigh(word);
                if (weighs < 0 || (!moment && colon >= 0 && part.length() - colon > LONGEST_VALUE)) {
                    return false;
                }
                weight += seen.add(moment ? "" : word) ? weighs : 0;
                valued = !moment && (colon >= 0 ? colon == part.length() - 1 : false);
            }
            at = end + 1;
        }
        return weight >= TELLS;
    }

    /** What stands by itself behind {@code 来源：}. */
    private static boolean plainValue(String part) {
        return part.length() <= LONGEST_VALUE && part.indexOf('：') < 0;
    }

    private static int weigh(String word) {
        return TELLING.contains(word) ? TELLS : LIKELY.contains(word) ? 1 : -1;
    }

    private static int partEnd(String line, int from) {
        int end = from;
        while (end < line.length() && SEPARATORS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        // a date in its dashes or strokes is one part
        while (end < line.length() && "－／".indexOf(line.charAt(end)) >= 0 && end > from && digitsAround(line, end)) {
            end++;
            while (end < line.length() && SEPARATORS.indexOf(line.charAt(end)) < 0) {
                end++;
            }
        }
        return end;
    }

    private static boolean digitsAround(String line, int at) {
        return Chars.digit(line.charAt(at - 1)) >= 0 && Chars.digit(Chars.at(line, at + 1)) >= 0;
    }

    private static boolean[] first() {
        boolean[] first = new boolean[Character.MAX_VALUE + 1];
        for (Set<String> words : List.of(TELLING, LIKELY)) {
            words.forEach(word -> first[word.charAt(0)] = true);
        }
        OTHER_FIRST.chars().forEach(c -> first[c] = true);
        return first;
    }

    private static Set<String> words(String words) {
        return Set.copyOf(new HashSet<>(Arrays.asList(words.split(" "))));
    }
}
