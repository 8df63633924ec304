package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mashang.intake.DeadLetter;
import mashang.intake.Tick;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecsTest {
    private static final String LEAST =
            "\"orderId\":\"f:1\",\"step\":\"SUBMITTED\",\"occurredAt\":\"2026-11-22T04:00:00.000Z\","
                    + "\"loggedAt\":\"2026-11-22T04:00:01.000Z\",\"version\":1,\"eventId\":\"x\",\"revision\":0,\"origin\":\"\"";

    @Property(tries = 300)
    void every_event_survives(@ForAll("events") CaseEvent event) throws MalformedRecord {
        assertThat(CaseEventCodec.decode(CaseEventCodec.encode(event))).isEqualTo(event);
    }

    @Property(tries = 300)
    void an_event_is_written_as_any_record_is(@ForAll("events") CaseEvent event) {
        assertThat(json(CaseEventCodec.encode(event))).isEqualTo(json(new JsonCodec<>(CaseEvent.class).encode(event)));
    }

    @Property(tries = 100)
    void every_tick_survives(@ForAll("ticks") Tick tick) throws MalformedRecord {
        assertThat(TickCodec.decode(TickCodec.encode(tick))).isEqualTo(tick);
    }

    @Property(tries = 200)
    void every_alert_survives(@ForAll("alerts") Alert alert) throws MalformedRecord {
        assertThat(AlertCodec.decode(AlertCodec.encode(alert))).isEqualTo(alert);
    }

    @Property(tries = 200)
    void every_dead_letter_survives(@ForAll("letters") DeadLetter letter) throws MalformedRecord {
        assertThat(DeadLetterCodec.decode(DeadLetterCodec.encode(letter)))
                .usingRecursiveComparison()
                .isEqualTo(letter);
    }

    @Provide
    Arbitrary<CaseEvent> events() {
        return Samples.any(CaseEvent.class);
    }

    @Provide
    Arbitrary<Tick> ticks() {
        return Samples.any(Tick.class);
    }

    @Provide
    Arbitrary<Alert> alerts() {
        return Samples.any(Alert.class);
    }

    @Provide
    Arbitrary<DeadLetter> letters() {
        return Samples.any(DeadLetter.class);
    }

    @Test
    void an_event_of_version_1_stays_readable_and_is_written_the_same() throws Exception {
        CaseEvent event = CaseEventCodec.decode(bytes(golden("case-event-1.json")));
        assertThat(json(CaseEventCodec.encode(event))).isEqualTo(golden("case-event-1.json"));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T04:00:36.123Z"));
        assertThat(event.step()).isEqualTo(Step.DISPATCHED);
        assertThat(event.coUnits()).containsExactly("鼓楼区城管局", "东街街道");
        assertThat(event.title()).isEqualTo("夜间占道经营扰民 😀");
        assertThat(event.longitude()).isEqualTo(119.3);
        assertThat(event.satisfied()).isFalse();
    }

    @Test
    void an_alert_a_tick_and_a_dead_letter_of_version_1_stay_readable_and_are_written_the_same() throws Exception {
        Alert alert = AlertCodec.decode(bytes(golden("alert-1.json")));
        assertThat(json(AlertCodec.encode(alert))).isEqualTo(golden("alert-1.json"));
        assertThat(alert.kind()).isEqualTo(Alert.Kind.CORRECTION);
        Tick tick = TickCodec.decode(bytes(golden("tick-1.json")));
        assertThat(json(TickCodec.encode(tick))).isEqualTo(golden("tick-1.json"));
        assertThat(tick).isEqualTo(new Tick("mashang.raw.hotline-12345/2", 1795320087456L, 5));
        DeadLetter letter = DeadLetterCodec.decode(bytes(golden("dead-letter-1.json")));
        assertThat(json(DeadLetterCodec.encode(letter))).isEqualTo(golden("dead-letter-1.json"));
        assertThat(letter.original()).isEqualTo(new byte[] {0, -1, -128, 'h', 'e', 'l', 'l', 'o'});
    }

    @Test
    void every_component_of_an_event_is_written_under_its_name_and_survives() throws MalformedRecord {
        CaseEvent full = Samples.full(CaseEvent.class);
        String json = json(CaseEventCodec.encode(full));
        for (RecordComponent component : CaseEvent.class.getRecordComponents()) {
            assertThat(json).contains('"' + component.getName() + "\":");
        }
        assertThat(CaseEventCodec.decode(bytes(json))).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"+1000000000-12-31T23:59:59.999Z", "-0001-01-01T00:00:00Z"})
    void a_time_no_calendar_knows_is_refused(String time) {
        CaseEvent event = CaseEvent.draft(
                        "hotline", "1", Step.SUBMITTED, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))
                .done();
        String json = json(CaseEventCodec.encode(event)).replace("1970-01-01T00:00:01.000Z", time);
        assertThatThrownBy(() -> CaseEventCodec.decode(bytes(json))).hasMessageContaining("occurredAt");
    }

    @Test
    void an_event_without_an_id_gets_that_of_its_content_where_a_person_wrote_it() throws MalformedRecord {
        CaseEvent event = CaseEvent.draft(
                        "hotline", "1", Step.SUBMITTED, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000))
                .title("噪音")
                .done();
        String json = json(CaseEventCodec.encode(event));
        String empty = json.replace(event.eventId(), "");
        String absent = json.replace("\"eventId\":\"" + event.eventId() + "\",", "");
        for (String nameless : List.of(empty, absent)) {
            assertThat(CaseEventCodec.decodeWritten(bytes(nameless))).isEqualTo(event);
        }
        assertThatThrownBy(() -> CaseEventCodec.decode(bytes(absent))).hasMessageContaining("eventId");
        assertThatThrownBy(() -> CaseEventCodec.decodeWritten(bytes("[]"))).isInstanceOf(MalformedRecord.class);
    }

    @Test
    void every_component_of_an_event_is_documented() throws IOException {
        String source = Files.readString(Path.of("../analyzers/src/main/java/mashang/workorder/CaseEvent.java"));
        for (RecordComponent component : CaseEvent.class.getRecordComponents()) {
            assertThat(source).containsPattern("@param " + component.getName() + " \\S.{5}");
        }
    }

    @Test
    void what_is_absent_is_left_out() {
        String bare = json(CaseEventCodec.encode(Samples.bare(CaseEvent.class)));
        assertThat(bare).contains("orderId").doesNotContain("null", "coUnits", "flags", "unit", "grid");
    }

    @Test
    void a_newer_version_with_fields_we_do_not_know_is_read() throws MalformedRecord {
        CaseEvent event = CaseEventCodec.decode(bytes(
                "{" + LEAST.replace("\"version\":1", "\"version\":7") + ",\"mood\":{\"of\":[1,2]},\"grid\":\"甲\"}"));
        assertThat(event.version()).isEqualTo(7);
        assertThat(event.grid()).isEqualTo("甲");
        assertThat(event.coUnits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"unit\":7               | unit       | \"unit\" should be text, found another number",
                "\"unit\":true            | unit       | \"unit\" should be text, found a truth value",
                "\"unit\":[\"a\"]         | unit       | \"unit\" should be text, found a list",
                "\"unit\":{\"a\":1}       | unit       | \"unit\" should be text, found an object",
                "\"evidence\":\"3\"       | evidence   | \"evidence\" should be a whole number, found some text",
                "\"evidence\":3.0         | evidence   | \"evidence\" should be a whole number, found another number",
                "\"evidence\":\"\"        | evidence   | \"evidence\" should be a whole number, found some text",
                "\"evidence\":99999999999 | evidence   | \"evidence\" is broken",
                "\"resolved\":1           | resolved   | \"resolved\" should be true or false, found another number",
                "\"resolved\":\"true\"    | resolved   | \"resolved\" should be true or false, found some text",
                "\"longitude\":\"1.5\"    | longitude  | \"longitude\" should be a number, found some text",
                "\"dueAt\":1763784000000  | dueAt      | \"dueAt\" should be a time like 2026-11-22T06:00:00.000Z, found another number",
                "\"dueAt\":\"yesterday\"  | dueAt      | \"dueAt\" should be a time like 2026-11-22T06:00:00.000Z, found some text",
                "\"kind\":2               | kind       | \"kind\" should be a word of Kind, found another number",
                "\"kind\":\"SHOUT\"       | kind       | \"kind\" should be a word of Kind, found some text",
                "\"kind\":\"\"            | kind       | \"kind\" should be a word of Kind, found some text",
                "\"coUnits\":\"a\"        | coUnits    | \"coUnits\" should be a list, found some text",
                "\"coUnits\":[1]          | coUnits.[0] | \"coUnits.[0]\" should be text, found another number",
                "\"revision\":\"1\"       | revision   | \"revision\" should be a whole number, found some text",
                "\"revision\":null        | revision   | \"revision\" should be a whole number, found nothing",
                "\"step\":null            | step       | required field \"step\" is missing",
                "\"eventId\":null         | eventId    | required field \"eventId\" is missing",
            })
    void wrong_types_are_refused_by_name_and_never_coerced(String field, String name, String sentence) {
        assertThatThrownBy(() -> CaseEventCodec.decode(bytes("{" + LEAST + "," + field + "}")))
                .isInstanceOfSatisfying(MalformedRecord.class, e -> {
                    assertThat(e.field()).isEqualTo(name);
                    assertThat(e.sentence()).isEqualTo(sentence);
                });
    }

    @Test
    void what_must_be_there_is_missed_by_name() {
        for (String field : List.of("version", "revision", "eventId", "orderId", "step", "occurredAt", "loggedAt")) {
            String without = LEAST.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+),?", "")
                    .replaceFirst(",$", "");
            assertThatThrownBy(() -> CaseEventCodec.decode(bytes("{" + without + "}")))
                    .hasMessage("required field \"" + field + "\" is missing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"''|not", "'   '|not", "null|null", "[]|not", "7|not", "{|not", "{}|missing", "{} {}|not", "投诉|not"
            })
    void what_is_no_event_at_all_is_refused_with_a_sentence(String text, String says) {
        assertThatThrownBy(() -> CaseEventCodec.decode(bytes(text)))
                .isInstanceOf(MalformedRecord.class)
                .message()
                .containsAnyOf(says, "should be", "missing");
    }

    @Test
    void no_content_is_quoted_in_a_refusal() {
        String secret = "13800138000";
        for (String field :
                List.of("\"unit\":" + secret, "\"dueAt\":\"" + secret + "\"", "\"kind\":\"" + secret + "\"")) {
            assertThatThrownBy(() -> CaseEventCodec.decode(bytes("{" + LEAST + "," + field + "}")))
                    .message()
                    .doesNotContain(secret);
        }
        assertThatThrownBy(() -> CaseEventCodec.decode(bytes("{" + secret + "}")))
                .message()
                .doesNotContain(secret);
    }

    @Test
    void half_a_surrogate_pair_is_written_as_a_question_mark() throws MalformedRecord {
        CaseEvent broken = Samples.fixed(
                CaseEvent.class,
                c -> c.getName().equals("content") ? "断\ud83d" : valueOf(c, Samples.full(CaseEvent.class)));
        assertThat(CaseEventCodec.decode(CaseEventCodec.encode(broken)).content())
                .isEqualTo("断?");
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = CodecsTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
