package mashang.local.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Change;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import mashang.connectors.elasticsearch.ElasticsearchSink;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.connectors.elasticsearch.Rejections;
import mashang.intake.DeadLetter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink, the templates and the setup against a real Elasticsearch. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElasticsearchSinkIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATES = Path.of("..", "..", "config", "elasticsearch");
    private static final List<DeadLetter> LETTERS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static EmbeddedElasticsearch server;
    private static ElasticsearchConnection connection;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedElasticsearch.start(folder.resolve("search"), 0);
        connection = ElasticsearchAccess.open(server.uri()).connect();
        setup().install(TEMPLATES);
    }

    @AfterAll
    static void stop() {
        connection.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        LETTERS.clear();
    }

    @Test
    @Order(1)
    void installingAgainChangesNothing() throws Exception {
        assertThat(setup().check()).startsWith("8.19.");

        List<Change> again = setup().install(TEMPLATES);

        assertThat(again).extracting(Change::outcome).containsOnly(Outcome.SAME);
        assertThat(again)
                .filteredOn(Change::index)
                .extracting(Change::name)
                .containsExactlyInAnyOrder(
                        "mashang-accounts",
                        "mashang-alerts",
                        "mashang-assignments",
                        "mashang-breaches",
                        "mashang-dead-letters",
                        "mashang-indicators",
                        "mashang-inspections",
                        "mashang-ledger",
                        "mashang-lights",
                        "mashang-notices",
                        "mashang-problem-events",
                        "mashang-problem-trends",
                        "mashang-problems",
                        "mashang-scores",
                        "mashang-suggestions",
                        "mashang-targets",
                        "mashang-unit-days");
    }

    @Test
    @Order(2)
    void everyFieldOfEveryTemplateTakesItsKindOfValue() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String name : List.of(
                "alerts",
                "assignments",
                "breaches",
                "dead-letters",
                "events",
                "ledger",
                "problem-events",
                "problem-trends",
                "problems")) {
            JsonNode template =
                    JSON.readTree(TEMPLATES.resolve("mashang-" + name + ".json").toFile());
            String index = "mashang-" + name + (name.equals("events") ? "-2026.11" : "");
            byte[] full = JSON.writeValueAsBytes(sample(template.at("/template/mappings/properties")));
            documents.add(new Document(index, "full", 1, full));
        }

        write(documents);

        assertThat(LETTERS).isEmpty();
        assertThat(versions("mashang-*")).hasSize(9);
    }

    @Test
    @Order(3)
    void badDocumentsBecomeDeadLettersAndTheOthersAreIndexed() throws Exception {
        write(List.of(
                ledger("good-1", 1, "\"title\":\"路灯不亮\""),
                ledger("unknown", 1, "\"weather\":\"13812345678\""),
                ledger("bad-date", 1, "\"dueAt\":\"昨天下午13812345678\""),
                ledger("not-json", 1, "\"title\":"),
                ledger("", 1, "\"title\":\"没有编号\""),
                ledger("x".repeat(600), 1, "\"title\":\"编号过长\""),
                ledger("good-2", 1, "\"title\":\"小区停水\"")));

        assertThat(versions("mashang-ledger"))
                .containsKeys("good-1", "good-2")
                .doesNotContainKeys("unknown", "bad-date");
        Map<String, String> reasons = new TreeMap<>();
        LETTERS.forEach(l -> reasons.put(
                l.origin().substring(0, Math.min(25, l.origin().length())),
                l.args().get(1)));
        assertThat(reasons.get("mashang-ledger/unknown")).isEqualTo("strict_dynamic_mapping_exception: weather");
        assertThat(reasons.get("mashang-ledger/bad-date"))
                .isEqualTo("document_parsing_exception: dueAt (illegal_argument_exception)");
        assertThat(reasons).containsKeys("mashang-ledger/not-json", "mashang-ledger/xxxxxxxxxx");
        assertThat(LETTERS).allSatisfy(l -> assertThat(l.args().toString()).doesNotContain("13812345678"));
    }

    @Test
    @Order(4)
    void whateverTheOrderTheHighestVersionStaysAndWritingAgainChangesNothing() throws Exception {
        write(List.of(ledger("v", 3, "\"hops\":3"), ledger("v", 1, "\"hops\":1")));
        write(List.of(ledger("v", 2, "\"hops\":2")));
        Map<String, Long> before = versions("mashang-*");
        assertThat(before).containsEntry("v", 3L);

        write(List.of(
                ledger("v", 3, "\"hops\":3"), ledger("v", 1, "\"hops\":1"), ledger("good-1", 1, "\"title\":\"路灯不亮\"")));

        assertThat(versions("mashang-*")).isEqualTo(before);
        setup().scan("mashang-ledger", found -> {
            if (found.id().equals("v")) {
                assertThat(found.source().path("hops").asInt()).isEqualTo(3);
            }
        });
        assertThat(LETTERS).isEmpty();
    }

    @Test
    @Order(5)
    void aFieldAddedToATemplateReachesTheIndexThatExists() throws Exception {
        Path changed = Files.createDirectories(folder.resolve("changed"));
        for (String name : List.of("mashang-settings.json", "mashang-ledger.json")) {
            Files.copy(TEMPLATES.resolve(name), changed.resolve(name));
        }
        ObjectNode ledger = (ObjectNode)
                JSON.readTree(changed.resolve("mashang-ledger.json").toFile());
        ((ObjectNode) ledger.at("/template/mappings/properties"))
                .putObject("weather")
                .put("type", "keyword");
        JSON.writeValue(changed.resolve("mashang-ledger.json").toFile(), ledger);

        assertThat(setup().install(changed))
                .containsExactly(
                        new Change("mashang-settings", false, Outcome.SAME),
                        new Change("mashang-ledger", false, Outcome.CHANGED),
                        new Change("mashang-ledger", true, Outcome.CHANGED));
        assertThat(setup().install(changed)).extracting(Change::outcome).containsOnly(Outcome.SAME);
        write(List.of(ledger("weather", 1, "\"weather\":\"大雨\"")));
        assertThat(LETTERS).isEmpty();

        ((ObjectNode) ledger.at("/template/mappings/properties")).remove("weather");
        JSON.writeValue(changed.resolve("mashang-ledger.json").toFile(), ledger);
        assertThat(setup().install(changed))
                .as("a field that left the template stays in the index, and that is rest")
                .containsExactly(
                        new Change("mashang-settings", false, Outcome.SAME),
                        new Change("mashang-ledger", false, Outcome.CHANGED),
                        new Change("mashang-ledger", true, Outcome.SAME));
        assertThat(setup().plan(changed)).extracting(Change::outcome).containsOnly(Outcome.SAME);

        ((ObjectNode) ledger.at("/template/mappings/properties/stage"))
                .removeAll()
                .put("type", "long");
        JSON.writeValue(changed.resolve("mashang-ledger.json").toFile(), ledger);
        assertThatThrownBy(() -> setup().install(changed))
                .isInstanceOf(ElasticsearchUnavailable.class)
                .hasMessageContaining("mashang-ledger/stage: keyword → long");
        ((ObjectNode) ledger.at("/template/mappings/properties/stage"))
                .put("type", "keyword")
                .put("ignore_above", 1024);
        JSON.writeValue(changed.resolve("mashang-ledger.json").toFile(), ledger);
        assertThat(setup().plan(changed))
                .as("the refused one has written nothing")
                .extracting(Change::outcome)
                .containsOnly(Outcome.SAME);
    }

    @Test
    @Order(6)
    void aScanSeesEveryDocumentOnceAcrossPages() throws Exception {
        write(IntStream.range(0, 2500)
                .mapToObj(i -> new Document("mashang-problems", "p" + i, 1, json("\"size\":" + i)))
                .toList());

        Map<String, Long> seen = versions("mashang-problems");
        assertThat(seen).hasSize(2501);
        assertThat(setup().count("mashang-problems")).isEqualTo(2501);
        assertThat(setup().count("mashang-nothing")).isZero();
    }

    @Test
    @Order(7)
    void aClosedOrAMissingIndexFailsTheJobInsteadOfMakingDeadLetters() throws Exception {
        call("POST", "/mashang-dead-letters/_close", "");
        assertThatThrownBy(() -> write(List.of(new Document("mashang-dead-letters", "a", 1, json("\"id\":\"a\"")))))
                .hasStackTraceContaining("打开被关闭的索引");
        call("POST", "/mashang-dead-letters/_open", "");
        call("PUT", "/_cluster/settings", "{\"persistent\":{\"action.auto_create_index\":\"false\"}}");
        try {
            assertThatThrownBy(() ->
                            write(List.of(new Document("mashang-events-2031.01", "a", 1, json("\"eventId\":\"a\"")))))
                    .hasStackTraceContaining("索引“mashang-events-2031.01”不存在");
        } finally {
            call("PUT", "/_cluster/settings", "{\"persistent\":{\"action.auto_create_index\":null}}");
        }
        assertThat(LETTERS).isEmpty();
    }

    @Test
    @Order(8)
    void documentsWaitForAServerThatIsAwayAndArriveWhenItIsBack() throws Exception {
        ElasticsearchAccess access = ElasticsearchAccess.open(server.uri());
        int port = server.port();
        server.close();
        JobClient job = job(List.of(ledger("waited", 7, "\"title\":\"等服务器回来\"")), access);
        server = EmbeddedElasticsearch.start(folder.resolve("search"), port);
        job.getJobExecutionResult().get(120, TimeUnit.SECONDS);

        assertThat(versions("mashang-ledger")).containsEntry("waited", 7L);
    }

    private static ElasticsearchSetup setup() {
        return new ElasticsearchSetup(connection);
    }

    private static void write(List<Document> documents) throws Exception {
        job(documents, ElasticsearchAccess.open(server.uri()))
                .getJobExecutionResult()
                .get(120, TimeUnit.SECONDS);
    }

    /** Sends at the end of input, so that a refusal meets a job that has done everything else. */
    private static JobClient job(List<Document> documents, ElasticsearchAccess access) throws Exception {
        Configuration options = new Configuration();
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, options);
        ElasticsearchSink sink = ElasticsearchSink.builder(access, Memory::new)
                .bufferTime(Duration.ofMinutes(5))
                .backoff(Duration.ofMillis(50), Duration.ofSeconds(1))
                .build();
        env.fromData(documents).uid("documents").sinkTo(sink).uid("index");
        return env.executeAsync();
    }

    private static Map<String, Long> versions(String indices) {
        Map<String, Long> versions = new TreeMap<>();
        setup().refresh(indices);
        setup().scan(
                        indices,
                        found -> versions.merge(
                                found.id().equals("full") ? found.index() : found.id(), found.version(), Long::sum));
        return versions;
    }

    private static Document ledger(String id, long version, String fields) {
        return new Document("mashang-ledger", id, version, json(fields));
    }

    private static byte[] json(String fields) {
        return ("{" + fields + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode sample(JsonNode properties) {
        ObjectNode full = JSON.createObjectNode();
        properties.properties().forEach(f -> full.set(f.getKey(), value(f.getValue())));
        return full;
    }

    private static JsonNode value(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "keyword" -> JSON.createArrayNode().add("甲").add("长".repeat(20_000));
            case "text" -> JSON.getNodeFactory().textNode("小区路灯不亮，多次反映无人维修");
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "integer" -> JSON.getNodeFactory().numberNode(7);
            case "long" -> JSON.getNodeFactory().numberNode(1L << 40);
            case "double" -> JSON.getNodeFactory().numberNode(.25);
            case "date" -> JSON.getNodeFactory().textNode("2026-11-22T06:00:00.123Z");
            case "geo_point" -> JSON.createObjectNode().put("lon", 119.3).put("lat", 26.08);
            case "nested" -> JSON.createArrayNode().add(sample(field.path("properties")));
            default -> throw new IllegalArgumentException(field.toString());
        };
    }

    private static void call(String method, String path, String body) throws Exception {
        var request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        connection.rest().performRequest(request);
    }

    /** Letters in the test's memory: the job runs in this JVM. */
    private static final class Memory implements Rejections.Desk {
        @Override
        public CompletableFuture<Void> send(DeadLetter letter) {
            LETTERS.add(letter);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
