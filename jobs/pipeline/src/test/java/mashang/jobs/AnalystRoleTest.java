package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.kafka.Addressed;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import mashang.jobs.ReplayedLog.Memory;
import mashang.jobs.intake.FeedMappings;
import mashang.jobs.intake.IntakeTopology;
import mashang.jobs.recurrence.RecurrenceTopology;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.recurrence.city.CitySettings;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the role of analysts may read, as its file names indices, beside what the jobs write into them. */
class AnalystRoleTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    /** By what the order is like: a phrase that is nowhere else. */
    private static final Map<String, String> PLANTED = Map.of(
            "conduct", "青石巷办事窗口人员态度恶劣，索要好处费",
            "confidence", "白塔里夜市油烟",
            "report", "紫藤园有无证幼儿园",
            "plain", "金鱼池路灯不亮");

    /** Indices about several orders. */
    private static final List<String> COMMON = List.of("mashang-problem-trends", "mashang-problems");

    @Test
    void analystsReadNothingOfWhatIsRestrictedAndTheRestrictedIndexHasIt() throws Exception {
        List<Document> written = written();
        List<String> names = readable();
        List<Document> seen = written.stream()
                .filter(document -> names.stream().anyMatch(name -> matches(name, document.index())))
                .toList();
        assertThat(seen)
                .as("the open indices have the restricted orders, too: they count")
                .anyMatch(d -> text(d).contains("hotline:conduct") && d.index().equals("mashang-breaches"))
                .anyMatch(d -> text(d).contains("hotline:conduct") && d.index().equals("mashang-ledger"))
                .anyMatch(d -> text(d).contains("hotline:conduct") && text(d).contains("\"conduct\":true"))
                .anyMatch(d -> text(d).contains("\"size\":5") && d.index().equals("mashang-problems"));
        for (String kind : List.of("conduct", "confidence", "report")) {
            String phrase = Objects.requireNonNull(PLANTED.get(kind));
            String place = phrase.substring(0, 3);
            assertThat(seen).as(kind).noneMatch(document -> text(document).contains(phrase.substring(3, 6)));
            String end = phrase.substring(phrase.length() - 3);
            assertThat(seen).as(kind).noneMatch(document -> text(document).contains(end));
            assertThat(seen)
                    .as("but for a place that several orders have in common: it does not say what they are about")
                    .filteredOn(document -> !COMMON.contains(document.index()))
                    .noneMatch(document -> text(document).contains(place));
            assertThat(seen)
                    .filteredOn(document -> text(document).contains("hotline:" + kind + '"'))
                    .noneMatch(document -> text(document).contains("\"caller\""));
            assertThat(written)
                    .filteredOn(document -> document.index().startsWith("mashang-restricted-"))
                    .as(kind)
                    .anyMatch(document -> text(document).contains(phrase));
        }
        assertThat(seen).anyMatch(document -> text(document).contains("金鱼池"));
    }

    @Test
    void theRoleNamesNoIndexOfRestrictedContentOrOfAudits() throws IOException {
        assertThat(readable())
                .isNotEmpty()
                .noneMatch(name -> matches(name, "mashang-restricted-2026.03"))
                .noneMatch(name -> matches(name, "mashang-restricted"))
                .noneMatch(name -> matches(name, "mashang-audit-2026.03"))
                .noneMatch(name -> matches(name, "mashang-audit"))
                .noneMatch(name -> matches(name, "mashang-dead-letters"))
                .noneMatch(name -> matches(name, "mashang-notices"))
                .noneMatch(name -> matches(name, "mashang-alerts"));
    }

    private static List<String> readable() throws IOException {
        JsonNode role = new ObjectMapper()
                .readTree(CONFIG.resolve("elasticsearch/roles/mashang-analyst.json")
                        .toFile());
        List<String> names = new ArrayList<>();
        role.path("indices").forEach(grant -> grant.path("names").forEach(name -> names.add(name.asText())));
        return names;
    }

    private static boolean matches(String name, String index) {
        return name.endsWith("*") ? index.startsWith(name.substring(0, name.length() - 1)) : index.equals(name);
    }

    private static String text(Document document) {
        return new String(document.source(), StandardCharsets.UTF_8);
    }

    private static List<Document> written() throws Exception {
        Memory<Addressed> log = new Memory<>();
        Memory<DeadLetter> dead = new Memory<>();
        Memory<Document> index = new Memory<>();
        StreamExecutionEnvironment env = environment();
        IntakeTopology.define(
                env.fromData(RawRecord.class, records().toArray(new RawRecord[0]))
                        .uid("test-records"),
                FeedMappings.live(
                        CITY.feeds(), CITY.words(), Topics.MAIN, () -> new CallerPseudonym("a key for the tests")),
                new IntakeTopology.Sinks(log, 1, dead));
        env.execute();
        assertThat(dead.written()).isEmpty();
        List<CaseEvent> events = log.written().stream()
                .map(addressed -> addressed.entry().event())
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::eventId))
                .toList();
        env = environment();
        Memory<Alert> alerts = new Memory<>();
        SupervisionTopology.define(
                ReplayedLog.of(env, events),
                new SupervisionTopology.Rules(CITY.clocks(), TextRules.of(CITY)),
                new SupervisionTopology.Sinks(alerts, index, dead, new DiscardingSink<>()));
        env.execute();
        env = environment();
        DataStream<CaseEvent> replayed = ReplayedLog.of(env, events);
        RecurrenceTopology.define(
                replayed,
                Published.of(RulesStream.none(replayed), CITY),
                "city",
                new RecurrenceTopology.Rules(CitySettings.DEFAULT, TextRules.of(CITY)),
                new RecurrenceTopology.Sinks(index, alerts));
        env.execute();
        return index.written();
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofMillis(100));
        env.setParallelism(1);
        return env;
    }

    private static List<RawRecord> records() {
        List<RawRecord> records = new ArrayList<>();
        Stream.of("conduct", "confidence", "report", "plain").forEach(order -> {
            String text = PLANTED.get(order);
            add(records, order, "提交", "标题", text, "内容", text, "地址", text, "来电号码", "13900001234");
            add(records, order, "受理");
            add(records, order, "派单", "承办单位", "市城市管理局");
            add(records, order, "申请退单", "承办单位", "市城市管理局", "原因", text);
        });
        // the same by others, so that it is a problem with a name
        for (int other = 1; other <= 4; other++) {
            String text = PLANTED.get("conduct");
            String caller = "1390000567" + other;
            add(records, "conduct-" + other, "提交", "标题", text, "内容", text, "地址", text, "来电号码", caller);
            add(records, "conduct-" + other, "受理");
        }
        // long after, so that everything due has been decided
        records.add(record(records.size(), START.plus(Duration.ofDays(60)), "{" + head("999", "催办", 59) + "}"));
        return records;
    }

    private static void add(List<RawRecord> records, String order, String step, String... fields) {
        StringBuilder json = new StringBuilder("{").append(head(order, step, 0));
        for (int i = 0; i < fields.length; i += 2) {
            json.append(",\"")
                    .append(fields[i])
                    .append("\":\"")
                    .append(fields[i + 1])
                    .append('"');
        }
        json.append(order.equals("confidence") ? ",\"保密\":\"是\"" : "");
        json.append(order.equals("report") ? ",\"诉求类型\":\"举报\"" : "").append('}');
        int number = records.size();
        records.add(record(number, START.plus(Duration.ofMinutes(10 + number)), json.toString()));
    }

    private static String head(String order, String step, int day) {
        String at = day == 0 ? "2026-03-02 09:00:00" : "2026-04-30 09:00:00";
        return "\"工单编号\":\"" + order + "\",\"环节\":\"" + step + "\",\"时间\":\"" + at + '"';
    }

    private static RawRecord record(int offset, Instant loggedAt, String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new RawRecord("mashang.raw.hotline", 0, offset, loggedAt.toEpochMilli(), null, 0, null, value, 0);
    }
}
