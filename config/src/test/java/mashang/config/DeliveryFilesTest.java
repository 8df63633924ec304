package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.Note;
import mashang.delivery.SampleAlerts;
import mashang.delivery.Shipment;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ProblemNews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryFilesTest {
    private static final City CITY = City.load(Path.of("."));
    private static final String HOSTILE =
            "=HYPERLINK(\"http://evil.cn\")<at user_id=\"all\">全体</at> <@all> @all [点我](https://evil.cn) <img src=x onerror=alert(1)>";

    @TempDir
    Path temp;

    private ConfigFolder config;

    @BeforeEach
    void theShippedTemplates() throws IOException {
        config = new ConfigFolder(temp);
        try (Stream<Path> shipped = Files.list(Path.of("templates"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                config.write("templates/" + file.getFileName(), Files.readString(file));
            }
        }
    }

    private void routes(String text) throws IOException {
        config.write("routes/r.yaml", text);
    }

    private List<String> places() {
        return DeliveryFiles.problems(temp, CITY, variable -> variable.startsWith("SET_")).stream()
                .map(p -> p.file() + ':' + p.line() + ' ' + p.field())
                .toList();
    }

    private static AlertWriter writer(DeliveryPlan plan) {
        return new AlertWriter(plan, AlertWords.of(plan, CITY));
    }

    private static Shipment of(Alert.Kind kind, String order, @Nullable String unit) {
        return SampleAlerts.digest(List.of(SampleAlerts.to("c", "office", SampleAlerts.of(kind, order, unit))));
    }

    @Test
    void whatWeShipHasNoProblems() {
        assertThat(DeliveryFiles.problems(Path.of("."), CITY, variable -> false))
                .isEmpty();
        DeliveryPlan plan = DeliveryFiles.load(Path.of("."), CITY);
        assertThat(plan.routes().of(SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", "市城市管理局"), CITY.units()))
                .extracting(Consignment::recipient)
                .containsExactly("office");
        assertThat(plan.routes().of(SampleAlerts.of(Alert.Kind.REMINDER, "hotline:1", null), CITY.units()))
                .isEmpty();
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsPlace() throws IOException {
        routes("""
                board: board.example.org
                quiet: {awake: "20:00-08:00", days: some}
                channels:
                  - {channel: a, type: dingtalk, token: my-real-token, secret: NOT_SET}
                  - {channel: a, type: fax}
                  - {channel: m, type: email, url: "http://x", from: a@b, to: []}
                  - {channel: w, type: wecom, url: "http://qyapi.example.org", token: SET_TOKEN, rates: [20]}
                recipients:
                  - {recipient: duty, channels: [b], units: [nobody], calendar: moon, language: fr}
                  - {recipient: unit, channels: [w], role: cleaner}
                routes:
                  - for: {kinds: [correction, shout], clocks: [lunch]}
                    to: [boss]
                    urgent: perhaps
                    climb: [{after: soon, to: []}]
                    also: 1
                """);
        config.write("templates/alert.zh.txt", "{{{unit}}}\n{{nonsense}}");
        config.write("templates/alert.zh.md", "一\n{{#urgent}}\n");
        config.write("templates/alert.en.txt", "one\n{{nonsense}}\n");
        Files.delete(temp.resolve("templates/digest.zh.html"));
        assertThat(places())
                .contains(
                        "routes/r.yaml:1 board",
                        "routes/r.yaml:2 quiet.awake",
                        "routes/r.yaml:2 quiet.days",
                        "routes/r.yaml:4 channels[0].token",
                        "routes/r.yaml:4 channels[0].secret",
                        "routes/r.yaml:5 channels[1].type",
                        "routes/r.yaml:6 channels[2].url",
                        "routes/r.yaml:7 channels[3].url",
                        "routes/r.yaml:7 channels[3].rates[0]",
                        "routes/r.yaml:9 recipients[0].channels[0]",
                        "routes/r.yaml:9 recipients[0].units[0]",
                        "routes/r.yaml:9 recipients[0].calendar",
                        "routes/r.yaml:9 recipients[0].language",
                        "routes/r.yaml:10 recipients[1].role",
                        "routes/r.yaml:10 recipients[1]",
                        "routes/r.yaml:12 routes[0].for.kinds[0]",
                        "routes/r.yaml:12 routes[0].for.kinds[1]",
                        "routes/r.yaml:12 routes[0].for.clocks",
                        "routes/r.yaml:13 routes[0].to[0]",
                        "routes/r.yaml:14 routes[0].urgent",
                        "routes/r.yaml:15 routes[0].climb[0].after",
                        "routes/r.yaml:15 routes[0].climb[0].to",
                        "routes/r.yaml:16 routes[0].also",
                        "routes:0 recipients",
                        "templates/alert.zh.txt:1 unit",
                        "templates/digest.zh.html:0 ");
        assertThat(DeliveryFiles.problems(temp, CITY, variable -> false))
                .as("a secret that was pasted in is not repeated")
                .allMatch(p -> !p.text(false).contains("my-real-token")
                        && !p.text(true).contains("my-real-token"))
                .as("a missing one is named")
                .anyMatch(p -> p.english().contains("NOT_SET"));
    }

    @Test
    void aTemplateWithAFieldNobodyFillsIsToldWithItsLine() throws IOException {
        routes(Files.readString(Path.of("routes/default.yaml")));
        config.write("templates/alert.en.txt", "one\n{{nonsense}}\n");
        assertThat(places()).containsExactly("templates/alert.en.txt:2 nonsense");
        config.write("templates/alert.en.txt", "one\n{{#urgent}}\n");
        assertThat(places()).hasSize(1).allMatch(p -> p.startsWith("templates/alert.en.txt:"));
    }

    @ParameterizedTest
    @CsvSource({
        "{{#urgent}}{{urgency}}{{/urgent}}, urgency",
        "{{#unacknowledged}}{{^withdrawn}}{{who}}{{/withdrawn}}{{/unacknowledged}}, who",
        "{{#urgend}}x{{/urgend}}, urgend",
        "{{>other}}, {{>other}}",
        "{{#urgent}}{{> other}}{{/urgent}}, {{> other}}",
        "{{=<% %>=}}<%&order%><%={{ }}=%>, {{=<% %>=}}",
    })
    void whatASampleDoesNotShowIsCheckedAllTheSame(String fault, String told) throws IOException {
        routes(Files.readString(Path.of("routes/default.yaml")));
        config.write("templates/alert.zh.txt", "一\n" + fault + "\n");
        assertThat(places()).containsExactly("templates/alert.zh.txt:2 " + told);
    }

    @Test
    void anEmptyTemplateAndAFieldOutsideTheLinesOfADigestAreRefused() throws IOException {
        routes(Files.readString(Path.of("routes/default.yaml")));
        config.write("templates/alert.zh.txt", " \n");
        assertThat(places()).containsExactly("templates/alert.zh.txt:1 ");
        config.write("templates/alert.zh.txt", "{{order}}");
        config.write("templates/digest.zh.txt", "一\n{{#more}}\n{{resst}}{{/more}}\n");
        assertThat(places()).containsExactly("templates/digest.zh.txt:3 resst");
        config.write("templates/digest.zh.txt", "一\n{{#more}}\n{{order}}{{/more}}\n");
        assertThat(places()).containsExactly("templates/digest.zh.txt:3 ");
    }

    private static String shipped(Alert alert) {
        DeliveryPlan plan = DeliveryFiles.load(Path.of("."), CITY);
        return writer(plan)
                .write(SampleAlerts.digest(List.of(SampleAlerts.to("c", "office", alert))), ChannelSettings.Type.FILE)
                .text();
    }

    private static Alert alert(
            Alert.Kind kind, Alert.@Nullable Kind corrected, String clock, String due, String policy) {
        Instant start = Instant.parse("2026-03-02T01:00:00Z");
        Instant until = Instant.parse(due);
        return new Alert(
                "o:1/1/x",
                kind,
                "o:1",
                1,
                clock,
                null,
                0,
                null,
                policy.isEmpty() ? until : start,
                until,
                null,
                until.plusSeconds(86_400),
                until,
                1,
                corrected == null ? null : "o:1/1/y",
                corrected,
                corrected != null,
                null,
                ClockDefinition.Owner.UNIT,
                policy,
                false);
    }

    @Test
    void anAlertSaysWhereItsLimitComesFrom() {
        String policy = CITY.policies().get(0).name();
        assertThat(shipped(alert(Alert.Kind.BREACH, null, "sign", "2026-03-03T09:00:00Z", policy)))
                .contains("出处：某市亮灯规定", "已超");
        assertThat(shipped(alert(Alert.Kind.BREACH, null, "handle", "2026-03-04T09:00:00Z", policy)))
                .as("two working days")
                .contains("出处：某市规定；山东省，2020")
                .doesNotContain("北京市");
    }

    @Test
    void whatHasNoDueTimeOrNoClockAnyMoreSaysNothingOfThem() {
        String policy = CITY.policies().get(0).name();
        assertThat(shipped(alert(Alert.Kind.BUCK_PASSING, null, "hops", "2026-03-05T01:00:00Z", policy)))
                .contains("自3月2日（周一）09:00起转派，至3月5日（周四）09:00")
                .doesNotContain("到期", "已超", "起算");
        assertThat(shipped(alert(Alert.Kind.CORRECTION, Alert.Kind.BREACH, "sign", "2026-03-03T09:00:00Z", policy)))
                .contains("撤回", "到期")
                .doesNotContain("已超");
        assertThat(shipped(alert(Alert.Kind.CORRECTION, Alert.Kind.BREACH, "sign", "2026-03-03T09:00:00Z", "")))
                .contains("撤回")
                .doesNotContain("时间：", "依据：", "已超");
    }

    @Test
    void aMailAddressThatIsNoneIsToldWithItsLine() throws IOException {
        routes("""
                channels:
                  - channel: m
                    type: email
                    url: "smtps://mail.example.org"
                    from: 效能办 <office@example.org>
                    to:
                      - duty@example.org
                      - a b@example.org
                recipients:
                  - {recipient: office, channels: [m]}
                """);
        assertThat(places()).containsExactly("routes/r.yaml:8 channels[0].to[1]");
    }

    @Test
    void whatDoesNotFitLosesItsLinkBeforeItsEnd() throws IOException {
        routes(CITYS);
        config.write("templates/alert.zh.md", "{{order}}\n{{#hasLink}}[看]({{{link}}}){{/hasLink}}");
        String text = writer(DeliveryFiles.load(temp, CITY))
                .write(of(Alert.Kind.BREACH, "f:" + "热".repeat(450), null), ChannelSettings.Type.WECOM)
                .text();
        assertThat(text).startsWith("f:热").doesNotContain("看", "%E7");
    }

    private static final String CITYS = """
            board: https://board.example.org/
            channels:
              - {channel: file, type: file, url: a.txt}
              - {channel: mail, type: file, url: b.txt}
            recipients:
              - {recipient: office, channels: [file]}
              - {recipient: police, units: [ga], channels: [file, mail], language: en}
              - {recipient: head, channels: [file]}
            routes:
              - for: {kinds: [warning]}
                to: nobody
              - for: {units: [ga]}
                to: [unit, office]
                climb: [{after: 4h, to: [parent]}, {after: 1d, to: [head]}]
              - for: {kinds: [breach]}
                to: [unit]
                urgent: true
            """;

    private List<Consignment> routed(Alert.Kind kind, @Nullable String unit) throws IOException {
        routes(CITYS);
        return DeliveryFiles.load(temp, CITY).routes().of(SampleAlerts.of(kind, "hotline:1", unit), CITY.units());
    }

    private static List<String> ways(List<Consignment> all) {
        return all.stream()
                .map(c -> c.recipient() + '@' + c.channel() + '/' + c.turn())
                .toList();
    }

    @Test
    void aUnitBelowGetsItByTheNearestAboveThatHasARecipientAndItClimbs() throws IOException {
        List<Consignment> all = routed(Alert.Kind.BREACH, "市公安局交通警察支队");
        assertThat(ways(all))
                .containsExactly(
                        "police@file/0",
                        "police@mail/0",
                        "office@file/0",
                        "police@file/1",
                        "police@mail/1",
                        "head@file/2");
        assertThat(all.get(5).note()).isEqualTo(Note.UNACKNOWLEDGED);
        assertThat(all.get(5).notBefore() - all.get(0).notBefore()).isEqualTo(24 * 3_600_000L);
    }

    @Test
    void aCorrectionGoesAtOnceToAllWhoGotTheAlertOrWereToGetIt() throws IOException {
        assertThat(ways(routed(Alert.Kind.CORRECTION, "市公安局交通警察支队")))
                .containsExactly("police@file/0", "police@mail/0", "office@file/0", "head@file/0");
    }

    @Test
    void anUnknownUnitAndOneWithoutARecipientGoToTheOfficeWithANote() throws IOException {
        assertThat(routed(Alert.Kind.BREACH, "谁也不认识的局"))
                .extracting(c -> c.recipient() + ' ' + c.note() + ' ' + c.urgent())
                .containsExactly("office UNIT_UNKNOWN true");
        assertThat(routed(Alert.Kind.BREACH, "市教育局"))
                .extracting(c -> c.recipient() + ' ' + c.note())
                .containsExactly("office UNIT_WITHOUT_RECIPIENT");
        assertThat(routed(Alert.Kind.WARNING, "市教育局")).isEmpty();
        assertThat(ways(routed(Alert.Kind.LIGHT, "市教育局")))
                .as("what no route matches")
                .containsExactly("office@file/0");
    }

    @Test
    void anAlertReadsPlainly() throws IOException {
        routes(CITYS);
        DeliveryPlan plan = DeliveryFiles.load(temp, CITY);
        String text = writer(plan)
                .write(of(Alert.Kind.BREACH, "hotline:20260301-0007", "市城市管理局"), ChannelSettings.Type.FILE)
                .text();
        assertThat(text)
                .contains(
                        "【超时】签收　工单 hotline:20260301-0007",
                        "责任：市城市管理局",
                        "3月2日（周一）09:00起算，3月4日（周三）17:30到期，已超 1 分钟",
                        "《default》第 1 版",
                        "其中工作日 2 天",
                        "要做：请责任单位立即办理",
                        "详情：https://board.example.org/order?id=hotline%3A20260301-0007");
    }

    @ParameterizedTest
    @EnumSource(ChannelSettings.Type.class)
    void whatACitizenOrAFeedWroteBecomesNoMarkupNoLinkNoMentionAndNoFormula(ChannelSettings.Type type)
            throws IOException {
        routes(CITYS);
        AlertWriter writer = writer(DeliveryFiles.load(temp, CITY));
        List<Consignment> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(SampleAlerts.to("c", "office", SampleAlerts.of(Alert.Kind.BREACH, HOSTILE + i, HOSTILE)));
        }
        List<Shipment> all = new ArrayList<>(List.of(
                of(Alert.Kind.BREACH, HOSTILE, HOSTILE),
                SampleAlerts.digest(many),
                SampleAlerts.digest(hostileProblems())));
        hostileProblems().forEach(one -> all.add(SampleAlerts.digest(List.of(one))));
        for (Shipment shipment : all) {
            AlertWriter.Written written = writer.write(shipment, type);
            String whole =
                    written.title() + '\n' + written.text() + '\n' + (written.html() == null ? "" : written.html());
            // Our own links name the order, percent-encoded: they lead to the board whatever it is called.
            String others = whole.replaceAll("https://board\\.example\\.org/(order|problem)\\?id=[A-Za-z0-9%._-]*", "");
            assertThat(others)
                    .doesNotContain(
                            "<at",
                            "<@",
                            "@all",
                            "<img",
                            "](https://evil",
                            "http://evil",
                            "evil.cn",
                            "=HYPERLINK",
                            "onerror=alert(1)>");
            assertThat(whole.lines()).noneMatch(line -> line.matches("^\\s*[=+@].*"));
            assertThat(type.fits(written.text())).isTrue();
        }
    }

    /** Labels are made of what citizens wrote. */
    private static List<Consignment> hostileProblems() {
        List<Consignment> all = new ArrayList<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            if (kind.isOfProblem()) {
                ProblemNews news = new ProblemNews(
                        HOSTILE + kind, HOSTILE, HOSTILE, Instant.EPOCH, 9, 7, 6, 1, HOSTILE, 3, List.of(HOSTILE));
                all.add(SampleAlerts.to(
                        "c", "office", Alert.ofProblem(HOSTILE + kind, kind, Instant.EPOCH, 1, HOSTILE, news)));
            }
        }
        return all;
    }

    @Test
    void aProblemReadsPlainly() throws IOException {
        routes(CITYS);
        DeliveryPlan plan = DeliveryFiles.load(temp, CITY);
        AlertWriter.Written written =
                writer(plan).write(of(Alert.Kind.PROBLEM_RISING, "p:1", null), ChannelSettings.Type.FILE);
        assertThat(written.title()).isEqualTo("【共性问题上升】滨江花园：噪音、夜间施工");
        assertThat(written.text())
                .contains("9 件、7 人反映，主要在东湖区；近期 6 人，此前同样时长 1 人", "/problem?id=p%3A1", "请查明为何增多")
                .doesNotContain("责任", "工单", "时间", "依据", "知悉");
        assertThat(writer(plan)
                        .write(of(Alert.Kind.PROBLEM_URGENT, "p:2", "市住房局"), ChannelSettings.Type.EMAIL)
                        .text())
                .contains("【个性急难】", "事关人身安全", "责任：市住房局");
    }

    @Test
    void aMessageHasItsOwnSignedLinkOnlyWhereTheRecipientMayAcknowledgeAndThereIsASecret() throws IOException {
        routes(CITYS);
        DeliveryPlan plan = DeliveryFiles.load(temp, CITY);
        AlertWriter writer = new AlertWriter(plan, AlertWords.of(plan, CITY), "a secret of this test");
        Alert alert = SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", "市城市管理局");
        for (Consignment one : plan.routes().of(alert, CITY.units())) {
            String text = writer.write(SampleAlerts.digest(List.of(one)), ChannelSettings.Type.EMAIL)
                    .text();
            assertThat(text.contains("https://board.example.org/ack?"))
                    .as(one.recipient())
                    .isEqualTo(one.recipient().equals("office"));
        }
        Consignment bare = SampleAlerts.to("c", "office", alert);
        assertThat(writer.write(SampleAlerts.digest(List.of(bare)), ChannelSettings.Type.EMAIL)
                        .text())
                .as("to nobody known")
                .doesNotContain("/ack?");
    }

    @Test
    void publishedRoutesTakeThePlaceOfTheFoldersAndNameItsChannelsAndRecipients() throws IOException {
        routes(CITYS);
        DeliveryPlan plan = DeliveryFiles.load(temp, CITY);
        PublishedRoutes published = new PublishedRoutes(plan, CITY);
        published.next(published("1", "routes: [{to: nobody}]\n", 1_000, null));
        published.next(published("2", "routes: [{to: [office]}]\n", 1_500, Instant.ofEpochMilli(3_000)));
        assertThat(published.at(999)).isEqualTo(plan.routes());
        assertThat(published.at(2_999).routes().get(0).to()).isEmpty();
        assertThat(published.at(3_000).routes().get(0).to()).containsExactly("office");
        assertThat(published.at(3_000).recipients()).isEqualTo(plan.routes().recipients());
        for (String bad : List.of(
                "routes: [{to: [nobody-here]}]\n",
                "routes: [{for: {kinds: [nonsense]}, to: [office]}]\n",
                "routes: []\nchannels: []\n",
                "routes: []\nrecipients: [{recipient: office, channels: [nowhere]}]\n",
                "routes: [\n")) {
            assertThatThrownBy(() -> published.next(published("3", bad, 2_000, null)))
                    .as(bad)
                    .isInstanceOf(ConfigException.class);
        }
        assertThat(published.accepted()).hasSize(2);
    }

    private static RuleVersion published(String version, String text, long at, Instant from) {
        return new RuleVersion(RuleKind.ROUTES, "city", version, text, "张三", "试", from, at);
    }

    @ParameterizedTest
    @EnumSource(ChannelSettings.Type.class)
    void aDigestOfSixHundredFitsEveryChannelAndSaysHowManyThereAre(ChannelSettings.Type type) throws IOException {
        routes(CITYS);
        List<Consignment> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(SampleAlerts.to("c", "office", SampleAlerts.of(Alert.Kind.BREACH, "hotline:" + i, "市城市管理局")));
        }
        AlertWriter.Written written = writer(DeliveryFiles.load(temp, CITY)).write(SampleAlerts.digest(many), type);
        assertThat(type.fits(written.text())).isTrue();
        assertThat(written.text()).contains("共 600 条", "600 条", "hotline:0");
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            names = {"EMAIL", "DINGTALK", "FEISHU"})
    void aDigestMarksWhatIsUrgentAndCountsAllByUnit(ChannelSettings.Type type) throws IOException {
        routes(CITYS);
        List<Consignment> many = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            many.add(SampleAlerts.to("c", "office", SampleAlerts.of(Alert.Kind.BREACH, "hotline:" + i, "甲乙" + i % 12)));
        }
        many.add(SampleAlerts.to("c", "office", SampleAlerts.of(Alert.Kind.PROBLEM_RISING, "p:1", null)));
        Alert urgent = SampleAlerts.of(Alert.Kind.BREACH, "hotline:99", "甲乙0");
        many.add(new Consignment("c", "office", urgent, true, 0, 0, null, Note.NONE));
        AlertWriter.Written written = writer(DeliveryFiles.load(temp, CITY)).write(SampleAlerts.digest(many), type);
        List<String> forms = new ArrayList<>(List.of(written.text()));
        if (written.html() != null) {
            forms.add(written.html());
        }
        for (String form : forms) {
            assertThat(form.lines().filter(line -> line.contains("【紧急】")))
                    .singleElement()
                    .asString()
                    .contains("hotline:99");
            String byUnit = form.lines()
                    .filter(line -> line.startsWith("按单位"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("<[^>]*>", "");
            assertThat(byUnit).contains("甲乙0 3", "其他 2").doesNotContain("未写明", "督办人");
            assertThat(form).doesNotContain("督办人");
        }
    }

    @Test
    void theRecipientReadsItsOwnLanguage() throws IOException {
        routes(CITYS);
        Consignment one = SampleAlerts.to("c", "police", SampleAlerts.of(Alert.Kind.CORRECTION, "hotline:1", "市公安局"));
        String text = writer(DeliveryFiles.load(temp, CITY))
                .write(SampleAlerts.digest(List.of(one)), ChannelSettings.Type.WEBHOOK)
                .text();
        assertThat(text).contains("Correction: withdrawn", "The earlier alert no longer holds");
    }
}
