package mashang.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Texts as long as those of real feeds: a complaint or an answer is some 800 bytes of UTF-8. */
final class OrderTexts {
    private static final int TEXT_BYTES = 800;

    private static final String[] WORDS =
            ("小区 物业 工地 夜间 施工 噪声 扰民 反映 市民 来电 希望 部门 尽快 处理 道路 破损 路灯 不亮 积水 严重 垃圾 清运 电梯 故障 居民 出行"
                            + " 不便 多次 投诉 没有 结果 停水 通知 燃气 管道 漏水 维修 费用 收取 不合理 学校 门口 拥堵 停车 占道 经营 油烟 直排 影响"
                            + " 生活 老人 孩子 安全 隐患 已经 三天 一周 半个月 现场 核实 责令 整改 回复 当事人 表示 认可 街道 社区 工作人员 联系")
                    .split(" ");

    private OrderTexts() {}

    /** A text of {@value #TEXT_BYTES} bytes or a little more. */
    static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(300);
        int bytes = 0;
        while (bytes < TEXT_BYTES) {
            String word = WORDS[random.nextInt(WORDS.length)];
            text.append(word);
            bytes += word.getBytes(StandardCharsets.UTF_8).length;
            if (random.nextInt(5) == 0) {
                text.append('，');
                bytes += 3;
            } else if (random.nextInt(12) == 0) {
                text.append(random.nextInt(100));
                bytes += 2;
            }
        }
        return text.append('。').toString();
    }

    /** A text of so many chars, or a few more. */
    static String text(SplittableRandom random, int chars) {
        StringBuilder text = new StringBuilder(chars + 8);
        while (text.length() < chars) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
            if (random.nextInt(5) == 0) {
                text.append('，');
            }
        }
        return text.append('。').toString();
    }

    static String title(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)]
                + WORDS[random.nextInt(WORDS.length)]
                + WORDS[random.nextInt(WORDS.length)]
                + WORDS[random.nextInt(WORDS.length)];
    }
}
