package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import mashang.config.DocumentPlan;
import mashang.config.PaperTemplate;
import mashang.delivery.Language;
import mashang.documents.Paper;

/** A digest for the office (日报、周报): what is red, what falls due, which problems rise, which documents are not answered. */
public final class Digest {
    /** Lines of a table: a page or two; the counts are of all. */
    static final int SHOWN = 40;

    private static final int RISING_SHOWN = 20;

    /** Why somebody is in need, the worst first. */
    private static final List<String> NEEDS = List.of("SAFETY", "HEALTH", "LIVELIHOOD", "COMES_BACK");

    private final DocumentPlan plan;
    private final Map<String, String> words;
    private final ZoneId zone;
    private final boolean weekly;
    private final Instant at;

    /**
     * @param words what the city calls its clocks
     * @param at as of when
     */
    public Digest(DocumentPlan plan, Map<String, String> words, ZoneId zone, boolean weekly, Instant at) {
        this.plan = plan;
        this.words = words;
        this.zone = zone;
        this.weekly = weekly;
        this.at = at;
    }

    /**
     * What it is made of.
     *
     * @param red orders with a red clock, what is due first first
     * @param due orders with a clock due in its time, the first first
     * @param problems those of the index
     * @param entries those of the register
     * @param withheld orders whose titles are not for others
     */
    record Contents(
            List<LitOrder> red,
            List<LitOrder> due,
            List<JsonNode> problems,
            List<Entry> entries,
            Answers answers,
            Set<String> withheld) {}

    /** The same for every digest of a day. */
    public String id() {
        return "digest/" + (weekly ? "weekly/" : "daily/") + at.atZone(zone).toLocalDate();
    }

