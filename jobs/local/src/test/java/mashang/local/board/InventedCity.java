package mashang.local.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Documents as a city's jobs would have written them, as many as wanted and the same for the same seed: quicker than having the jobs write them. What they say
 * need not be true of any life; what the board counts can be counted here too.
 */
final class InventedCity {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> DISTRICTS = List.of("鼓楼区", "台江区", "仓山区", "晋安区", "马尾区");
    private static final List<String> CODES = List.of("GL", "TJ", "CS", "JA", "MW");
    private static final List<String> DEPARTMENTS = List.of(
            "市城市管理局",
            "市住房和城乡建设局",
            "市交通运输局",
            "市公安局交通警察支队",
            "市生态环境局",
            "市教育局",
            "市人力资源和社会保障局",
            "市市场监督管理局",
            "市水利局",
            "市园林中心");
    private static final List<String> TOWNS =
            List.of("东街街道", "洪山镇", "茶亭街道", "瀛洲街道", "金山街道", "盖山镇", "岳峰镇", "鼓山镇", "罗星街道", "琅江镇");
    private static final List<String> MATTERS = List.of(
            "夜间施工噪音扰民",
            "路灯不亮无人维修",
            "占道经营堵塞通道",
            "污水外溢臭味难闻",
            "电梯故障困人",
            "拖欠工人工资",
            "路面塌陷坑洞",
            "油烟直排居民楼",
            "小区停水三天",
            "绿化树枝遮挡信号灯");
    private static final List<String> PLACES =
            List.of("榕江公馆", "屏湖新苑", "杨桥雅苑", "洪塘佳园", "茶亭国际", "江畔名都", "三江口壹号", "橘园山水城", "鹤林首府", "登云天下", "罗星海岸");

    private final Random dice;
    private final Instant asOf;
    private final int days;
    private boolean texts = true;

    /**
     * @param asOf the present of the city
     * @param days over how many days its orders are spread
     */
    InventedCity(long seed, Instant asOf, int days) {
        this.dice = new Random(seed);
        this.asOf = asOf;
        this.days = days;
    }

    /** Leaves away the long texts, which no panel asks for: they take most of the time of a large filling. */
    void withoutTexts() {
        texts = false;
    }

    /** Hands out {@code count} orders with what belongs to each, as index and document. */
    void orders(int count, BiConsumer<String, ObjectNode> out) {
        long span = DAY.multipliedBy(days).toMillis();
        for (int i = 0; i < count; i++) {
            // The square root: more of today than evenly, as open orders are what the board is about.
            long back =
                    days <= 60 ? (long) (span * Math.pow(dice.nextDouble(), 1.6)) : (long) (span * dice.nextDouble());
            order("hotline:RC" + String.format("%08d", i), asOf.minusMillis(back), out);
        }
    }

    private void order(String id, Instant submitted, BiConsumer<String, ObjectNode> out) {
        int district = dice.nextInt(DISTRICTS.size());
        boolean town = dice.nextInt(3) == 0;
        int number = (int) Math.min(9, Math.abs(dice.nextGaussian()) * 4);
        String unit = (town ? TOWNS : DEPARTMENTS).get(number);
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", id)
                .put("feed", "hotline")
                .put("sourceId", id.substring(8))
                .put("rounds", 1)
                .put("hops", 1)
                .put("returns", dice.nextInt(12) == 0 ? 1 : 0)
                .put("channel", "phone")
                .put("kind", "COMPLAINT")
                .put("category", "市政设施/道路照明/路灯不亮")
                .put("title", PLACES.get(dice.nextInt(PLACES.size())) + MATTERS.get(dice.nextInt(MATTERS.size())))
                .put("summary", "诉求人称，问题已经持续一段时间，多次反映没有结果，希望尽快派人到现场处理并告知进展。")
                .put("address", DISTRICTS.get(district) + "示范路" + dice.nextInt(200) + "号")
                .put("district", DISTRICTS.get(district))
                .put("street", TOWNS.get(number))
                .put("grid", CODES.get(district) + "-" + (char) ('A' + dice.nextInt(6)) + "-0" + (1 + dice.nextInt(6)))
                .put("unit", unit)
                .put("unitName", unit)
                .put("unitNow", unit)
                .put("unitKind", town ? "TOWN" : "DEPARTMENT")
                .put("confidential", false)
                .put("anonymous", false)
                .put("caller", Long.toHexString(dice.nextLong()))
                .put("facts", 5)
                .put("decisions", 1);
        if (!texts) {
            order.remove(List.of("summary", "address"));
        }
        clocks(order, submitted, unit, number, out);
        out.accept("mashang-ledger", order);
    }

