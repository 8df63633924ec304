package mashang.local.simulator;

import java.util.List;

/** Puts complaint texts together: opening, matter, more about it, demand, close; polite or angry, tidy or not. */
final class Complaints {
    private static final List<String> POLITE_OPENINGS =
            List.of("您好，", "你好，我想反映一个问题。", "尊敬的领导：您好！", "市民来电反映：", "各位工作人员辛苦了，", "诉求人称，", "您好，麻烦帮忙看一下，");
    private static final List<String> ANGRY_OPENINGS =
            List.of("到底有没有人管！", "这已经是第三次投诉了！", "忍无可忍，", "请问你们是摆设吗？", "再不处理我就去省里反映！", "气死人了，");
    private static final List<String> EFFECTS = List.of(
            "已经严重影响周边居民的正常生活。",
            "周围邻居都有意见，只是没有人出头。",
            "之前向社区反映过，一直没有结果。",
            "多次拨打热线，每次回复都是正在协调。",
            "家里有老人和小孩，实在经不起这样折腾。",
            "相关部门互相推诿，说不属于自己的职责。",
            "上一次回复说已经整改，可是现场没有任何变化。",
            "这个情况持续了很久，越来越严重。");
    private static final List<String> POLITE_DEMANDS =
            List.of("希望有关部门尽快核实处理，并给予答复，谢谢！", "请相关单位实地查看，给居民一个说法。", "恳请领导重视，帮忙协调解决。", "希望明确责任单位和完成时间。", "盼复，感谢。");
    private static final List<String> ANGRY_DEMANDS =
            List.of("不要再踢皮球，我只要一个处理时间！", "三天之内不解决我就找媒体曝光！", "要求严肃处理相关责任人！", "别再拿已阅、已转来敷衍人！");
    private static final List<String> TIMES =
            List.of("凌晨两点", "晚上十一点多", "早上六点", "中午", "傍晚", "今天下午3点", "昨晚22:40", "每天早高峰", "周末一大早", "半夜");
    private static final List<String> SPANS = List.of("三天", "一个星期", "半个月", "一个多月", "两个月", "快半年", "5天", "十来天", "大半年");
    private static final List<String> PEOPLE =
            List.of("我母亲", "家里老人", "孩子", "我们一家", "本人", "楼里的住户", "我爱人", "一位邻居", "大家", "附近居民");
    private static final List<String> SURNAMES = Places.split("林 陈 黄 郑 吴 张 王 李 刘 叶 郭 江");
    private static final List<String> TITLES = Places.split("先生 女士 阿姨 师傅 大爷");
    /** Common characters of these texts and their traditional forms, at the same index. */
    private static final String SIMPLE = "这个们时间处谁会还说没来问题电话应该车门开关当请发现业区楼单场复诉实际经过长";

    private static final String TRADITIONAL = "這個們時間處誰會還說沒來問題電話應該車門開關當請發現業區樓單場復訴實際經過長";

    private Complaints() {}

    /** Title and text of an order; pure: the same face, the same words. */
    record Words(String title, String content, String address) {}

    static Words of(OrderFace face) {
        Dice dice = Dice.of(face.textSeed(), 0, 10);
        Topic topic = face.topic();
        String building = (1 + dice.below(32)) + "号楼";
        String title = fill(dice.pick(topic.titles()), face, dice, building);
        String content = content(face, dice, building);
        String address = face.place().district().name() + face.place().street()
                + face.place().road() + (1 + dice.below(280)) + "号"
                + face.place().estate() + building;
        return new Words(title, content, address);
    }

    private static String content(OrderFace face, Dice dice, String building) {
        boolean angry = dice.chance(0.3);
        StringBuilder text = new StringBuilder(256);
        text.append(dice.pick(angry ? ANGRY_OPENINGS : POLITE_OPENINGS));
        if (dice.chance(0.12)) {
            text.append("我姓").append(dice.pick(SURNAMES)).append("，");
        }
        text.append(fill(dice.pick(face.topic().bodies()), face, dice, building));
        int rounds = 1 + dice.weighted(55, 35, 6) + (dice.chance(0.04) ? 2 + dice.below(12) : 0);
        for (int i = 0; i < rounds; i++) {
            more(text, face, dice, building);
        }
        personal(text, face, dice);
        text.append(dice.pick(angry ? ANGRY_DEMANDS : POLITE_DEMANDS));
        String body = disguise(text.toString(), dice);
        int length = face.longText().characters;
        return length == 0 ? body : body.repeat(1 + length / body.length());
    }

    private static void more(StringBuilder text, OrderFace face, Dice dice, String building) {
        List<String> extras = face.topic().extras();
        if (!extras.isEmpty() && dice.chance(0.85)) {
            text.append(fill(dice.pick(extras), face, dice, building));
        }
        int effect = dice.below(EFFECTS.size());
        text.append(EFFECTS.get(effect));
        if (dice.chance(0.35)) {
            text.append(EFFECTS.get((effect + 1 + dice.below(EFFECTS.size() - 1)) % EFFECTS.size()));
        }
    }

    /** What has to be masked before anybody else reads it. All numbers are invented. */
    private static void personal(StringBuilder text, OrderFace face, Dice dice) {
        if (dice.chance(0.08)) {
            text.append("我的电话").append(face.phone()).append("，");
        }
        if (dice.chance(0.06)) {
            text.append("联系人")
                    .append(dice.pick(SURNAMES))
                    .append(dice.pick(TITLES))
                    .append("，");
        }
        if (dice.chance(0.01)) {
            Places.number(text.append("身份证号3501021900010"), dice.below(10_000), 4)
                    .append("X，");
        }
        if (dice.chance(0.015)) {
            Places.number(text.append("车牌闽A0"), dice.below(10_000), 4).append("，");
        }
    }

    /** Traditional characters, full-width digits or line breaks, now and then. */
    private static String disguise(String text, Dice dice) {
        double how = dice.unit();
        if (how < 0.025) {
            return map(text, SIMPLE, TRADITIONAL);
        }
        if (how < 0.06) {
            return map(text, "0123456789", "０１２３４５６７８９");
        }
        return how < 0.09 ? text.replace("。", "。\n") : text;
    }

    private static String map(String text, String from, String to) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            mapped.append(at < 0 ? text.charAt(i) : to.charAt(at));
        }
        return mapped.toString();
    }

    private static String fill(String template, OrderFace face, Dice dice, String building) {
        StringBuilder text = new StringBuilder(template.length() + 24);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            text.append(template, from, open).append(slot(template.substring(open + 1, close), face, dice, building));
            from = close + 1;
        }
        return text.append(template, from, template.length()).toString();
    }

    private static String slot(String name, OrderFace face, Dice dice, String building) {
        return switch (name) {
            case "小区" -> face.place().estate();
            case "路" -> face.place().road();
            case "街道" -> face.place().street();
            case "栋" -> building;
            case "时间" -> dice.pick(TIMES);
            case "天数" -> dice.pick(SPANS);
            case "人" -> dice.pick(PEOPLE);
            default -> throw new IllegalStateException("unknown slot {" + name + "} in a template");
        };
    }
}
