package mashang.local.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.Entries;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.local.cli.TestedCommands;
import mashang.local.cli.TestedCommands.Said;
import mashang.local.inspections.Inspections;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Elasticsearch with our templates: from the day's targets to the inspections made, items, and the calendar of visits. */
class SupervisionListsIT {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMON = "2026-03-31~cg~P-hotline:1~GL-A-03";
    private static final String URGENT = "2026-03-31~sl~P-hotline:20~GL-A-03";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private static Path folder;

    @SuppressWarnings(
            "NullAway.Init") // opened before all tests: they write about the same day, and not about the same things
    private static EmbeddedElasticsearch search;

    @SuppressWarnings("NullAway.Init") // as above
    private static ElasticsearchConnection connection;

    @BeforeAll
    static void open() throws Exception {
        search = EmbeddedElasticsearch.start(folder.resolve("es"), 0);
        connection = ElasticsearchAccess.open(search.uri()).connect();
        new ElasticsearchSetup(connection).install(CONFIG.resolve("elasticsearch"));
    }

    @AfterAll
    static void close() {
        connection.close();
        search.close();
    }

    private Said run(String... arguments) {
        URI uri = search.uri();
        String[] all = new String[arguments.length + 4];
        all[0] = "--lang";
        all[1] = "en";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[arguments.length + 2] = "--elasticsearch";
        all[arguments.length + 3] = uri.toString();
        return TestedCommands.run(all);
    }

    private void write(String index, String id, String json) throws IOException {
        new Entries(connection, index).write(id, JSON.readTree(json.replace('\'', '"')));
    }

    private void order(String id, String day, String problem, String unit, String breach) throws IOException {
        write("mashang-assignments", id, """
                {'orderId':'%s','problemId':'%s','assignedAt':'%sT02:00:00Z','occurredAt':'%sT01:00:00Z'}""".formatted(id, problem, day, day));
        write("mashang-ledger", id, """
                {'orderId':'%s','feed':'hotline','grid':'GL-A-03','district':'鼓楼区','caller':'%s'%s}""".formatted(
                        id, id.hashCode() % 4, unit.isEmpty() ? "" : ",'unitNow':'" + unit + "'," + counts(unit)));
        if (!breach.isEmpty()) {
            write("mashang-breaches", id, """
                    {'alertId':'%s','orderId':'%s','owner':'UNIT','unitNow':'%s',%s,%s}""".formatted(id, id, unit, counts(unit), breach));
        }
    }

    private static String counts(String unit) {
        return "'countsFor':'" + (unit.equals("市城市管理局") ? "cg" : "sl") + "'";
    }

    private void step(String problem, String step, String at, String more) throws IOException {
        String id = problem + '/' + step + "/1";
        write("mashang-problem-events", id, """
                {'eventId':'%s','problemId':'%s','event':'%s','at':'%s'%s}""".formatted(id, problem, step, at, more));
    }

    private void event(CaseEventDraft draft) throws IOException {
        Document document = new HistoryDocuments(null).map(new FoldedEvent(draft.done(), null));
        new Entries(connection, document.index()).write(document.id(), JSON.readTree(document.source()));
    }

    private static CaseEventDraft about(String order, Step step, String at) {
        return CaseEvent.about(order, step, Instant.parse(at), Instant.parse(at));
    }

    private void aCity() throws IOException {
        String stood = "'decidedAt':'2026-03-30T00:00:00Z','withdrawn':false";
        String later = "'decidedAt':'2026-03-30T00:00:00Z','withdrawn':true,'correctedAt':'2026-04-02T00:00:00Z'";
        String taken = "'decidedAt':'2026-03-29T00:00:00Z','withdrawn':true,'correctedAt':'2026-03-30T00:00:00Z'";
        String tomorrow = "'decidedAt':'2026-03-31T16:00:00Z','withdrawn':false";
        String[] breaches = {stood, later, taken, tomorrow, "", ""};
        for (int i = 0; i < breaches.length; i++) {
            order("hotline:" + (i + 1), "2026-03-30", "P-hotline:1", "市城市管理局", breaches[i]);
        }
        order("hotline:7", "2026-04-01", "P-hotline:1", "市城市管理局", stood);
        order("hotline:20", "2026-03-31", "P-hotline:20", "市水利局", "");
        order("hotline:30", "2026-03-31", "P-hotline:30", "", "");
        write("mashang-ledger", "hotline:20", """
                {'orderId':'hotline:20','feed':'hotline','grid':'GL-A-03','district':'鼓楼区','unitNow':'市水利局','countsFor':'sl',
                 'category':'水利/河道/护栏缺失'}""");
        step("P-hotline:1", "COMMON", "2026-03-30T03:00:00Z", "");
        step("P-hotline:20", "URGENT", "2026-03-31T03:00:00Z", ",'reason':'SAFETY','orders':['hotline:20']");
        write("mashang-problems", "P-hotline:1", """
                {'problemId':'P-hotline:1','label':'丽发新城三期 夜间施工','standing':'LIVE','muted':false,'theme':false}""");
    }

