package mashang.config;

import static mashang.config.Feeds.dead;
import static mashang.config.Feeds.event;
import static mashang.config.Feeds.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped hotline feed: one JSON record, one event, and what becomes of each kind of bad record. */
class HotlineMappingTest {
    private static final FeedMapping HOTLINE =
            Feeds.mapping(City.load(Path.of(".")).feed("hotline").orElseThrow());

    private static final String FULL = "{\"工单编号\":\"RC20260301000001\",\"环节编号\":\"RC20260301000001-3\","
            + "\"环节\":\"转办\",\"时间\":\"2026-03-01 09:12:33\",\"登记时间\":\"2026-03-01 09:12:40\",\"版本\":1,"
            + "\"来源渠道\":\"电话\",\"诉求类型\":\"投诉\",\"紧急程度\":\"一般\",\"一级分类\":\"城市管理\",\"二级分类\":\"噪声扰民\","
            + "\"三级分类\":\"施工噪声\",\"标题\":\"夜间施工\",\"内容\":\"请回电13900000000\\r\\n谢谢\",\"地址\":\"东街1号\","
            + "\"区县\":\"鼓楼区\",\"街道\":\"东街街道\",\"网格\":\"GL-DJ-03\",\"经度\":119.3,\"纬度\":26.08,"
            + "\"来电号码\":\"13900000000\",\"匿名\":\"否\",\"保密\":\"是\",\"承办单位\":\"市城市管理局\","
            + "\"协办单位\":[\"市公安局\",\"市生态环境局\"],\"原因\":\"职责范围\",\"满意\":\"是\",\"解决\":\"否\",\"联系\":\"是\"}";

    @Test
    void aFullRecordFillsEveryFieldItStates() {
        CaseEvent event = event(HOTLINE.map(json(FULL)));
        CaseEvent expected = CaseEvent.draft(
                        "hotline",
                        "RC20260301000001",
                        Step.DISPATCHED,
                        Instant.parse("2026-03-01T01:12:33Z"),
                        Feeds.LOGGED)
                .recordedAt(Instant.parse("2026-03-01T01:12:40Z"))
                .revision(1)
                .factKey("RC20260301000001-3")
                .origin("mashang.raw.test/0/7")
                .channel("phone")
                .kind(Kind.COMPLAINT)
                .urgency(Urgency.ORDINARY)
                .category("城市管理/噪声扰民/施工噪声")
                .title("夜间施工")
                .content("请回电[电话]\n谢谢")
                .address("东街1号")
                .district("鼓楼区")
                .street("东街街道")
                .grid("GL-DJ-03")
                .longitude(119.3)
                .latitude(26.08)
                .caller(Feeds.PSEUDONYM.apply("13900000000"))
                .anonymous(false)
                .confidential(true)
                .unit("市城市管理局")
                .coUnits(List.of("市公安局", "市生态环境局"))
                .reason("职责范围")
                .satisfied(true)
                .resolved(false)
                .contacted(true)
                .done();
        assertThat(event).isEqualTo(expected);
    }

    @Test
    void aRecordWithOnlyTheThreeNeededFieldsIsAnEventAndGuessesNothing() {
        CaseEvent event = event(HOTLINE.map(minimal("提交")));
        assertThat(event)
                .isEqualTo(CaseEvent.draft(
                                "hotline", "A1", Step.SUBMITTED, Instant.parse("2026-03-01T01:12:33Z"), Feeds.LOGGED)
                        .origin("mashang.raw.test/0/7")
                        .done());
    }

    @ParameterizedTest
    @CsvSource({
        "提交,SUBMITTED", "受理,ACCEPTED", "不予受理,REJECTED", "直接答复,ANSWERED", "转办,DISPATCHED", "派单,DISPATCHED",
        "签收,SIGNED", "申请退单,RETURN_REQUESTED", "退单,RETURNED", "驳回退单,RETURN_DENIED", "办结,HANDLED", "答复,REPLIED",
        "反馈,REPLIED", "回访,FOLLOWED_UP", "催办,URGED", "重办,REOPENED", "撤销,CANCELLED", "并单,MERGED"
    })
    void everyStepWordIsAStep(String word, Step step) {
        assertThat(event(HOTLINE.map(minimal(word))).step()).isEqualTo(step);
    }