    /** The end of tomorrow, or of next week. */
    Instant until() {
        LocalDate today = at.atZone(zone).toLocalDate();
        LocalDate end =
                weekly ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1) : today.plusDays(2);
        return end.atStartOfDay(zone).toInstant();
    }

    /** The digest of what the indices say. */
    public Paper of(LedgerLook look, Register register, Language language) {
        List<LitOrder> red = LitOrder.all(look.red(), LitOrder.red(at));
        List<LitOrder> due = LitOrder.all(look.dueIn(at, until()), LitOrder.dueIn(at, until()));
        List<String> listed = new ArrayList<>();
        red.stream().limit(SHOWN).map(LitOrder::order).forEach(listed::add);
        due.stream().limit(SHOWN).map(LitOrder::order).forEach(listed::add);
        return paper(
                new Contents(
                        red, due, look.problems(), register.all(), new Answers(look.documents()), look.conduct(listed)),
                language);
    }

    Paper paper(Contents contents, Language language) {
        PaperWords say = new PaperWords(words, language, zone);
        List<JsonNode> rising = rising(contents.problems());
        List<Map<String, String>> notices = notices(contents, say);
        Map<String, List<Map<String, String>>> tables = new HashMap<>();
        tables.put("units", units(contents, say));
        tables.put("red", orders(contents.red(), contents.withheld(), say));
        tables.put("due", orders(contents.due(), contents.withheld(), say));
        List<JsonNode> urgent = urgent(contents.problems());
        tables.put("rising", problems(rising, say, Digest::trend));
        tables.put("urgent", problems(urgent, say, Digest::need));
        tables.put("notices", notices);
        Map<String, Object> values = new HashMap<>();
        values.put("office", plan.office().getOrDefault(language, ""));
        values.put("at", say.time(at.toEpochMilli()));
        values.put("from", say.time(at.toEpochMilli()));
        values.put("until", say.day(until().toEpochMilli() - 1));
        count(values, "Red", contents.red().size(), SHOWN);
        count(values, "Due", contents.due().size(), SHOWN);
        count(values, "Rising", rising.size(), RISING_SHOWN);
        count(values, "Urgent", urgent.size(), RISING_SHOWN);
        count(values, "Notices", notices.size(), notices.size());
        String title = weekly ? say.say("督办周报", "Weekly digest") : say.say("督办日报", "Daily digest");
        return plan.template(weekly ? PaperTemplate.Use.WEEKLY : PaperTemplate.Use.DAILY, language)
                .fill(title + ' ' + say.day(at.toEpochMilli()), false, values, tables);
    }

    private static void count(Map<String, Object> values, String what, int all, int shown) {
        String small = what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
        values.put("has" + what, all > 0);
        values.put(small + "Count", all);
        values.put(small + "Shown", Math.min(all, shown));
    }

    private static String whose(LitOrder order, PaperWords say) {
        return switch (order.owner()) {
            case "HOTLINE" -> say.say("热线", "the hotline");
            case "SUPERVISOR" -> say.say("督办人", "the supervisor");
            default -> order.unit().isEmpty() ? say.say("（未写明）", "(not named)") : order.unit();
        };
    }

    /** The most red first. */
    private static List<Map<String, String>> units(Contents contents, PaperWords say) {
        Map<String, int[]> counts = new TreeMap<>();
        contents.red().forEach(order -> counts.computeIfAbsent(whose(order, say), u -> new int[2])[0]++);
        contents.due().forEach(order -> counts.computeIfAbsent(whose(order, say), u -> new int[2])[1]++);
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, int[]> e) -> -e.getValue()[0])
                        .thenComparing(e -> -e.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .map(e -> Map.of(
                        "unit", e.getKey(),
                        "red", Integer.toString(e.getValue()[0]),
                        "due", Integer.toString(e.getValue()[1])))
                .toList();
    }

    private List<Map<String, String>> orders(List<LitOrder> orders, Set<String> withheld, PaperWords say) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (LitOrder order : orders.subList(0, Math.min(SHOWN, orders.size()))) {
            long due = order.dueAt().toEpochMilli();
            Map<String, String> row = new HashMap<>();
            row.put("n", Integer.toString(rows.size() + 1));
            row.put("order", Issue.numberOf(order.order()));
            row.put(
                    "matter",
                    withheld.contains(order.order())
                            ? say.say("（内容不公开）", "(not disclosed)")
                            : Composer.shortened(order.title()));
            row.put("unit", whose(order, say));
            row.put("clock", say.clock(order.clock()));
            row.put("due", say.time(due));
            row.put("state", say.running(due, at.toEpochMilli()));
            rows.add(row);
        }
        return rows;
    }

    /** Growing, bursting, or back although struck off; the hottest first. */
    private static List<JsonNode> rising(List<JsonNode> problems) {
        return problems.stream()
                .filter(p -> !p.path("theme").asBoolean() && !p.path("muted").asBoolean())
                .filter(p -> p.path("rising").asBoolean()
                        || p.path("trend").asText().equals("GROWING")
                        || p.path("phase").asText().equals("RECURRED"))
                .sorted(Comparator.comparing((JsonNode p) -> -p.path("heatLog").asDouble())
                        .thenComparing(p -> p.path("problemId").asText()))
                .toList();
    }

    /** Somebody in need (个性急难): few, and not done; what touches safety first, of those the latest. A common problem has its own road. */
    private static List<JsonNode> urgent(List<JsonNode> problems) {
        return problems.stream()
                .filter(p -> !p.path("theme").asBoolean() && !p.path("muted").asBoolean())
                .filter(p -> !p.path("urgent").isEmpty() && p.path("openOrders").asInt() > 0)
                .filter(p ->
                        !Set.of("COMMON", "RECURRED").contains(p.path("phase").asText()))
                .sorted(Comparator.comparingInt((JsonNode p) ->
                                NEEDS.indexOf(p.path("urgent").path(0).asText()))
                        .thenComparing(p -> p.path("lastSeenAt").asText(), Comparator.reverseOrder())
                        .thenComparing(p -> p.path("problemId").asText()))
                .toList();
    }

    private static String need(JsonNode problem, PaperWords say) {
        List<String> needs = new ArrayList<>();
        problem.path("urgent")
                .forEach(why -> needs.add(
                        switch (why.asText()) {
                            case "SAFETY" -> say.say("人身安全", "safety");
                            case "HEALTH" -> say.say("健康", "health");
                            case "LIVELIHOOD" -> say.say("基本生活", "livelihood");
                            default -> say.say("多次来访", "comes back");
                        }));
        return String.join(say.say("、", ", "), needs);
    }

    private static String named(JsonNode problem, PaperWords say) {
        String label = problem.path("name").asText(problem.path("label").asText());
        return label.equals(problem.path("problemId").asText()) ? say.say("（尚无名称）", "(no name yet)") : label;
    }

    private List<Map<String, String>> problems(
            List<JsonNode> some, PaperWords say, BiFunction<JsonNode, PaperWords, String> state) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode problem : some.subList(0, Math.min(RISING_SHOWN, some.size()))) {
            Map<String, String> row = new HashMap<>();
            row.put("n", Integer.toString(rows.size() + 1));
            row.put("problem", named(problem, say));
            row.put("where", first(problem.path("districts")) + first(problem.path("streets")));
            row.put("size", problem.path("size").asText());
            row.put("callers", problem.path("callers").asText());
            row.put("state", state.apply(problem, say));
            row.put("since", problem.has("firstSeenAt") ? say.day(millis(problem, "firstSeenAt")) : "");
            rows.add(row);
        }
        return rows;
    }

    private static String trend(JsonNode problem, PaperWords say) {
        if (problem.path("rising").asBoolean()) {
            return say.say("突发", "burst");
        }
        return problem.path("phase").asText().equals("RECURRED")
                ? say.say("反弹", "came back")
                : say.say("上升", "growing");
    }

    private static String first(JsonNode list) {
        return list.isArray() ? list.path(0).asText() : list.asText();
    }

    private static long millis(JsonNode document, String field) {
        return Instant.parse(document.path(field).asText()).toEpochMilli();
    }

    private List<Map<String, String>> notices(Contents contents, PaperWords say) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Entry entry : contents.entries()) {
            Answers.State state = contents.answers().state(entry);
            Instant due = contents.answers().dueAt(entry);
            boolean waits = state == Answers.State.WAITING || state == Answers.State.OVERDUE;
            if (waits && due != null) {
                rows.add(Map.of(
                        "n", Integer.toString(rows.size() + 1),
                        "number", entry.id(),
                        "name", plan.settings(entry.draft().kind()).names().getOrDefault(say.language(), ""),
                        "unit", entry.draft().recipient(),
                        "due", say.time(due.toEpochMilli()),
                        "state", say.running(due.toEpochMilli(), at.toEpochMilli())));
            }
        }
        return rows;
    }
}
