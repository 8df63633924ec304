package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.TextRules;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** Orders that must not go wrong on a wall: one whose text is an attack, one about conduct, one in confidence, one that reports somebody. */
final class PlantedOrders {
    static final String HOSTILE = "hotline:HOSTILE&id=1\"'";
    static final String CONDUCT = "hotline:CONDUCT";
    static final String CONFIDENTIAL = "hotline:CONFIDENTIAL";
    static final String REPORT = "hotline:REPORT";
    static final String PROBLEM = "P-" + HOSTILE;

    /** Markup, both quotes, an attribute, a handler, signs that turn the line around, one that nobody sees, and letters from right to left. */
    static final String ATTACK =
            "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">'\"&lt;\u202Eגנב\u202C\u2066\u200Bשלום{{7*7}}${7*7}";

    /** The same as it has to be read. */
    static final String ATTACK_SHOWN =
            "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">'\"&lt;⟨U+202E⟩גנב⟨U+202C⟩⟨U+2066⟩⟨U+200B⟩שלום{{7*7}}${7*7}";

    static final String SECRET = "不可上墙的内容";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final City city;
    private final Instant asOf;
    private final BiConsumer<String, ObjectNode> out;

    PlantedOrders(City city, Instant asOf, BiConsumer<String, ObjectNode> out) {
        this.city = city;
        this.asOf = asOf;
        this.out = out;
    }

    void write() throws Exception {
        order(HOSTILE, ATTACK, "求助，路灯不亮。" + ATTACK, false);
        order(CONDUCT, SECRET, SECRET + "，窗口工作人员吃拿卡要、推诿扯皮", false);
        order(CONFIDENTIAL, SECRET, SECRET + "，路灯不亮", true);
        order(REPORT, SECRET, SECRET + "，路灯不亮", false);
        problem();
    }

    private void order(String id, String title, String content, boolean confidential) throws Exception {
        Instant submitted = asOf.minus(Duration.ofDays(40));
        HistoryDocuments history = new HistoryDocuments(TextRules.of(city));
        Instant at = submitted;
        for (Step step : new Step[] {Step.SUBMITTED, Step.ACCEPTED, Step.DISPATCHED}) {
            at = at.plusSeconds(60);
            CaseEvent event = CaseEvent.draft("hotline", id.substring("hotline:".length()), step, at, at.plusSeconds(1))
                    .title(title)
                    .content(content)
                    .unit("市城市管理局")
                    .done();
            put(history.map(new FoldedEvent(event, null)));
        }
        Instant due = submitted.plus(Duration.ofDays(7));
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", id)
                .put("feed", "hotline")
                .put("sourceId", id.substring(8))
                .put("stage", "DISPATCHED")
                .put("title", title)
                .put("summary", content)
                .put("address", title)
                .put("district", "鼓楼区")
                .put("unit", "市城市管理局")
                .put("unitName", "市城市管理局")
                .put("unitNow", "市城市管理局")
                .put("confidential", confidential)
                .put("kind", id.equals(REPORT) ? "REPORT" : "HELP")
                .put("closeOut", "OPEN")
                .put("breached", true)
                .put("breaches", 1)
                .put("submittedAt", submitted.toString())
                .put("lastLoggedAt", submitted.toString());
        ArrayNode clocks = entry.putArray("clocks");
        clocks.addObject()
                .put("clock", "handle")
                .put("round", 1)
                .put("owner", "UNIT")
                .put("unit", "市城市管理局")
                .put("unitNow", "市城市管理局")
                .put("startedAt", submitted.toString())
                .put("dueAt", due.toString())
                .put("state", "running")
                .put("light", "RED")
                .put("breached", true)
                .put("breachedAt", due.toString());
        clocks.addObject() // on hold: it runs and has no due time
                .put("clock", "total")
                .put("round", 1)
                .put("owner", "HOTLINE")
                .put("startedAt", submitted.toString())
                .put("state", "running")
                .put("light", "GREEN")
                .put("breached", false);
        entry.putArray("acts")
                .addObject()
                .put("step", "URGED")
                .put("at", due.toString())
                .put("reason", content);
        out.accept("mashang-ledger", entry);
        out.accept("mashang-breaches", breach(id, title, asOf.minusSeconds(1)));
    }

    /** A breach decided at a time; its title is the order's. */
    static ObjectNode breach(String id, String title, Instant decidedAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alertId", id + "/1/handle/breach")
                .put("orderId", id)
                .put("feed", "hotline")
                .put("round", 1)
                .put("clock", "handle")
                .put("alert", "BREACH")
                .put("owner", "UNIT")
                .put("unit", "市城市管理局")
                .put("title", title)
                .put("startedAt", decidedAt.minusSeconds(60).toString())
                .put("dueAt", decidedAt.toString())
                .put("decidedAt", decidedAt.toString())
                .put("withdrawn", false);
    }

    private void problem() {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("problemId", PROBLEM)
                .put("standing", "LIVE")
                .put("label", ATTACK)
                .put("mainName", ATTACK)
                .put("mainNameShare", 1)
                .put("phase", "COMMON")
                .put("rising", true)
                .put("theme", false)
                .put("muted", false)
                .put("size", 3)
                .put("callers", 3)
                .put("openOrders", 3)
                .put("gridCount", 1)
                .put("heat", 99)
                .put("heatLog", 9999)
                .put("lastSeenAt", asOf.toString());
        problem.putArray("terms").add(ATTACK);
        problem.putArray("aliases").add(PROBLEM);
        out.accept("mashang-problems", problem);
        for (String id : new String[] {HOSTILE, CONDUCT, CONFIDENTIAL}) {
            out.accept(
                    "mashang-assignments",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("orderId", id)
                            .put("feed", "hotline")
                            .put("problemId", PROBLEM)
                            .put("occurredAt", asOf.toString()));
        }
        out.accept(
                "mashang-problem-events",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", PROBLEM + "/COMMON")
                        .put("problemId", PROBLEM)
                        .put("event", "COMMON")
                        .put("at", asOf.toString()));
    }

    private void put(Document document) throws IOException {
        JsonNode json = JSON.readTree(new String(document.source(), StandardCharsets.UTF_8));
        out.accept(document.index(), (ObjectNode) json);
    }
}
