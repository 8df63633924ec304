package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.delivery.Route;
import mashang.delivery.SampleAlerts;
import mashang.jobs.TextRules;
import mashang.jobs.delivery.DeliveryDocuments;
import mashang.jobs.supervision.FoldedEvent;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.TopicReader;
import mashang.local.cli.TestedCommands.Said;
import mashang.local.machine.LoopbackPorts;
import mashang.local.office.OfficeDecision;
import mashang.local.rules.RulesLog;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's own Kafka and Elasticsearch, named by address: what the office decides goes there, by the rules that are published there. */
class OwnServersIT {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final String[] CITYS = {"--config", CONFIG.toString()};
    private static final Topics TOPICS = Topics.MAIN;

    /** When the published policy acts; nothing happens before. */
    private static final Instant THEN = Instant.parse("2099-02-02T01:00:00Z");

    private static final Alert ALERT = SampleAlerts.of(Alert.Kind.BREACH, "hotline:3", "市城市管理局");

    @TempDir
    private Path folder;

    @Test
    void theOfficeDecidesAtAnAddressAndIsToldByWhichRules() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                        folder.resolve("broker"), LoopbackPorts.free(1).get(0));
                EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder.resolve("search"), 0)) {
            Said away = rules(broker);
            assertThat(away.code()).as("intake never ran").isEqualTo(ExitCodes.UNUSABLE);
            assertThat(away.err()).contains("There is no topic " + TOPICS.rules());
            prepare(broker, search);

            assertThat(rules(broker).out()).contains("policy:default@2", "versions: 1");
            byWhichRules(broker, search);
            Said decided = decide(broker, search, "alerts", "ack", "hotline:1");
            assertThat(decided.code()).as(decided.err()).isZero();
            decided = decide(broker, search, "problems", "mute", "P-1");
            assertThat(decided.code()).as(decided.err()).isZero();
            decided = decide(broker, search, "office", "assign", "hotline:1", "--unit", "市城市管理局");
            assertThat(decided.code()).as(decided.err()).isZero();
            unsettled(broker, search);
            excusedAndJoined(broker, search);
            assertThat(handedOver(broker))
                    .containsExactly(
                            "ACKNOWLEDGED",
                            "PROBLEM_MUTED",
                            "ASSIGNED",
                            "REPLIED",
                            "WAIVED",
                            "LIGHT_REVOKED",
                            "MERGED",
                            "MERGE_REFUSED");
            told(broker, search);
            words(broker);
        }
    }

    /** A file of words is checked, published, listed and compared like any other rule, and changes no due time. */
    private void words(EmbeddedBroker broker) throws Exception {
        TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.events(TOPICS, 1)));
        Path file = folder.resolve("traffic.txt");
        String shipped = Files.readString(CONFIG.resolve("lexicon/traffic.txt"));
        long lines = shipped.lines().count();
        Files.writeString(file, shipped + "飞线 充电\n希望\n");
        Said refused = rules(broker, "publish", file, "--as", "2", "--actor", "a", "--reason", "r");
        assertThat(refused.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.out() + refused.err())
                .contains("traffic.txt:" + (lines + 1) + ": a word is of letters and digits")
                .contains("traffic.txt:" + (lines + 2) + ": \"希望\" is a stop word")
                .contains("2 problems and was not published");
        Files.writeString(file, shipped + "飞线充电桩\n");
        Said late = rules(broker, "dry-run", file, "--as", "2", "--effective-from", "2020-01-01T00:00:00+08:00");
        assertThat(late.out() + late.err()).contains("no rule acts backwards");
        Said tried = rules(broker, "dry-run", file, "--as", "2");
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(tried.out() + tried.err()).contains("changed due times: 0", "Words change no due time");
        assertThat(rules(broker).out()).contains("lexicon:kinds.yaml", "versions: 1");
        Said published = rules(broker, "publish", file, "--as", "2", "--actor", "a", "--reason", "r");
        assertThat(published.code()).as(published.err()).isZero();
        assertThat(published.out() + published.err()).contains("lexicon:traffic.txt@2", "no due time changes");
        assertThat(rules(broker).out()).contains("lexicon:traffic.txt@2", "versions: 2");
        String before = CONFIG.resolve("lexicon/traffic.txt").toString();
        assertThat(rules(broker, "diff", Path.of(before), "lexicon:traffic.txt@2")
                        .out())
                .contains("different lines: 1", "飞线充电桩");
    }

    private static Said rules(EmbeddedBroker broker, String what, Path file, String... more) {
        String[] asked = {"--lang", "en", "rules", what, file.toString()};
        return TestedCommands.run(and(and(and(asked, more), "--bootstrap-servers", broker.bootstrap()), CITYS));
    }

    /** A reply stops the clocks of whoever works on it: not by a slip. */
    private static void unsettled(EmbeddedBroker broker, EmbeddedElasticsearch search) {
        Said refused = decide(broker, search, "office", "answer", "hotline:1");
        assertThat(refused.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(refused.err()).contains("still being worked on", "--anyway");
        Said insisted = decide(broker, search, "office", "answer", "hotline:1", "--anyway");
        assertThat(insisted.code()).as(insisted.err()).isZero();
    }

    /** Which clock, and whether the other order leads, is asked of the indices there. */
    private static void excusedAndJoined(EmbeddedBroker broker, EmbeddedElasticsearch search) {
        Said unknown = decide(broker, search, "office", "waive", "hotline:3", "--clock", "report");
        assertThat(unknown.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(unknown.err()).contains("report", "unit-handle");
        Said waived = decide(broker, search, "office", "waive", "hotline:3", "--clock", "handle");
        assertThat(waived.code()).as(waived.err()).isZero();
        Said revoked = decide(broker, search, "office", "revoke", "hotline:3", "--clock", "handle", "--yellow");
        assertThat(revoked.code()).as(revoked.err()).isZero();
        Said nowhere = decide(broker, search, "office", "merge", "hotline:3", "hotline:404");
        assertThat(nowhere.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(nowhere.err()).contains("hotline:404");
        Said merged = decide(broker, search, "office", "merge", "hotline:1", "hotline:3");
        assertThat(merged.code()).as(merged.err()).isZero();
        Said apart = decide(broker, search, "office", "keep-apart", "hotline:3", "hotline:2");
        assertThat(apart.code()).as(apart.err()).isZero();
    }

    /** What was told, from the index; how one reads and by which routes it goes, from the brokers. */
    private static void told(EmbeddedBroker broker, EmbeddedElasticsearch search) throws Exception {
        String[] list = {
            "--lang", "en", "alerts", "list", "--elasticsearch", search.uri().toString()
        };
        assertThat(TestedCommands.run(list).out()).contains("deliveries: 0");
        String[] preview = and(new String[] {"--lang", "en", "alerts", "preview", "--alert", ALERT.alertId()}, CITYS);
        Said elsewhere =
                TestedCommands.run(and(preview, "--elasticsearch", search.uri().toString()));
        assertThat(elsewhere.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(elsewhere.err()).contains("--bootstrap-servers");
        Said nothing = TestedCommands.run(and(preview, "--bootstrap-servers", broker.bootstrap()));
        assertThat(nothing.code()).as("nothing was told").isEqualTo(ExitCodes.UNUSABLE);
        assertThat(nothing.err()).contains("There is no alert " + ALERT.alertId());

        tell(broker, search);
        assertThat(TestedCommands.run(list).out()).contains("deliveries: 1", ALERT.alertId(), "office@file");
        assertThat(TestedCommands.run(and(list, "--order", "hotline:404")).out())
                .contains("deliveries: 0");
        Said previewed = TestedCommands.run(and(preview, "--bootstrap-servers", broker.bootstrap()));
        assertThat(previewed.code()).as(previewed.err()).isZero();
        assertThat(previewed.err() + previewed.out()).contains("To office by file", "hotline:3");
    }

    /** As supervision and delivery leave it. */
    private static void tell(EmbeddedBroker broker, EmbeddedElasticsearch search) throws Exception {
        TopicSetup.ensure(broker.bootstrap(), List.of(TopicSpec.alerts(TOPICS)));
        Properties settings = KafkaAccess.of(broker.bootstrap());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.send(new ProducerRecord<>(TOPICS.alerts(), AlertCodec.encode(ALERT)))
                    .get();
        }
        Consignment sent = SampleAlerts.to("file", Route.OFFICE, ALERT);
        Delivery delivery = new Delivery(
                sent.id(),
                ALERT.alertId(),
                ALERT.orderId(),
                ALERT.kind(),
                ALERT.unit(),
                sent.recipient(),
                sent.channel(),
                sent.turn(),
                sent.urgent(),
                sent.note(),
                Delivery.Status.SENT,
                null,
                "m-1",
                1,
                1,
                ALERT.decidedAt(),
                null,
                ALERT.decidedAt(),
                ALERT.startedAt());
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(search.uri()).connect()) {
            put(connection, new DeliveryDocuments(CITY.units()).map(delivery));
        }
    }

    private static void byWhichRules(EmbeddedBroker broker, EmbeddedElasticsearch search) {
        String at = THEN.plusSeconds(60).toString();
        String[] asked = {
            "--lang",
            "en",
            "explain",
            "--order",
            "hotline:2",
            "--at",
            at,
            "--elasticsearch",
            search.uri().toString()
        };
        asked = and(asked, CITYS);
        Said folder = TestedCommands.run(asked);
        assertThat(folder.err()).contains("rules of the configuration folder alone");
        Said published = TestedCommands.run(and(asked, "--bootstrap-servers", broker.bootstrap()));
        assertThat(published.err()).contains("with what was published at " + broker.bootstrap());
        assertThat(folder.out()).doesNotContain("default@2");
        assertThat(published.out()).contains("default@2");
    }

    private static Said rules(EmbeddedBroker broker) {
        return TestedCommands.run(
                "--lang", "en", "rules", "list", "--bootstrap-servers", broker.bootstrap(), CITYS[0], CITYS[1]);
    }

    private static Said decide(EmbeddedBroker broker, EmbeddedElasticsearch search, String... what) {
        String role = what[0].equals("alerts") ? "office" : "head";
        String[] who = {"--actor", "a", "--role", role, "--reason", "r"};
        String[] where = {
            "--bootstrap-servers",
            broker.bootstrap(),
            "--elasticsearch",
            search.uri().toString()
        };
        String[] all = and(and(and(new String[] {"--lang", "en"}, what), who), where);
        return TestedCommands.run(what[0].equals("problems") ? all : and(all, CITYS));
    }

    private static String[] and(String[] some, String... others) {
        List<String> all = new ArrayList<>(Arrays.asList(some));
        all.addAll(Arrays.asList(others));
        return all.toArray(String[]::new);
    }

    private static List<String> handedOver(EmbeddedBroker broker) {
        List<String> steps = new ArrayList<>();
        TopicReader.readAll(broker.bootstrap(), OfficeDecision.TOPIC, record -> {
            String json = new String(record.value(), StandardCharsets.UTF_8);
            steps.add(json.replaceAll(".*\"step\":\"(\\w+)\".*", "$1"));
        });
        return steps;
    }

    /** As intake and supervision leave it. */
    private static void prepare(EmbeddedBroker broker, EmbeddedElasticsearch search) throws Exception {
        TopicSetup.ensure(
                broker.bootstrap(),
                List.of(
                        TopicSpec.raw(OfficeDecision.TOPIC, 1, TopicSpec.Clock.BROKER),
                        TopicSpec.rules(TOPICS, TopicSpec.Clock.BROKER)));
        String text = Files.readString(CONFIG.resolve("policies/default.yaml"))
                .replace("version: 1", "version: 2")
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: 2099-01-01T00:00:00+08:00");
        RulesLog.read(broker.bootstrap(), TOPICS.rules(), CITY)
                .publish(new RuleVersion(RuleKind.POLICY, "default", "2", text, "李四", "试验", null, 0));
        HistoryDocuments documents = new HistoryDocuments(TextRules.NONE);
        Instant now = Instant.now().minusSeconds(60);
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(search.uri()).connect()) {
            new ElasticsearchSetup(connection).install(CONFIG.resolve("elasticsearch"));
            put(connection, documents.map(new FoldedEvent(event("1", Step.SUBMITTED, now), null)));
            for (Step step : List.of(Step.SUBMITTED, Step.DISPATCHED)) {
                put(connection, documents.map(new FoldedEvent(event("2", step, THEN), null)));
                put(connection, documents.map(new FoldedEvent(event("3", step, now), null)));
            }
        }
    }

    private static CaseEvent event(String id, Step step, Instant at) {
        return CaseEvent.draft("hotline", id, step, at, at)
                .unit(step == Step.DISPATCHED ? "市城市管理局" : null)
                .origin("log")
                .done();
    }

    private static void put(ElasticsearchConnection connection, Document document) throws Exception {
        String id = URLEncoder.encode(document.id(), StandardCharsets.UTF_8);
        Request request = new Request("PUT", "/" + document.index() + "/_doc/" + id);
        request.setJsonEntity(new String(document.source(), StandardCharsets.UTF_8));
        connection.rest().performRequest(request); // or it says why not
    }
}