    @Test
    void theSameContentHasTheSameIdWhereverItLies() {
        var elsewhere = new RawRecord(
                "t",
                3,
                99,
                Feeds.LOGGED.toEpochMilli() + 5,
                "x.json",
                12,
                null,
                FULL.getBytes(StandardCharsets.UTF_8),
                0);
        CaseEvent there = event(HOTLINE.map(elsewhere));
        assertThat(there.eventId()).isEqualTo(event(HOTLINE.map(json(FULL))).eventId());
        assertThat(there.origin()).isEqualTo("x.json:12");
        assertThat(there.loggedAt()).isEqualTo(Feeds.LOGGED.plusMillis(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|EMPTY|",
                "'  '|EMPTY|",
                "not json|NOT_JSON|",
                "{\"工单编号\":\"A1\"|NOT_JSON|",
                "{\"工单编号\":\"A1\"} {}|NOT_JSON|",
                "[1,2]|WRONG_TYPE|$",
                "null|WRONG_TYPE|$",
                "{}|MISSING_FIELD|工单编号",
                "{\"工单编号\":\"\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|MISSING_FIELD|工单编号",
                "{\"工单编号\":null,\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|MISSING_FIELD|工单编号",
                "{\"工单编号\":true,\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|WRONG_TYPE|工单编号",
                "{\"工单编号\":1.5,\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|WRONG_TYPE|工单编号",
                "{\"工单编号\":\"a\\u0000b\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|WRONG_TYPE|工单编号",
                "{\"工单编号\":\"a\\ud800b\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}|WRONG_TYPE|工单编号",
                "{\"工单编号\":\"A1\",\"时间\":\"2026-03-01 09:12:33\"}|MISSING_FIELD|环节",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\"}|MISSING_FIELD|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"搁置\",\"时间\":\"2026-03-01 09:12:33\"}|UNKNOWN_STEP|环节",
                "{\"工单编号\":\"A1\",\"环节\":7,\"时间\":\"2026-03-01 09:12:33\"}|WRONG_TYPE|环节",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"昨天\"}|BAD_TIME|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-02-30 09:12:33\"}|BAD_TIME|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":1772327553}|WRONG_TYPE|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"3020-03-01 09:12:33\"}|IMPOSSIBLE_TIME|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"1900-03-01 09:12:33\"}|IMPOSSIBLE_TIME|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-02 10:00:01\"}|IMPOSSIBLE_TIME|时间",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"标题\":5}|WRONG_TYPE|标题",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"标题\":{\"a\":1}}|WRONG_TYPE|标题",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"经度\":\"119.3\"}|WRONG_TYPE|经度",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"版本\":\"2\"}|WRONG_TYPE|版本",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"版本\":-1}|WRONG_TYPE|版本",
                "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"协办单位\":[1]}|WRONG_TYPE|协办单位",
            })
    void aBadRecordIsOneLetterWithItsReason(String text, DeadReason reason, String field) {
        DeadLetter letter = dead(HOTLINE.map(json(text)));
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.field()).isEqualTo(field);
        assertThat(letter.feed()).isEqualTo("hotline");
        assertThat(letter.original()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(letter.message(false)).doesNotContain("{");
        assertThat(letter.message(true)).doesNotContain("{");
    }

    @Test
    void aTimeUpToADayAheadOfTheLogIsTheOtherClocksError() {
        String text = "{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-02 10:00:00\"}";
        assertThat(event(HOTLINE.map(json(text))).occurredAt()).isEqualTo(Feeds.LOGGED.plusSeconds(86_400));
    }

    @Test
    void aWholeNumberIsAnId() {
        String text = "{\"工单编号\":20260301,\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\"}";
        assertThat(event(HOTLINE.map(json(text))).orderId()).isEqualTo("hotline:20260301");
    }

    @ParameterizedTest
    @CsvSource({"诉求类型,闲聊", "紧急程度,马上", "满意,一般般"})
    void anUnknownWordKeepsTheOrderAndIsFlagged(String column, String word) {
        CaseEvent event = event(HOTLINE.map(with(column, '"' + word + '"')));
        assertThat(event.flags()).containsExactly("UNKNOWN_VALUE");
        assertThat(event.kind()).isNull();
        assertThat(event.urgency()).isNull();
        assertThat(event.satisfied()).isNull();
    }

