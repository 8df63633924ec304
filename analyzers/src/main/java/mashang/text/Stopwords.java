package mashang.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Words that complaints have in common, whatever they are about. */
final class Stopwords {
    private static final String LETTER =
            "尊敬 领导 您好 你好 大家 谢谢 感谢 恳请 恳求 请问 请求 求助 烦请 敬请 麻烦 帮忙 盼望 希望 期盼 期待 回复 答复 关注 重视 反映 反应 咨询 投诉"
                    + " 举报 建议 信访 问题 情况 事情 事宜 关于 有关 相关 部门 政府 书记 市长 局长 单位 负责人 工作人员 工作 解决 处理 进行 给予 予以 核实"
                    + " 尽快 早日 及时 严重 非常 特别 十分 强烈 要求 申请 本人 网友 群众 市民 居民 老百姓 百姓 人民 政策 规定 落实 管理 办理 存在 影响";
    private static final String GRAMMAR =
            "我们 我家 你们 他们 她们 它们 自己 别人 有人 这个 那个 这些 那些 这样 那样 这里 那里 这种 那种 这么 那么 一个 一些 一下 一点 一样 一起 一直 一次"
                    + " 两个 几个 每个 各个 每天 多次 多年 没有 不是 就是 还是 只是 但是 可是 不过 而且 而是 并且 以及 或者 还有 因为 由于 所以 因此 如果 虽然"
                    + " 即使 然后 之后 之前 以后 以前 目前 现在 当时 已经 曾经 正在 将来 今天 昨天 明天 今年 去年 什么 怎么 怎样 如何 为什么 为何 为啥 是否"
                    + " 能否 可否 何时 多少 哪里 哪些 哪个 可以 能够 应该 必须 需要 不能 不会 不要 不让 不给 无法 无人 没人 难道 到底 究竟 根本 完全 全部 所有"
                    + " 任何 其他 其它 其中 对于 根据 按照 通过 为了 除了 关系 时候 时间 地方 方面 方式 原因 结果 知道 觉得 认为 发现 看到 听说 表示 告知"
                    + " 说明 出现 造成 导致 使得 成为 属于 包括 下面 上面 里面 外面 旁边 附近 以上 以下 之间 左右 月份 上午 下午 晚上 早上 小时 分钟 我市 我区 我县";

    private static final Set<String> WORDS = words();

    private Stopwords() {}

    static boolean contains(String token) {
        return WORDS.contains(token);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(Arrays.asList(LETTER.split(" ")));
        words.addAll(Arrays.asList(GRAMMAR.split(" ")));
        return Set.copyOf(words);
    }
}
