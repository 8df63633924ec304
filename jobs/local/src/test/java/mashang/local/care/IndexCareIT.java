package mashang.local.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.config.Retention;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import mashang.connectors.elasticsearch.IndexCare;
import mashang.local.cli.TestedCommands;
import mashang.local.search.EmbeddedElasticsearch;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Setup, retention and erasure on a real server, by the command line. One server for all: starting one takes seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IndexCareIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");

    @TempDir
    static Path folder;

    private static EmbeddedElasticsearch server;
    private static ElasticsearchConnection connection;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedElasticsearch.start(folder, 0);
        connection = ElasticsearchAccess.open(server.uri()).connect();
    }

    @AfterAll
    static void stop() {
        connection.close();
        server.close();
    }

    @Test
    @Order(1)
    void aDryRunChangesNothingASetupInstallsAndTheSecondChangesNothing() throws Exception {
        int all = new ElasticsearchSetup(connection)
                .plan(CONFIG.resolve("elasticsearch"))
                .size();
        TestedCommands.Said dry = setup("--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("created: template mashang-ledger", "to change: " + all);
        assertThat(new ElasticsearchSetup(connection).plan(CONFIG.resolve("elasticsearch")))
                .allMatch(c -> c.outcome() == Outcome.CREATED);
        assertThat(setup("--verify").code()).as("nothing is there to verify").isEqualTo(1);

        TestedCommands.Said first = setup();
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("created: index mashang-ledger", "changed: " + all);
        TestedCommands.Said second = setup();
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("changed: 0").doesNotContain("created");
        assertThat(second.err()).contains("nothing was changed", "security switched off");
        assertThat(setup("--verify").code()).isZero();
    }

    @Test
    @Order(2)
    void whereOneOfThemIsAwayNothingIsDone() {
        new IndexCare(connection).delete("mashang-lights");
        TestedCommands.Said said = setup("--kibana", "http://127.0.0.1:9");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("cannot reach Kibana").hasLineCount(1);
        assertThat(new IndexCare(connection).indices("mashang-lights")).isEmpty();

        TestedCommands.Said stopped = TestedCommands.run(
                "--lang", "en", "setup", "--config", CONFIG.toString(), "--elasticsearch", "http://127.0.0.1:9");
        assertThat(stopped.code()).isEqualTo(2);
        assertThat(stopped.err()).contains("cannot reach Elasticsearch").hasLineCount(1);
        assertThat(setup().out()).contains("created: index mashang-lights", "changed: 1");
    }

    @Test
    @Order(3)
    void monthsGoAsThePolicySaysAndNothingElse() throws Exception {
        IndexCare care = new IndexCare(connection);
        for (String month : List.of("2022.12", "2023.02", "2023.03", "2024.01", "2024.03", "2026.03", "odd")) {
            care.put(document("mashang-events-" + month, "e", 1, "{\"eventId\":\"e\"}"));
        }
        List<Retention> rules = List.of(new Retention("mashang-events-", 36, 25));
        MonthlyIndices months = new MonthlyIndices(connection);
        List<MonthlyIndices.Due> due = months.due(rules, NOW);
        assertThat(due)
                .containsExactly(
                        new MonthlyIndices.Due("mashang-events-2022.12", MonthlyIndices.Fate.DELETED),
                        new MonthlyIndices.Due("mashang-events-2023.02", MonthlyIndices.Fate.DELETED),
                        new MonthlyIndices.Due("mashang-events-2023.03", MonthlyIndices.Fate.CLOSED),
                        new MonthlyIndices.Due("mashang-events-2024.01", MonthlyIndices.Fate.CLOSED));
        months.carryOut(due, "tester", NOW);
        assertThat(care.indices("mashang-events-"))
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of(
                        "mashang-events-2023.03", false,
                        "mashang-events-2024.01", false,
                        "mashang-events-2024.03", true,
                        "mashang-events-2026.03", true,
                        "mashang-events-odd", true)));
        assertThat(months.due(rules, NOW)).as("a second time").isEmpty();
        call("GET", "/mashang-events/_count", ""); // would fail where one of them is closed
        assertThat(found("mashang-audit-*")).hasSize(4).allMatch(s -> s.contains("\"actor\":\"tester\""));
    }

    @Test
    @Order(4)
    void whatOneCallerSaidIsErasedAndAReplayDoesNotBringItBack() throws Exception {
        IndexCare care = new IndexCare(connection);
        String text =
                "{\"orderId\":\"f:1\",\"caller\":\"abc\",\"title\":\"路灯\",\"content\":\"路灯不亮\",\"step\":\"SUBMITTED\"}";
        care.put(document("mashang-events-2026.03", "f1", 1, text));
        care.put(document(
                "mashang-events-2026.03", "f2", 1, "{\"orderId\":\"f:1\",\"reply\":\"已修\",\"step\":\"REPLIED\"}"));
        care.put(document(
                "mashang-events-2026.03", "g1", 1, text.replace("abc", "xyz").replace("f:1", "g:1")));
        care.put(
                document(
                        "mashang-ledger",
                        "f:1",
                        7,
                        "{\"orderId\":\"f:1\",\"caller\":\"abc\",\"summary\":\"路灯\",\"closeOut\":\"OPEN\",\"acts\":[{\"step\":\"RETURNED\",\"actor\":\"李某\",\"reason\":\"路灯归电力\"}]}"));
        care.put(document(
                "mashang-breaches",
                "f:1/1/handle/breach",
                1,
                "{\"orderId\":\"f:1\",\"title\":\"路灯\",\"clock\":\"handle\"}"));

        TestedCommands.Said refused = erase();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("mashang-events-2023.03, mashang-events-2024.01", "Nothing was changed");
        assertThat(found("mashang-ledger")).anyMatch(s -> s.contains("abc"));
        care.delete("mashang-events-2023.03");
        care.delete("mashang-events-2024.01");

        blockWrites("mashang-breaches", true);
        TestedCommands.Said interrupted = erase();
        assertThat(interrupted.code()).as("interrupted").isNotZero();
        assertThat(interrupted.err())
                .as("the index is to blame and not who we are")
                .contains("mashang-breaches", "blocked")
                .doesNotContain("credentials");
        blockWrites("mashang-breaches", false);
        assertThat(new Erasure(connection).look("abc").documents())
                .as("the pseudonym goes last: the rest is found again")
                .isGreaterThanOrEqualTo(3);
        assertThat(found("mashang-audit-*"))
                .anyMatch(s -> s.contains("\"ERASING\""))
                .noneMatch(s -> s.contains("\"ERASED\""));

        TestedCommands.Said said = erase();
        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("mashang-dead-letters");
        assertThat(said.out()).contains("orders: 1", "documents rewritten: ", "still open: f:1");
        List<String> left = found("mashang-events-2026.03,mashang-ledger,mashang-breaches");
        assertThat(left).noneMatch(s -> s.contains("abc") || s.contains("已修") || s.contains("李某"));
        assertThat(left).filteredOn(s -> s.contains("路灯")).singleElement().satisfies(s -> assertThat(s)
                .contains("xyz"));
        assertThat(left).anyMatch(s -> s.contains("handle"));
        assertThat(found("mashang-audit-*")).anyMatch(s -> s.contains("ERASED") && s.contains("asked for it"));

        assertThat(refused(() -> care.put(document("mashang-events-2026.03", "f1", 1, text))))
                .as("the version of the first time is older now")
                .contains("409");
    }

    @Test
    @Order(5)
    void whatAJobWritesWhileADocumentIsRewrittenIsNotLost() {
        IndexCare care = new IndexCare(connection);
        care.put(document("mashang-ledger", "h:1", 5, "{\"orderId\":\"h:1\",\"title\":\"停水\",\"facts\":1}"));
        int[] looks = {0};
        boolean rewritten = care.rewrite("mashang-ledger", "h:1", document -> {
            if (looks[0]++ == 0) {
                care.put(document("mashang-ledger", "h:1", 6, "{\"orderId\":\"h:1\",\"title\":\"停水\",\"facts\":2}"));
            }
            document.remove("title");
            return document;
        });
        assertThat(rewritten).isTrue();
        assertThat(found("mashang-ledger"))
                .filteredOn(s -> s.contains("h:1"))
                .singleElement()
                .satisfies(s -> assertThat(s).contains("\"facts\":2").doesNotContain("停水"));
        assertThat(care.rewrite("mashang-ledger", "h:none", document -> document))
                .isFalse();
        assertThat(refused(() -> care.put(document("mashang-ledger", "h:1", 6, "{\"orderId\":\"h:1\"}"))))
                .as("a replay is older")
                .contains("409");
    }

    @Test
    @Order(6)
    void finishedAndRestrictedOrdersAreReachedAndEverythingThatHasTheCallersWords() {
        IndexCare care = new IndexCare(connection);
        care.put(
                document(
                        "mashang-ledger",
                        "k:1",
                        9,
                        "{\"orderId\":\"k:1\",\"caller\":\"fin\",\"title\":\"井盖缺失\",\"address\":\"桂花弄\",\"closeOut\":\"CLOSED_OUT\",\"stage\":\"WRITTEN_OFF\"}"));
        care.put(document(
                "mashang-restricted-2025.11",
                "k2s",
                1,
                "{\"orderId\":\"k:2\",\"caller\":\"fin\",\"content\":\"井盖缺失无人管\",\"step\":\"SUBMITTED\"}"));
        care.put(document(
                "mashang-ledger", "k:2", 4, "{\"orderId\":\"k:2\",\"confidential\":true,\"closeOut\":\"ENDED\"}"));
        care.put(
                document(
                        "mashang-suggestions",
                        "k:2~k:1",
                        3,
                        "{\"orderId\":\"k:2\",\"otherId\":\"k:1\",\"orders\":[\"k:1\",\"k:2\"],\"decisionReason\":\"都说井盖缺失\",\"reason\":\"words\"}"));
        for (String[] one : new String[][] {{"k:1", "P-k:1"}, {"k:2", "P-k:1"}, {"m:1", "P-m:1"}, {"k:3", "P-m:1"}}) {
            care.put(document(
                    "mashang-assignments",
                    one[0],
                    1,
                    "{\"orderId\":\"" + one[0] + "\",\"problemId\":\"" + one[1] + "\"}"));
        }
        for (String problem : List.of("P-k:1", "P-m:1")) {
            care.put(document(
                    "mashang-problems",
                    problem,
                    5,
                    "{\"problemId\":\"" + problem + "\",\"label\":\"桂花弄：井盖缺失\",\"terms\":[\"井盖\",\"缺失\"]}"));
        }
        care.put(document(
                "mashang-ledger", "k:3", 2, "{\"orderId\":\"k:3\",\"caller\":\"fin\",\"closeOut\":\"CLOSED_OUT\"}"));
        care.put(document(
                "mashang-targets", "d~u~P-k:1", 1, "{\"problemId\":\"P-k:1\",\"problem\":\"桂花弄：井盖缺失\",\"rank\":1}"));
        care.put(document("mashang-notices", "D-7", 1, "{\"entryId\":\"D-7\",\"orders\":[\"k:1\"]}"));

        TestedCommands.Said said = erase("fin");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("orders: 3", "document of the office: D-7")
                .doesNotContain("still open");
        List<String> left = found(
                "mashang-ledger,mashang-restricted-*,mashang-suggestions,mashang-problems,mashang-targets,mashang-events-*");
        assertThat(left).noneMatch(s -> s.contains("fin\"") || s.contains("无人管") || s.contains("都说"));
        assertThat(left)
                .filteredOn(s -> s.contains("井盖") || s.contains("桂花弄"))
                .as("somebody else spoke of it, too")
                .singleElement()
                .satisfies(s -> assertThat(s).contains("P-m:1"));
        assertThat(left).anyMatch(s -> s.contains("P-k:1") && s.contains("〔已抹去〕") && s.contains("rank"));
        assertThat(left).anyMatch(s -> s.contains("\"reason\":\"words\""));
        assertThat(found("mashang-audit-*"))
                .anyMatch(s ->
                        s.contains("\"ERASED\"") && s.contains("\"caller\":\"fin\"") && s.contains("\"orders\":3"));
        assertThat(erase("fin").out()).as("a second time").contains("orders: 0", "documents rewritten: 0");
    }

    @Test
    @Order(7)
    void whatStandsBehindAnAliasIsNotDeletedForItsAliasName() throws Exception {
        // 15 characters of another name, then what looks like a month
        call("PUT", "/restored-copy-x2020.01", "{\"aliases\":{\"mashang-events-2020.01\":{}}}");
        call("PUT", "/x", "{\"aliases\":{\"mashang-events-2019.12\":{}}}");
        List<Retention> rules = List.of(new Retention("mashang-events-", 36, 25));
        assertThat(new MonthlyIndices(connection).due(rules, NOW)).isEmpty();
        call("DELETE", "/restored-copy-x2020.01,x", "");
    }

    @Test
    @Order(8)
    void aMonthStaysWhereTheAuditCannotBeWritten() throws Exception {
        IndexCare care = new IndexCare(connection);
        care.put(document("mashang-events-2022.01", "e", 1, "{\"eventId\":\"e\"}"));
        MonthlyIndices months = new MonthlyIndices(connection);
        List<MonthlyIndices.Due> due = months.due(List.of(new Retention("mashang-events-", 36, 0)), NOW);
        assertThat(due).extracting(MonthlyIndices.Due::index).containsExactly("mashang-events-2022.01");
        String audit = "mashang-audit-2026.03"; // of NOW
        blockWrites(audit, true);
        assertThat(refused(() -> months.carryOut(due, "tester", NOW))).contains("blocked", audit);
        assertThat(care.indices("mashang-events-2022.01")).isNotEmpty();
        blockWrites(audit, false);
        months.carryOut(due, "tester", NOW);
        assertThat(care.indices("mashang-events-2022.01")).isEmpty();
        assertThat(found(audit))
                .filteredOn(s -> s.contains("mashang-events-2022.01"))
                .singleElement()
                .satisfies(s -> assertThat(s).contains("\"DELETED\""));
    }

    @Test
    @Order(9)
    void anIndexThatMustChangeAndMayNotIsToldBeforeAnythingIsWritten() throws Exception {
        new IndexCare(connection).delete("mashang-lights");
        new IndexCare(connection).delete("mashang-notices");
        call(
                "PUT",
                "/old-lights",
                "{\"aliases\":{\"mashang-lights\":{}},\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"lightId\":{\"type\":\"keyword\",\"ignore_above\":1024}}}}");
        call("PUT", "/old-lights/_settings", "{\"index.blocks.read_only\":true}");
        TestedCommands.Said said = setup();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("old-lights", "read-only", "nothing was changed")
                .hasLineCount(1);
        assertThat(new IndexCare(connection).indices("mashang-notices"))
                .as("nothing half done")
                .isEmpty();

        call("PUT", "/old-lights/_settings", "{\"index.blocks.read_only\":null}");
        call("PUT", "/older-lights", "{\"aliases\":{\"mashang-lights\":{}}}");
        said = setup();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("old-lights, older-lights", "is_write_index")
                .hasLineCount(1);
        assertThat(new IndexCare(connection).indices("mashang-notices")).isEmpty();

        call("DELETE", "/older-lights", "");
        assertThat(setup().out()).contains("changed: index old-lights", "created: index mashang-notices");
        assertThat(setup().out()).contains("changed: 0");
    }

    @Test
    @Order(10)
    void monthsAreFoundByOneNameAndOlderMonthsGetItToo() throws Exception {
        IndexCare care = new IndexCare(connection);
        care.put(document("mashang-events-2027.01", "e", 1, "{\"eventId\":\"e\"}"));
        care.put(document("mashang-restricted-2027.01", "r", 1, "{\"eventId\":\"r\"}"));
        call("POST", "/mashang-events-2027.01,mashang-restricted-2027.01/_refresh", "");
        assertThat(found("mashang-events")).anyMatch(s -> s.contains("\"e\"")).noneMatch(s -> s.contains("\"r\""));
        assertThat(found("mashang-restricted"))
                .anyMatch(s -> s.contains("\"r\""))
                .noneMatch(s -> s.contains("\"e\""));
        assertThat(found("mashang-audit")).isEqualTo(found("mashang-audit-*")).isNotEmpty();

        assertThatThrownBy(() -> call("PUT", "/mashang-events/_doc/x", "{\"eventId\":\"x\"}"))
                .as("read only: a month must be named to be written to")
                .hasMessageContaining("is_write_index");

        call("DELETE", "/mashang-events-2027.01/_alias/mashang-events", "");
        call("PUT", "/mashang-events-2027.01/_settings", "{\"index.blocks.read_only\":true}");
        assertThat(setup().err()).contains("mashang-events-2027.01", "aliases", "nothing was changed");
        call("PUT", "/mashang-events-2027.01/_settings", "{\"index.blocks.read_only\":null}");
        assertThat(setup().out()).contains("changed: index mashang-events-2027.01", "changed: 1");
        assertThat(found("mashang-events")).anyMatch(s -> s.contains("\"e\""));
        assertThat(setup().out()).contains("changed: 0");

        call("DELETE", "/mashang-restricted-*/_alias/mashang-restricted", "");
        call("PUT", "/mashang-restricted", "");
        TestedCommands.Said said = setup();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("\"mashang-restricted\"", "_reindex", "nothing was changed")
                .hasLineCount(1);
        call("DELETE", "/mashang-restricted", "");
        assertThat(setup().out()).contains("changed: index mashang-restricted-2027.01");

        call("PUT", "/mashang-restricted-2027.01/_alias/mashang-events", "");
        said = setup();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .as("who may read the alias reads what is behind it")
                .contains("\"mashang-events\"", "mashang-restricted-2027.01", "nothing was changed")
                .hasLineCount(1);
        call("DELETE", "/mashang-restricted-2027.01/_alias/mashang-events", "");

        call("DELETE", "/_index_template/mashang-restricted", "");
        call(
                "PUT",
                "/_index_template/mashang-events",
                "{\"priority\":200,\"index_patterns\":[\"mashang-events-*\",\"mashang-restricted-*\"]}");
        assertThat(setup().out())
                .as("an older version had one template for both")
                .contains("changed: template mashang-events", "created: template mashang-restricted");
    }

    private static void call(String method, String path, String body) throws IOException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        connection.rest().performRequest(request);
    }

    private static TestedCommands.Said erase() {
        return erase("abc");
    }

    private static TestedCommands.Said erase(String caller) {
        return TestedCommands.run(
                "--lang",
                "en",
                "erase",
                "--elasticsearch",
                server.uri().toString(),
                "--caller",
                caller,
                "--actor",
                "zhang",
                "--reason",
                "asked for it");
    }

    private static void blockWrites(String index, boolean block) throws IOException {
        Request request = new Request("PUT", "/" + index + "/_settings");
        request.setJsonEntity("{\"index.blocks.write\":" + block + "}");
        connection.rest().performRequest(request);
    }

    private static String refused(Runnable write) {
        try {
            write.run();
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<String> found(String indices) {
        List<String> found = new ArrayList<>();
        ElasticsearchSetup setup = new ElasticsearchSetup(connection);
        setup.refresh(indices);
        setup.scan(indices, f -> found.add(f.source().toString()));
        return found;
    }

    private static Document document(String index, String id, long version, String source) {
        return new Document(index, id, version, source.getBytes(StandardCharsets.UTF_8));
    }

    private static TestedCommands.Said setup(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "--lang",
                "en",
                "setup",
                "--config",
                CONFIG.toString(),
                "--elasticsearch",
                server.uri().toString()));
        line.addAll(List.of(more));
        return TestedCommands.run(line.toArray(String[]::new));
    }
}