    @Test
    void anUnknownChannelIsKeptAsWrittenAndFlagged() {
        CaseEvent event = event(HOTLINE.map(with("来源渠道", "\"来访\"")));
        assertThat(event.channel()).isEqualTo("来访");
        assertThat(event.flags()).containsExactly("UNKNOWN_VALUE");
    }

    @Test
    void aPlaceOffTheGlobeCostsOnlyTheCoordinates() {
        CaseEvent event = event(HOTLINE.map(with("纬度", "1e400")));
        assertThat(event.latitude()).isNull();
        assertThat(event.flags()).containsExactly("UNKNOWN_VALUE");
    }

    @Test
    void aTextOfAMegabyteIsCutAtACharacterAndFlagged() {
        CaseEvent event = event(HOTLINE.map(with("内容", '"' + "x" + "😀".repeat(250_000) + '"')));
        assertThat(event.content()).hasSize(19_999).endsWith("😀");
        assertThat(event.flags()).containsExactly("TEXT_CUT");
    }

    @Test
    void aNumberAtTheCutIsMaskedBeforeItIsCut() {
        CaseEvent event = event(HOTLINE.map(with("内容", '"' + "长".repeat(19_995) + "13900000000\"")));
        assertThat(event.content()).hasSize(19_999).endsWith("[电话]");
    }

