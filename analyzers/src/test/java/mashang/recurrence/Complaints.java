package mashang.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ShippedWords;

/** Complaints made up for tests: a few problems, each one issue at one place, in the words of different people. */
public final class Complaints {
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final String[] PLACES = {"丽景花园小区", "金山大道", "永泰新村", "滨江学院", "鼓山镇", "宏达公司", "东湖广场", "凤凰路"};
    private static final String[][] ISSUES = {
        {"夜间施工噪音扰民", "工地半夜打桩噪音太大无法睡觉", "施工噪音持续到凌晨，孩子睡不着"},
        {"自来水停水三天", "突然停水没有通知，老人做饭用水困难", "停水多日，供水公司电话打不通"},
        {"路灯不亮出行危险", "路灯坏了一个月无人维修，晚上漆黑", "路灯损坏，夜间骑车摔倒"},
        {"垃圾堆放恶臭难闻", "垃圾多日没有清运，苍蝇成群恶臭", "垃圾站臭味飘进居民楼"},
    };
    private static final String[] OPENINGS = {"您好，", "尊敬的领导：", "", "请问", "我们住在附近，"};
    private static final ComplaintAnalyzer ANALYZER = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    private Complaints() {}

    /** A complaint and the problem it was made for. */
    public record Planted(int problem, Complaint complaint) {}

    public static List<Planted> planted(int count, long seed) {
        Random random = new Random(seed);
        List<Planted> planted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(PLACES.length);
            int issue = random.nextInt(ISSUES.length);
            String[] said = ISSUES[issue];
            String title = PLACES[place] + said[0];
            String content =
                    OPENINGS[random.nextInt(OPENINGS.length)] + PLACES[place] + said[random.nextInt(said.length)];
            Instant at = START.plusSeconds(random.nextInt(count) * 60L / 3);
            planted.add(new Planted(place * ISSUES.length + issue, complaint("t:" + i, at, title, content)));
        }
        planted.sort((a, b) -> Complaint.ORDER.compare(a.complaint(), b.complaint()));
        return planted;
    }

    public static Complaint complaint(String orderId, Instant at, String title, String content) {
        return new Complaint(
                orderId,
                at,
                at.minusSeconds(60),
                "caller-" + Math.floorMod(orderId.hashCode(), 7),
                new Circumstances("鼓楼区", null, null, "城建/环境", null, null),
                Signature.of(title, content, ANALYZER));
    }
}