    private void clocks(
            ObjectNode order, Instant submitted, String unit, int number, BiConsumer<String, ObjectNode> out) {
        Instant dispatched = submitted.plusSeconds(300 + dice.nextInt(1500));
        Duration limit = DAY.multipliedBy(2 + dice.nextInt(5));
        double slowness = .35 + dice.nextDouble() * (.68 + number * .02);
        Instant handled = dispatched.plusMillis((long) (limit.toMillis() * slowness));
        boolean done = handled.isBefore(asOf);
        Instant last = done ? handled : dispatched.isBefore(asOf) ? dispatched : submitted;
        order.put("submittedAt", submitted.toString())
                .put("acceptedAt", submitted.toString())
                .put("stage", done ? "HANDLED" : dispatched.isBefore(asOf) ? "DISPATCHED" : "ACCEPTED")
                .put("stageAt", last.toString())
                .put("closeOut", done ? "HANDLED" : "OPEN")
                .put("firstLoggedAt", submitted.toString())
                .put("lastLoggedAt", last.toString());
        ArrayNode clocks = order.putArray("clocks");
        add(clocks, order, "receive", null, submitted, Duration.ofMinutes(10), submitted.plusSeconds(90), out);
        add(clocks, order, "transfer", null, submitted, Duration.ofMinutes(30), dispatched, out);
        if (dispatched.isBefore(asOf)) {
            order.put("dispatchedAt", dispatched.toString());
            add(clocks, order, "sign", unit, dispatched, DAY, dispatched.plusSeconds(dice.nextInt(90_000)), out);
            add(clocks, order, "handle", unit, dispatched, limit, handled, out);
            add(clocks, order, "unit-handle", unit, dispatched, limit, handled, out);
        }
        if (done) {
            order.put("handledAt", handled.toString());
            add(clocks, order, "report", unit, handled, DAY, handled.plusSeconds(dice.nextInt(70_000)), out);
        }
        long breaches = 0;
        for (var clock : clocks) {
            breaches += clock.path("breached").asBoolean() ? 1 : 0;
            if (clock.path("state").asText().equals("running")) {
                order.set("owner", clock.path("owner"));
            }
        }
        order.put("breached", breaches > 0).put("breaches", breaches);
    }

    private void add(
            ArrayNode clocks,
            ObjectNode order,
            String name,
            @Nullable String unit,
            Instant start,
            Duration limit,
            Instant stop,
            BiConsumer<String, ObjectNode> out) {
        Instant due = start.plus(limit);
        boolean stopped = stop.isBefore(asOf);
        boolean late = stopped ? stop.isAfter(due) : asOf.isAfter(due);
        boolean warned = !late && !stopped && asOf.isAfter(due.minus(limit.dividedBy(4)));
        ObjectNode clock = clocks.addObject()
                .put("clock", name)
                .put("round", 1)
                .put("owner", unit == null ? "HOTLINE" : "UNIT")
                .put("startedAt", start.toString())
                .put("dueAt", due.toString())
                .put("state", stopped ? "stopped" : "running")
                .put("light", late ? "RED" : warned ? "YELLOW" : "GREEN")
                .put("provisional", false)
                .put("warned", warned)
                .put("rungs", 0)
                .put("breached", late)
                .put("policy", "default@1");
        if (unit != null) {
            clock.put("unit", unit).put("unitNow", unit);
        }
        if (stopped) {
            clock.put("stoppedAt", stop.toString());
        }
        if (late) {
            clock.put("breachedAt", due.toString());
            out.accept(
                    "mashang-breaches",
                    told(order, clock, "alertId", "breach")
                            .put("alert", "BREACH")
                            .put("decidedAt", due.toString()));
        }
        if (unit != null && (late || warned) && !stopped) {
            Instant issued = late ? due.plus(4, ChronoUnit.HOURS) : due.minus(limit.dividedBy(4));
            if (issued.isBefore(asOf)) {
                out.accept(
                        "mashang-lights",
                        told(order, clock, "lightId", late ? "light" : "warning")
                                .put("colour", late ? "RED" : "YELLOW")
                                .put("form", order.path("unitKind").asText().equals("TOWN") ? "CARD" : "LIGHT")
                                .put("issuedAt", issued.toString()));
            }
        }
    }

