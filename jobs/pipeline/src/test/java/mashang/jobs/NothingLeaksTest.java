package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.PublishedLexicon;
import mashang.config.PublishedOffice;
import mashang.config.PublishedRules;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.kafka.Addressed;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.jobs.ReplayedLog.Memory;
import mashang.jobs.deadletters.DeadLettersTopology;
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
import org.junit.jupiter.api.io.TempDir;

/** Personal data goes in by every field of a feed and comes out of no topology: no event, document, alert or log line has it. */
class NothingLeaksTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final int ORDERS = 40;

    /** What is planted; each is looked for in everything that is written. */
    private static final List<String> SECRETS = List.of(
            "13800138000",
            "138 0013 8000",
            "１３９００１３９０００",
            "一三七零零一三七零零零",
            "136零零一三6000",
            "0591-83331234",
            "350102199001011239",
            "110105.19491231.002X",
            "6222 0212 3456 7890 128",
            "zhang.san@example.com",
            "闽A·8K620",
            "李小明",
            "欧阳建国",
            "买买提·吐尔逊");

    private static final String TEXT = ("我叫李小明，联系人：欧阳建国，我是买买提·吐尔逊，电话13800138000或138 0013 8000、１３９００１３９０００、"
            + "一三七零零一三七零零零、136零零一三6000，座机0591-83331234，身份证350102199001011239（110105.19491231.002X），"
            + "卡号6222 0212 3456 7890 128，邮箱zhang.san@example.com，车牌闽A·8K620，丽景花园小区夜间施工噪音扰民。");

    /** Columns that keep what a feed wrote. */
    private static final List<String> COLUMNS = List.of(
            "标题", "内容", "地址", "原因", "承办单位", "协办单位", "区县", "街道", "网格", "来源渠道", "一级分类", "二级分类", "经办人", "角色", "答复内容",
            "被反映单位", "诉求类型", "紧急程度", "匿名", "来电号码");

    @TempDir
    Path folder;

    @Test
    void nothingPlantedIsInAnyEventDocumentAlertOrLogLine() throws Exception {
        City city = city();
        Written written = new Written();
        try (LogLines log = LogLines.open()) {
            takeIn(city, written);
            supervise(city, written);
            assertThat(log.lines()).as("something is logged").hasSizeGreaterThan(100);
            assertThat(log.lines()).noneMatch(NothingLeaksTest::leaks);
        }
        List<CaseEvent> events = written.events();
        assertThat(events).hasSizeGreaterThan(ORDERS);
        assertThat(events.get(0).content()).contains("〔姓名〕", "〔电话〕", "〔证件〕", "〔卡号〕", "〔邮箱〕", "〔车牌〕");
        assertThat(events).noneMatch(event -> leaks(event.toString()));
        assertThat(written.alerts.written()).isNotEmpty().noneMatch(alert -> leaks(alert.toString()));
        assertThat(written.index.written().stream().map(Document::index).map(i -> i.replaceAll("-\\d.*", "")))
                .contains(
                        "mashang-ledger",
                        "mashang-breaches",
                        "mashang-events",
                        "mashang-problems",
                        "mashang-dead-letters");
        assertThat(written.index.written())
                .noneMatch(document -> leaks(new String(document.source(), StandardCharsets.UTF_8)))
                .noneMatch(document -> leaks(document.id()));
    }

    @Test
    void deadLettersShowTheirReasonAndNothingPlanted() throws Exception {
        Written written = new Written();
        takeIn(city(), written);
        List<DeadLetter> letters = written.dead.written();
        assertThat(letters)
                .extracting(DeadLetter::reason)
                .contains(
                        DeadReason.NOT_JSON,
                        DeadReason.BAD_TIME,
                        DeadReason.UNKNOWN_STEP,
                        DeadReason.MISSING_FIELD,
                        DeadReason.WRONG_TYPE);
        assertThat(letters)
                .noneMatch(letter -> leaks(letter.message(true))
                        || leaks(letter.message(false))
                        || leaks(letter.excerpt())
                        || leaks(letter.id()));
    }

    /** What the topologies wrote. */
    private static final class Written {
        private final Memory<Addressed> log = new Memory<>();
        private final Memory<DeadLetter> dead = new Memory<>();
        private final Memory<Alert> alerts = new Memory<>();
        private final Memory<Document> index = new Memory<>();

        List<CaseEvent> events() {
            return log.written().stream()
                    .map(addressed -> addressed.entry().event())
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(CaseEvent::loggedAt).thenComparing(CaseEvent::eventId))
                    .toList();
        }
    }

    private static boolean leaks(String text) {
        return SECRETS.stream().anyMatch(text::contains);
    }

    private static void takeIn(City city, Written written) throws Exception {
        StreamExecutionEnvironment env = environment();
        FeedMappings mappings = FeedMappings.live(
                city.feeds(), city.words(), Topics.MAIN, () -> new CallerPseudonym("a key for the tests"));
        IntakeTopology.define(
                env.fromData(RawRecord.class, records().toArray(new RawRecord[0]))
                        .uid("test-records"),
                mappings,
                new IntakeTopology.Sinks(written.log, 1, written.dead));
        env.execute();
    }

    private static void supervise(City city, Written written) throws Exception {
        StreamExecutionEnvironment env = environment();
        SupervisionTopology.define(
                ReplayedLog.of(env, written.events()),
                new SupervisionTopology.Rules(city.clocks(), TextRules.of(shippedWords())),
                new SupervisionTopology.Sinks(written.alerts, written.index, written.dead, new DiscardingSink<>()));
        env.execute();
        env = environment();
        DataStream<CaseEvent> log = ReplayedLog.of(env, written.events());
        RecurrenceTopology.define(
                log,
                new Published(
                        RulesStream.none(log),
                        new PublishedRules(city),
                        new PublishedLexicon(shippedWords()),
                        new PublishedOffice(city)),
                "city",
                new RecurrenceTopology.Rules(CitySettings.DEFAULT, TextRules.of(shippedWords())),
                new RecurrenceTopology.Sinks(written.index, written.alerts));
        env.execute();
        env = environment();
        DeadLettersTopology.define(
                env.fromData(DeadLetter.class, written.dead.written().toArray(new DeadLetter[0]))
                        .uid("test-letters"),
                written.index);
        env.execute();
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofMillis(100));
        env.setParallelism(1);
        return env;
    }

    /** The words we ship, so that what is read of a text is looked through as well. */
    private static City shippedWords() {
        return City.load(Path.of("..", "..", "config"));
    }

    /** The city we ship, with a hotline that fills the fields it leaves out. */
    private City city() throws IOException {
        Path shipped = Path.of("../../config");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(
                            f -> f.toString().endsWith(".yaml") && !f.toString().contains("target"))
                    .toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path hotline = folder.resolve("feeds/hotline.yaml");
        Files.writeString(hotline, Files.readString(hotline) + "\n  actor: 经办人\n  reply: 答复内容\n  subjectUnit: 被反映单位\n");
        return City.load(folder);
    }

    private static List<RawRecord> records() {
        List<RawRecord> records = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            add(records, order, json(order, "提交", "2026-03-02 09:00:00", true));
            if (order % 2 == 0) {
                add(records, order, json(order, "受理", "2026-03-02 09:05:00", true));
            }
        }
        add(records, 1, "不是 JSON " + TEXT);
        add(records, 1, json(1, "提交", "13800138000 我叫李小明", true));
        add(records, 1, json(1, "电话13800138000", "2026-03-02 09:00:00", true));
        add(records, 1, "{\"内容\":\"" + TEXT + "\"}");
        add(
                records,
                1,
                "{\"工单编号\":\"1\",\"环节\":\"提交\",\"时间\":\"2026-03-02 09:00:00\",\"内容\":{\"a\":\"" + TEXT + "\"}}");
        // long after, so that everything due has been decided
        RawRecord last =
                record(records.size(), START.plus(Duration.ofDays(60)), json(999, "催办", "2026-04-30 09:00:00", false));
        records.add(last);
        return records;
    }

    private static void add(List<RawRecord> records, int order, String json) {
        records.add(record(records.size(), START.plus(Duration.ofMinutes(10 + order)), json));
    }

    private static RawRecord record(int offset, Instant loggedAt, String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new RawRecord("mashang.raw.hotline", 0, offset, loggedAt.toEpochMilli(), null, 0, null, value, 0);
    }

    private static String json(int order, String step, String at, boolean planted) {
        StringBuilder json =
                new StringBuilder("{\"工单编号\":\"" + order + "\",\"环节\":\"" + step + "\",\"时间\":\"" + at + '"');
        for (String column : planted ? COLUMNS : List.<String>of()) {
            json.append(",\"").append(column).append("\":\"").append(TEXT).append('"');
        }
        return json.append('}').toString();
    }
}
