package mashang.config;

import static mashang.config.Feeds.csv;
import static mashang.config.Feeds.dead;
import static mashang.config.Feeds.event;
import static mashang.config.Feeds.events;
import static mashang.config.Feeds.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV feeds: one row, several events; charsets, forms of time, headers, order of times. */
class TableMappingTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final City CITY = City.load(Path.of("."));
    private static final FeedMapping MAILBOX =
            Feeds.mapping(CITY.feed("mailbox").orElseThrow());
    private static final FeedMapping BOSTON =
            Feeds.mapping(CITY.feed("boston311").orElseThrow());

    private static final String HEADER = "编号,来信时间,受理时间,转办时间,承办单位,办结时间,答复时间,类型,紧急程度,标题,内容,区县,街道,来信人电话,版本,导出时间";
    private static final String ROW = "X1,2026-02-01 08:30:00,2026/2/1 9:05,2026年2月1日 10时15分,市水利局,2026-02-03 17:00:00,"
            + "2026/2/4 8:00,求助,一般,停水,\"镕𠮷小区停水，\"\"三天\"\"了\n请处理\",仓山区,盖山镇,13900000000,3,2026-02-28 12:00:00";

    @Test
    void aRowStatesOneEventPerTimeInTheFilesOwnCharset() {
        List<CaseEvent> events = events(MAILBOX.map(csv(HEADER, ROW, GB18030)));
        assertThat(events)
                .extracting(CaseEvent::step)
                .containsExactly(Step.SUBMITTED, Step.ACCEPTED, Step.DISPATCHED, Step.HANDLED, Step.REPLIED);
        assertThat(events)
                .extracting(CaseEvent::occurredAt)
                .containsExactly(
                        Instant.parse("2026-02-01T00:30:00Z"),
                        Instant.parse("2026-02-01T01:05:00Z"),
                        Instant.parse("2026-02-01T02:15:00Z"),
                        Instant.parse("2026-02-03T09:00:00Z"),
                        Instant.parse("2026-02-04T00:00:00Z"));
        assertThat(events).extracting(CaseEvent::unit).containsExactly(null, null, "市水利局", "市水利局", null);
        assertThat(events)
                .allMatch(e -> e.revision() == 3)
                .allMatch(e -> e.step().name().equals(e.factKey()))
                .allMatch(e -> Instant.parse("2026-02-28T04:00:00Z").equals(e.recordedAt()));
    }

    @Test
    void theAttributesOfTheRowBelongToItsFirstEvent() {
        List<CaseEvent> events = events(MAILBOX.map(csv(HEADER, ROW, GB18030)));
        CaseEvent first = events.get(0);
        assertThat(first.content()).isEqualTo("镕𠮷小区停水，\"三天\"了\n请处理");
        assertThat(first.channel()).isEqualTo("mailbox");
        assertThat(first.street()).isEqualTo("盖山镇");
        assertThat(first.caller()).isEqualTo(Feeds.PSEUDONYM.apply("13900000000"));
        assertThat(events.subList(1, 5)).allMatch(e -> e.channel() == null && e.title() == null && e.caller() == null);
    }

    @Test
    void aLiveRowWithoutAHeaderIsReadByTheHeaderOfTheFeedFileAndAFilesOwnHeaderWins() {
        Feed mailbox = CITY.feed("mailbox").orElseThrow();
        Feed.Layout layout = mailbox.layout();
        Feed live = new Feed(
                mailbox.name(),
                mailbox.topic(),
                new Feed.Layout(
                        layout.format(),
                        layout.charset(),
                        layout.delimiter(),
                        layout.quote(),
                        "来信时间,编号,受理时间,转办时间,办结时间,答复时间"),
                mailbox.zone(),
                mailbox.grace(),
                mailbox.limits(),
                mailbox.id(),
                mailbox.completeIds(),
                mailbox.revision(),
                mailbox.recordedAt(),
                mailbox.events(),
                mailbox.fields(),
                mailbox.required(),
                mailbox.inOrder());
        byte[] row = "2026-02-01 08:30:00,X9,,,,".getBytes(GB18030);
        RawRecord bare = new RawRecord("t", 0, 1, Feeds.LOGGED.toEpochMilli(), null, 0, null, row, 0);
        assertThat(events(Feeds.mapping(live).map(bare)))
                .singleElement()
                .extracting(CaseEvent::orderId)
                .isEqualTo("mailbox:X9");
        assertThat(events(Feeds.mapping(live).map(csv(HEADER, ROW, GB18030)))).hasSize(5);
    }

    @Test
    void anEventWithoutATimeIsNotStated() {
        List<CaseEvent> events = events(MAILBOX.map(csv(HEADER, "X1,2026-02-01 08:30:00,,,,,,,,,,,,,,", GB18030)));
        assertThat(events).extracting(CaseEvent::step).containsExactly(Step.SUBMITTED);
        assertThat(events.get(0).revision()).isZero();
    }

    @Test
    void aReExportedRowAmendsTheSameFacts() {
        List<CaseEvent> once = events(MAILBOX.map(csv(HEADER, ROW, GB18030)));
        List<CaseEvent> again = events(
                MAILBOX.map(csv(HEADER, ROW.replace(",3,2026", ",4,2026").replace("17:00:00", "16:00:00"), GB18030)));
        assertThat(again)
                .extracting(CaseEvent::factKey)
                .isEqualTo(once.stream().map(CaseEvent::factKey).toList());
        assertThat(again)
                .extracting(CaseEvent::eventId)
                .doesNotContainAnyElementsOf(
                        once.stream().map(CaseEvent::eventId).toList());
    }

    @Test
    void aByteOrderMarkBelongsToTheFileAndNotToTheFirstColumn() {
        String yaml = table("charset: UTF-8");
        assertThat(events(Feeds.mapping(yaml).map(csv("\uFEFFid,t1,t2", "1,2026-01-01 00:00:00,"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "Big5", "UTF-16LE", "UTF-16"})
    void everyCharsetJavaKnowsCanBeRead(String charset) {
        Feed feed = Feeds.feed(table("charset: " + charset + "\nfields: {title: 標題}"));
        RawRecord raw = csv("id,t1,t2,標題", "1,2026-01-01 00:00:00,,中文", Charset.forName(charset));
        assertThat(events(Feeds.mapping(feed).map(raw)).get(0).title()).isEqualTo("中文");
    }

    @ParameterizedTest
    @CsvSource({";", "'|'", "TAB", "'||'"})
    void anyDelimiterWillDo(String delimiter) {
        String d = delimiter.equals("TAB") ? "\t" : delimiter;
        String yaml = table("delimiter: \"" + d.replace("\t", "\\t") + '"');
        assertThat(events(Feeds.mapping(yaml)
                        .map(csv("id,t1,t2".replace(",", d), "1,2026-01-01 00:00:00,".replace(",", d)))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "编号,受理时间,转办时间,办结时间,答复时间|X1,,,,|MISSING_COLUMN|来信时间",
                "来信时间|2026-02-01 08:30:00|MISSING_COLUMN|编号",
                "``|X1|MISSING_COLUMN|编号",
                "编号,编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,X2,,,,,|NOT_CSV|编号",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|``|EMPTY|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|,,,,,|EMPTY|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1|NOT_CSV|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,2026-02-01 08:30:00,,,,,多|NOT_CSV|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|\"X1,2026-02-01 08:30:00,,,,|NOT_CSV|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|\"X1\"2,2026-02-01 08:30:00,,,,|NOT_CSV|",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|,2026-02-01 08:30:00,,,,|MISSING_FIELD|编号",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,,2026-02-01 08:30:00,,,|MISSING_FIELD|来信时间",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,去年,,,,|BAD_TIME|来信时间",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,2026-02-01 08:30:00,,,3020/1/1 8:00,|IMPOSSIBLE_TIME|办结时间",
                "编号,来信时间,受理时间,转办时间,办结时间,答复时间|X1,2026-02-01 08:30:00,2026-02-01 08:28:59,,,|INVERTED_TIME|受理时间",
            })
    void aBadRowIsOneLetterWithItsReason(String header, String row, DeadReason reason, String field) {
        DeadLetter letter = dead(MAILBOX.map(csv(header, row, GB18030)));
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.field()).isEqualTo(field);
        assertThat(letter.message(false)).doesNotContain("{");
    }

    @Test
    void aMissingColumnIsToldForEachRow() {
        for (int row = 0; row < 3; row++) {
            DeadLetter letter = dead(MAILBOX.map(csv("编号,受理时间", "X" + row + ",2026/2/1 9:05", GB18030)));
            assertThat(letter.message(false)).isEqualTo("表头缺少必需的列“来信时间”");
        }
    }

    @Test
    void aRowWithoutAHeaderLacksItsColumns() {
        DeadLetter letter = dead(BOSTON.map(Feeds.raw("X1".getBytes(GB18030), null)));
        assertThat(letter.reason()).isEqualTo(DeadReason.MISSING_COLUMN);
    }

    @Test
    void aRowWithoutAnyTimeStatesNoEvent() {
        assertThat(dead(Feeds.mapping(table("")).map(csv("id,t1,t2", "1,,"))).reason())
                .isEqualTo(DeadReason.NO_EVENT);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "60,true"})
    void aSmallInversionIsKeptAndFlaggedOnTheEventThatLiesTooEarly(int seconds, boolean flagged) {
        Instant open = Instant.parse("2016-07-01T10:01:00Z");
        String closed = open.minus(Duration.ofSeconds(seconds))
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
        List<CaseEvent> events = events(BOSTON.map(csv(
                "case_enquiry_id,open_dt,sla_target_dt,closed_dt,reason,type",
                "1,2016-07-01 10:01:00,2016-07-02 10:01:00," + closed + ",Street/Lights,Outage")));
        assertThat(events.get(0).flags()).isEmpty();
        assertThat(events.get(1).flags()).isEqualTo(flagged ? List.of("INVERTED") : List.of());
        assertThat(events.get(0).category()).as("levels stay apart").isEqualTo("Street／Lights/Outage");
    }

    @Test
    void aLargerInversionQuarantinesTheRow() {
        DeadLetter letter =
                dead(BOSTON.map(csv("case_enquiry_id,open_dt,closed_dt", "1,2016-07-01 10:01:00,2016-07-01 09:59:59")));
        assertThat(letter.reason()).isEqualTo(DeadReason.INVERTED_TIME);
        assertThat(letter.message(true)).isEqualTo("\"closed_dt\" lies before \"open_dt\" by more than PT1M");
    }

    @Test
    void timesAroundAClockChangeCompareAsTheFileWritesThem() {
        List<CaseEvent> events = events(BOSTON.map(csv(
                "case_enquiry_id,open_dt,sla_target_dt,closed_dt",
                "1,2016-03-13 01:59:59,2016-03-13 02:30:00,2016-03-13 03:00:00")));
        assertThat(events.get(0).occurredAt()).isBefore(events.get(0).dueAt());
        assertThat(events.get(1).occurredAt()).isAfter(events.get(0).dueAt());
        assertThat(Duration.between(events.get(0).occurredAt(), events.get(1).occurredAt()))
                .isEqualTo(Duration.ofSeconds(3601));
    }

    @Test
    void aDueTimeMayLieTenYearsAheadAndNoFurther() {
        String header = "case_enquiry_id,open_dt,sla_target_dt,closed_dt";
        assertThat(events(BOSTON.map(csv(header, "1,2016-03-13 01:00:00,2026-03-12 01:00:00,")))
                        .get(0)
                        .dueAt())
                .isNotNull();
        DeadLetter letter = dead(BOSTON.map(csv(header, "1,2016-03-13 01:00:00,2036-03-13 01:00:00,")));
        assertThat(letter.reason()).isEqualTo(DeadReason.IMPOSSIBLE_TIME);
        assertThat(letter.field()).isEqualTo("sla_target_dt");
    }

    @Test
    void brokenBytesInATextAreReplacedAndFlagged() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("X1,2026-02-01 08:30:00,,,,,".getBytes(GB18030));
        bytes.write(0x81); // the first of two or four bytes, and then nothing
        CaseEvent event = events(
                        MAILBOX.map(Feeds.raw(bytes.toByteArray(), "编号,来信时间,受理时间,转办时间,办结时间,答复时间,标题".getBytes(GB18030))))
                .get(0);
        assertThat(event.title()).isEqualTo("\uFFFD");
        assertThat(event.flags()).containsExactly("BROKEN_TEXT");
    }

    @Test
    void aNameOfARequesterIsNotInTheExcerptEither() {
        DeadLetter letter = dead(Feeds.mapping(table("fields: {caller: who}"))
                .map(csv("id,t1,t2,who", "1,2026-01-01 00:00:00,never,张三丰")));
        assertThat(letter.excerpt()).isEqualTo("1,2026-01-01 00:00:00,never,*");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:12:33+08:00, 2026-03-01T01:12:33Z",
        "2026-03-01T09:12:33.123456, 2026-03-01T01:12:33.123Z",
        "2026.03.01, 2026-02-28T16:00:00Z",
        "1772327553, 2026-03-01T01:12:33Z",
        "01/Mar/2026 09:12, 2026-03-01T01:12:00Z",
    })
    void severalFormsOfTimeAreTriedInTurn(String written, Instant expected) {
        String yaml = table("")
                .replace("times: [yyyy-MM-dd HH:mm:ss]", "times: [iso, yyyy.MM.dd, epoch-seconds, dd/MMM/yyyy HH:mm]");
        assertThat(events(Feeds.mapping(yaml).map(csv("id,t1,t2", "1," + written + ",")))
                        .get(0)
                        .occurredAt())
                .isEqualTo(expected);
    }

    @Test
    void epochMillisecondsComeAsNumbersAndPathsReachIntoObjects() {
        FeedMapping mapping = Feeds.mapping("""
                feed: nested
                format: json
                zone: UTC
                times: [epoch-millis]
                id: order.no
                event: {at: order.at, factKey: order.fact, step: {column: state, words: {new: SUBMITTED}, default: URGED}}
                fields: {title: order.text.title, dueAt: due, evidence: files, mergedInto: into, coUnits: with}
                """);
        CaseEvent event = event(mapping.map(json("{\"order\":{\"no\":5,\"at\":1772327553123,\"fact\":8,"
                + "\"text\":{\"title\":\"t\",\"x\":[{}]}},\"state\":\"other\",\"due\":1772327554000,\"files\":2,\"into\":6,"
                + "\"with\":\"甲、乙\"}")));
        assertThat(event.orderId()).isEqualTo("nested:5");
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1772327553123L));
        assertThat(event.factKey()).isEqualTo("8");
        assertThat(event.step()).as("the default of an unknown word").isEqualTo(Step.URGED);
        assertThat(event.title()).isEqualTo("t");
        assertThat(event.dueAt()).isEqualTo(Instant.ofEpochMilli(1772327554000L));
        assertThat(event.evidence()).isEqualTo(2);
        assertThat(event.mergedInto()).isEqualTo("nested:6");
        assertThat(event.coUnits()).containsExactly("甲、乙");
    }

    @Test
    void aListInOneColumnIsSplitAndWordsOfANameAreTranslated() {
        FeedMapping mapping = Feeds.mapping(
                table(
                        "fields: {coUnits: {column: with, split: '、,'}, unit: {column: u, words: {CG: 市城市管理局}}, confidential: c}"));
        String header = "id,t1,t2,with,u,c";
        CaseEvent event = events(mapping.map(csv(header, "1,2026-01-01 00:00:00,,\"甲、 乙,丙,\",CG,是")))
                .get(0);
        assertThat(event.coUnits()).containsExactly("甲", "乙", "丙");
        assertThat(event.unit()).isEqualTo("市城市管理局");
        assertThat(event.confidential()).isTrue();
        assertThat(event.flags()).isEmpty();
        CaseEvent other =
                events(mapping.map(csv(header, "1,2026-01-01 00:00:00,,,ZZ,"))).get(0);
        assertThat(other.unit()).isEqualTo("ZZ");
        assertThat(other.flags()).containsExactly("UNKNOWN_VALUE");
    }

    @Test
    void orderOfTimesIsCheckedOnlyWhereTheFeedSaysSo() {
        FeedMapping mapping = Feeds.mapping(table("order: {columns: [[t1], [t2]]}"));
        assertThat(events(mapping.map(csv("id,t1,t2", "1,2026-01-02 00:00:00,2026-01-01 00:00:00"))))
                .hasSize(2)
                .allMatch(e -> e.flags().isEmpty());
    }

    @Test
    void aRowIsHandedOverAtItsLatestPlausibleTime() {
        long notAfter = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        String header = "case_enquiry_id,open_dt,sla_target_dt,closed_dt";
        assertThat(BOSTON.handedOverAt(
                        csv(header, "1,2016-03-13 01:00:00,2016-05-01 00:00:00,2016-03-14 01:00:00"), notAfter))
                .hasValue(Instant.parse("2016-03-14T06:00:00Z").toEpochMilli());
        assertThat(BOSTON.handedOverAt(csv(header, "1,2016-03-13 01:00:00,,3020-03-14 01:00:00"), notAfter))
                .hasValue(Instant.parse("2016-03-13T06:00:00Z").toEpochMilli());
        assertThat(BOSTON.handedOverAt(csv(header, "1,never,,"), notAfter)).isEmpty();
        assertThat(BOSTON.handedOverAt(csv("x", "1"), notAfter)).isEmpty();
    }

    private static String table(String more) {
        return """
                feed: table
                format: csv
                zone: Asia/Shanghai
                times: [yyyy-MM-dd HH:mm:ss]
                id: id
                events: [{step: SUBMITTED, at: t1}, {step: REPLIED, at: t2}]
                """ + more + '\n';
    }
}