    private static ObjectNode told(ObjectNode order, ObjectNode clock, String idField, String what) {
        ObjectNode told = order.deepCopy()
                .retain(
                        "orderId",
                        "feed",
                        "district",
                        "street",
                        "channel",
                        "kind",
                        "category",
                        "title",
                        "unitName",
                        "unitKind");
        told.setAll(clock.deepCopy()
                .retain(
                        "clock",
                        "round",
                        "unit",
                        "unitNow",
                        "startedAt",
                        "dueAt",
                        "stoppedAt",
                        "provisional",
                        "policy"));
        String id = order.path("orderId").asText() + "/1/" + clock.path("clock").asText() + "/" + what;
        told.put(idField, id).put("withdrawn", false);
        return idField.equals("alertId") ? told.set("owner", clock.path("owner")) : told;
    }

    /** Hands out problems, each with thirty days and the steps of its life. */
    void problems(int count, BiConsumer<String, ObjectNode> out) {
        for (int i = 0; i < count; i++) {
            String id = "P-hotline:RC" + String.format("%08d", i);
            String place = PLACES.get(i % PLACES.size());
            double slope = i % 3 == 0 ? .35 : i % 3 == 1 ? -.1 : .02;
            int size = days(id, 2 + dice.nextInt(6), slope, out);
            ObjectNode problem = JsonNodeFactory.instance
                    .objectNode()
                    .put("problemId", id)
                    .put("city", "榕城")
                    .put("standing", "LIVE")
                    .put("active", true)
                    .put("label", place + "：" + MATTERS.get(i % MATTERS.size()))
                    .put("phase", i % 5 == 4 ? "RECURRED" : "COMMON")
                    .put("trend", slope > .1 ? "GROWING" : slope < 0 ? "FADING" : "STEADY")
                    .put("theme", false)
                    .put("muted", false)
                    .put("rising", i % 6 == 0)
                    .put("size", size)
                    .put("callers", size - size / 9)
                    .put("callersUnknown", 0)
                    .put("openOrders", size / 3)
                    .put("mainName", place)
                    .put("mainNameShare", .9)
                    .put("spread", 1.2)
                    .put("topCallerShare", .08)
                    .put("heat", 40 - i + dice.nextDouble())
                    .put("heatLog", 700 - i * .5)
                    .put("heatAt", asOf.toString())
                    .put("heatRecent", 41.5)
                    .put("heatPlace", .95)
                    .put("heatMatter", .97)
                    .put("heatPeople", 1)
                    .put("firstSeenAt", asOf.minus(DAY.multipliedBy(29)).toString())
                    .put("lastSeenAt", asOf.toString())
                    .put("gridCount", 3)
                    .put("category", "市政设施/道路照明/路灯不亮");
            problem.putArray("terms").add("噪音").add("夜间").add("施工").add(place);
            problem.putArray("districts").add(DISTRICTS.get(i % 5)).add(DISTRICTS.get((i + 1) % 5));
            problem.putArray("streets").add(TOWNS.get(i % 10));
            problem.putArray("grids").add(CODES.get(i % 5) + "-A-01").add(CODES.get(i % 5) + "-B-02");
            problem.putArray("units").add(DEPARTMENTS.get(i % 10));
            problem.putArray("aliases").add(id);
            out.accept("mashang-problems", problem);
            step(id, "CANDIDATE", 24, 4, out);
            step(id, "COMMON", 20, 12, out);
            if (slope > .1) {
                step(id, "GROWING", 3, 30, out);
            }
        }
    }

    private int days(String id, double level, double slope, BiConsumer<String, ObjectNode> out) {
        int size = 0;
        Instant midnight = asOf.atZone(ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        for (int day = 0; day < 30; day++) {
            double expected = Math.max(.5, level + slope * 3);
            int n = (int) Math.max(0, Math.round(level + slope * day + dice.nextGaussian() * 1.5));
            size += n;
            Instant from = midnight.minus(DAY.multipliedBy(29L - day));
            out.accept(
                    "mashang-problem-trends",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("seriesKind", "PROBLEM")
                            .put("series", id)
                            .put("city", "榕城")
                            .put("grain", "DAY")
                            .put("from", from.toString())
                            .put("until", from.plus(DAY).toString())
                            .put("documents", n)
                            .put("callers", n)
                            .put("expected", expected));
        }
        return size;
    }

    private void step(String id, String event, int daysAgo, int messages, BiConsumer<String, ObjectNode> out) {
        Instant at = asOf.minus(DAY.multipliedBy(daysAgo));
        out.accept(
                "mashang-problem-events",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", id + "/" + event)
                        .put("city", "榕城")
                        .put("problemId", id)
                        .put("event", event)
                        .put("at", at.toString())
                        .put("from", at.minus(DAY).toString())
                        .put("messages", messages)
                        .put("people", messages)
                        .put("size", messages)
                        .put("needSize", 5)
                        .put("needPeople", 3)
                        .put("now", 2.5)
                        .put("before", 1.5));
    }
}