    @Test
    void aRecordOverTheLimitIsTooLarge() {
        DeadLetter letter = dead(HOTLINE.map(with("内容", '"' + "a".repeat(2 << 20) + '"')));
        assertThat(letter.reason()).isEqualTo(DeadReason.TOO_LARGE);
        assertThat(letter.args()).element(1).isEqualTo("2097152");
        assertThat(letter.excerpt()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void brokenBytesInATextAreReplacedAndFlagged() {
        CaseEvent event = event(HOTLINE.map(broken("标题", "噪")));
        assertThat(event.title()).isEqualTo("\uFFFD");
        assertThat(event.flags()).containsExactly("BROKEN_TEXT");
    }

    @ParameterizedTest
    @CsvSource({"工单编号,WRONG_TYPE", "时间,BAD_TIME", "环节,UNKNOWN_STEP"})
    void brokenBytesInAnIdATimeOrAStepRefuseTheRow(String column, DeadReason reason) {
        DeadLetter letter = dead(HOTLINE.map(broken(column, "噪")));
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.field()).isEqualTo(column);
    }

    @Test
    void controlCharactersAndHalfSurrogatesDoNotSurvive() {
        CaseEvent event = event(HOTLINE.map(with("标题", "\"a\\u0000b\\u0007c\\ud83dd\\ud83d\\ude00\\te\\nf\\u0085\"")));
        assertThat(event.title()).isEqualTo("abc\uFFFDd😀 e\nf");
        assertThat(event.flags()).containsExactly("BROKEN_TEXT");
        CaseEvent named = event(HOTLINE.map(with("承办单位", "\" 市\\u0000公安局\\n\"")));
        assertThat(named.unit()).isEqualTo("市公安局");
    }

    @Test
    void anAnonymousCallerHasNoPseudonymEither() {
        CaseEvent event = event(HOTLINE.map(json(FULL.replace("\"匿名\":\"否\"", "\"匿名\":\"是\""))));
        assertThat(event.anonymous()).isTrue();
        assertThat(event.caller()).isNull();
    }

    @Test
    void excerptsAndReasonsAreMaskedAndShort() {
        String text = FULL.replace("转办", "13900000000" + "长".repeat(300));
        DeadLetter letter = dead(HOTLINE.map(json(text)));
        assertThat(letter.reason()).isEqualTo(DeadReason.UNKNOWN_STEP);
        assertThat(letter.excerpt()).hasSizeLessThanOrEqualTo(200).doesNotContain("13900000000");
        assertThat(letter.message(false)).doesNotContain("13900000000").contains("[电话]");
    }

    @Test
    void aRequesterWrittenWithEscapesIsNotInTheExcerptEither() {
        String text = FULL.replaceFirst("\"来电号码\":\"[^\"]*\"", "\"来电号码\":\"\\\\u5f20\\\\u4e09\"")
                .replace("转办", "没有的环节");
        DeadLetter letter = dead(HOTLINE.map(json(text)));
        assertThat(letter.reason()).isEqualTo(DeadReason.UNKNOWN_STEP);
        assertThat(letter.excerpt()).doesNotContain("u5f20").doesNotContain("张三");
    }

    @Test
    void numbersInNamesAreMaskedToo() {
        CaseEvent event = event(HOTLINE.map(with("承办单位", "\"某社区 13900000000\"")));
        assertThat(event.unit()).isEqualTo("某社区 [电话]");
    }

    @Test
    void aControlCharacterHidesNoNumberFromTheMask() {
        CaseEvent event = event(HOTLINE.map(with("标题", "\"请打139\\u000000000000\"")));
        assertThat(event.title()).isEqualTo("请打[电话]");
    }

    @Test
    void anExcerptOfEscapedJsonIsReadableAndMasked() {
        String text = FULL.replace("转办", "\\u8bf7\\u625313900000000");
        DeadLetter letter = dead(HOTLINE.map(json(text.replace("来电", "\\u6765\\u7535"))));
        assertThat(letter.excerpt()).contains("请打").doesNotContain("\\u").doesNotContain("13900000000");
    }

    @Test
    void aTooDeepRecordIsNotJson() {
        String text = "{\"别的\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(dead(HOTLINE.map(json(text))).reason()).isEqualTo(DeadReason.NOT_JSON);
    }

    @Test
    void anErrorOfOursIsALetterToo() {
        Feed feed = HOTLINE.feed();
        FeedMapping failing = FeedMapping.of(
                feed,
                text -> {
                    throw new IllegalStateException("13900000000");
                },
                caller -> caller);
        DeadLetter letter = dead(failing.map(json(FULL)));
        assertThat(letter.reason()).isEqualTo(DeadReason.INTERNAL);
        assertThat(letter.message(true)).doesNotContain("13900000000");
        assertThat(letter.excerpt()).isEmpty();
    }

    @Test
    void aFileRowIsHandedOverAtItsLatestPlausibleTime() {
        long now = Instant.parse("2026-03-05T00:00:00Z").toEpochMilli();
        assertThat(HOTLINE.handedOverAt(json(FULL), now))
                .hasValue(Instant.parse("2026-03-01T01:12:40Z").toEpochMilli());
        assertThat(HOTLINE.handedOverAt(json(FULL.replace("2026-03-01 09:12:40", "3020-03-01 09:12:40")), now))
                .hasValue(Instant.parse("2026-03-01T01:12:33Z").toEpochMilli());
        assertThat(HOTLINE.handedOverAt(json("nonsense"), now)).isEmpty();
    }

    private static RawRecord minimal(String step) {
        return json("{\"工单编号\":\"A1\",\"环节\":\"" + step + "\",\"时间\":\"2026-03-01 09:12:33\"}");
    }

    private static RawRecord with(String column, String value) {
        return json("{\"工单编号\":\"A1\",\"环节\":\"提交\",\"时间\":\"2026-03-01 09:12:33\",\"" + column + "\":" + value + '}');
    }

    /** A sound record with a marker in one column, and of the marker only its first byte. */
    private static RawRecord broken(String column, String marker) {
        String id = column.equals("工单编号") ? marker : "A1";
        String step = column.equals("环节") ? marker : "提交";
        String time = column.equals("时间") ? marker : "2026-03-01 09:12:33";
        String title = column.equals("标题") ? marker : "好";
        String text =
                "{\"工单编号\":\"" + id + "\",\"环节\":\"" + step + "\",\"时间\":\"" + time + "\",\"标题\":\"" + title + "\"}";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = text.indexOf(marker);
        bytes.writeBytes(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
        bytes.write(marker.getBytes(StandardCharsets.UTF_8)[0]);
        bytes.writeBytes(text.substring(at + marker.length()).getBytes(StandardCharsets.UTF_8));
        return Feeds.raw(bytes.toByteArray(), null);
    }
}