    @Test
    void targetsAreListedInspectorsSentAndWhatTheyFoundIsKept() throws IOException {
        aCity();
        Said listed = run("targets", "list", "--day", "2026-03-31", "--config", CONFIG.toString());
        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.out())
                .contains(
                        "1. 市水利局 · 护栏缺失 · GL-A-03 (鼓楼区)",
                        "urgent: safety; 28 days: 1 orders, 0 late",
                        "2. 市城市管理局 · 丽发新城三期 夜间施工 · GL-A-03 (鼓楼区)",
                        "28 days: 6 orders, 2 late",
                        "targets: 2",
                        "orders without unit: 1");
        TargetList list = new TargetList(connection);
        LocalDate day = LocalDate.parse("2026-03-31");
        assertThat(list.written(day)).as("a list alone writes nothing").isEmpty();

        assertThat(run("targets", "write", "--day", "2026-03-31", "--config", CONFIG.toString())
                        .out())
                .isEqualTo(listed.out());
        assertThat(list.written(day)).extracting(TargetList::id).containsExactly(URGENT, COMMON);
        assign();
        visit();
        step("P-hotline:20", "STRUCK_OFF", "2026-03-31T04:00:00Z", "");
        run("targets", "write", "--day", "2026-03-31", "--config", CONFIG.toString());
        assertThat(list.written(day))
                .as("what is no target any more is taken out")
                .extracting(TargetList::id)
                .containsExactly(COMMON);
    }

    @Test
    void aBreachOfAUnitThatWasMergedSinceIsOfTheOrderStill() throws IOException {
        aCity();
        for (int i = 1; i <= 2; i++) {
            write("mashang-breaches", "hotline:" + i, """
                    {'alertId':'hotline:%d','orderId':'hotline:%d','owner':'UNIT','unitNow':'市容局','unitId':'sr','countsFor':'sr',
                     'decidedAt':'2026-03-30T00:00:00Z','withdrawn':false}""".formatted(i, i));
            write("mashang-ledger", "hotline:" + i, """
                    {'orderId':'hotline:%d','feed':'hotline','grid':'GL-A-03','district':'鼓楼区','unitNow':'市城市管理局','unitId':'sr',
                     'countsFor':'cg'}""".formatted(i));
        }
        assertThat(run("targets", "list", "--day", "2026-03-31", "--config", CONFIG.toString())
                        .out())
                .contains("28 days: 6 orders, 2 late");
    }

    private void assign() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                inspectors:
                  - {id: 张, role: leader, unit: 市水利局, load: 2}
                  - {id: 李, role: office, load: 2}
                  - {id: 王, role: expert, load: 1}
                team: {experts: 1}
                """);
        String[] command = {
            "inspections", "assign", "--config", CONFIG.toString(), "--plan", plan.toString(), "--targets-of"
        };
        assertThat(run(with(command, "2026-03-30")).err()).contains("no list of 2026-03-30");
        Said said = run(with(command, "2026-03-31", "--actor", "督查室"));
        assertThat(said.out())
                .contains(
                        URGENT + ": no team; nobody may be its leader",
                        COMMON + ": leader 张, office 李, experts 王",
                        "teams: 1",
                        "without: 1");
        assertThat(run("inspections", "list", "--day", "2026-03-31").out())
                .contains(
                        URGENT + ": no team", COMMON + ": planned; leader 张, office 李", "inspections: 2", "visited: 0");
        Inspections inspections = new Inspections(connection);
        assertThat(inspections.isTarget(COMMON)).isTrue();
        assertThat(inspections.isTarget(COMMON + "x")).isFalse();
        JsonNode unserved =
                new Entries(connection, Inspections.INDEX).read(URGENT).orElseThrow();
        assertThat(unserved.path("recused").toString()).isEqualTo("[\"张\"]");
        assertThat(unserved.path("lacking").asText()).isEqualTo("LEADER");
    }

    private static String[] with(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    private void visit() throws IOException {
        event(about("problem:P-hotline:1", Step.INSPECTED, "2026-04-02T02:00:00Z")
                .actor("张")
                .concerns(COMMON)
                .found(3));
        event(about("problem:P-hotline:1", Step.INSPECTED, "2026-04-03T02:00:00Z")
                .actor("李")
                .concerns("2026-03-31~another"));
        Said said = run("inspections", "list", "--day", "2026-03-31", "--write");
        assertThat(said.out()).contains(COMMON + ": visited 2026-04-02 10:00 by 张, found: 3", "visited: 1");
        JsonNode kept = new Entries(connection, Inspections.INDEX).read(COMMON).orElseThrow();
        assertThat(kept.path("state").asText()).isEqualTo("VISITED");
        assertThat(kept.path("found").asInt()).isEqualTo(3);
        assertThat(kept.path("leader").asText()).isEqualTo("张");
    }

    @Test
    void itemsAreProposedAndTheCalendarSaysWhatWasVisitedAndFound() throws IOException {
        aCity();
        assertThat(run("problems", "items").out())
                .contains("P-hotline:1 丽发新城三期 夜间施工: common since 2026-03-30 11:00, no item; its unit would be 市城市管理局")
                .contains("items: 0", "to open: 1", "to reopen: 0");
        write("mashang-ledger", "problem:P-hotline:1", """
                {'orderId':'problem:P-hotline:1','feed':'problem','unitNow':'市水利局','rounds':1,'closeOut':'CLOSED_OUT',
                 'closedOutAt':'2026-04-10T00:00:00Z','inspections':2}""");
        assertThat(run("problems", "items").out())
                .contains("closed out, round 1", "items: 1", "to open: 0", "to reopen: 0");
        step("P-hotline:1", "STRUCK_OFF", "2026-04-10T00:00:00Z", "");
        step("P-hotline:1", "RECURRED", "2026-04-20T00:00:00Z", "");
        assertThat(run("problems", "items").out())
                .contains("P-hotline:1 丽发新城三期 夜间施工: back since 2026-04-20 08:00 although closed out (市水利局, round 1)")
                .contains("items: 1", "to open: 0", "to reopen: 1");

        write("mashang-ledger", "tasks:T-1", """
                {'orderId':'tasks:T-1','feed':'tasks','title':'滨江路改造','unitNow':'市城市管理局','visitsMissed':0,'inspections':2}""");
        event(about("tasks:T-1", Step.OPENED, "2025-01-05T01:00:00Z")
                .unit("市城市管理局")
                .category("督帮/重点项目")
                .dueAt(Instant.parse("2026-09-30T09:30:00Z")));
        event(about("tasks:T-1", Step.INSPECTED, "2025-02-05T01:00:00Z").found(4));
        event(about("tasks:T-1", Step.INSPECTED, "2026-02-05T01:00:00Z").found(1));
        Said plan = run(
                "inspections",
                "plan",
                "--period",
                "2026-Q1",
                "--at",
                "2026-02-10T12:00:00",
                "--config",
                CONFIG.toString());
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("市城市管理局  tasks:T-1 滨江路改造: 2026-03-05 to come")
                .contains("1 inspections found 1 problems, 1.00 each (year before: 4.00)")
                .contains("planned: 1", "found per inspection: 1.00", "found per inspection, year before: 4.00");
        assertThat(run(
                                "inspections",
                                "plan",
                                "--period",
                                "2025-Q1",
                                "--at",
                                "2026-02-10T12:00:00",
                                "--config",
                                CONFIG.toString())
                        .out())
                .as("the one after it was due in March, and made in the next year")
                .contains("2025-02-05 made, 2025-03-05 late", "made: 1", "late: 1");
    }
}
