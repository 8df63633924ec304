package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {
    private static final String CONFIG = Path.of("..", "..", "config").toString();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<CaseEvent> log = new ArrayList<>();
    private Path events = Path.of("");

    @BeforeEach
    void write() throws IOException {
        event("1", Step.SUBMITTED, "02T09:00", "02T09:00", d -> d.channel("phone")
                .kind(Kind.COMPLAINT)
                .urgency(Urgency.ORDINARY)
                .title("路灯不亮"));
        event("1", Step.ACCEPTED, "02T09:05", "02T09:05", d -> d);
        event("1", Step.DISPATCHED, "02T09:20", "02T09:20", d -> d.unit("市城市管理局"));
        event("1", Step.HANDLED, "04T10:00", "06T10:00", d -> d.unit("市城市管理局").evidence(2)); // reported two days late
        event("1", Step.REPLIED, "04T11:00", "06T10:00", d -> d.unit("市城市管理局"));
        event("1", Step.NOTICE_ISSUED, "05T09:00", "05T09:00", d -> d.actor("林某")
                .role("office")
                .reason("逾期未办"));
        event("1", Step.WAIVED, "05T10:00", "05T10:00", d -> d.actor("王某")
                .role("nobody")
                .concerns("1/handle")
                .reason("停电"));
        event("1", Step.CHECKED, "09T09:00", "09T09:00", d -> d.actor("陈某"));
        event("1", Step.WRITTEN_OFF, "09T09:30", "09T09:30", d -> d.actor("陈某"));
        for (String id : List.of("2", "3", "4")) {
            event(id, Step.SUBMITTED, "02T09:00", "02T09:00", d -> d);
            event(id, Step.ANSWERED, "02T09:04", "02T09:04", d -> d);
        }
        event("2", Step.CHECKED, "03T09:00", "03T09:00", d -> d);
        event("2", Step.WRITTEN_OFF, "03T09:00", "03T09:00", d -> d);
        event("3", Step.WRITTEN_OFF, "03T09:00", "03T09:00", d -> d); // unchecked
        event("4", Step.CHECKED, "03T09:00", "03T09:00", d -> d.evidence(1));
        event("4", Step.WRITTEN_OFF, "04T09:00", "04T09:00", d -> d);
        event("5", Step.SUBMITTED, "02T09:00", "02T09:00", d -> d);
        event("5", Step.CANCELLED, "03T09:00", "03T09:00", d -> d);
        events = folder.resolve("events.jsonl");
        Files.write(
                events,
                log.stream()
                        .map(e -> new String(CaseEventCodec.encode(e), StandardCharsets.UTF_8))
                        .toList());
    }

    private void event(String id, Step step, String at, String logged, UnaryOperator<CaseEventDraft> more) {
        log.add(more.apply(
                        CaseEvent.draft("f", id, step, time(at), time(logged)).origin("log/" + log.size()))
                .done());
    }

    private static Instant time(String text) {
        return Instant.parse("2026-03-" + text + ":00Z").minusSeconds(8 * 3_600);
    }

    @Test
    void anOrderIsShownAsItStands() {
        assertThat(show(Language.zh, "f:1")).as(() -> told(err)).isZero();
        assertThat(told(out))
                .startsWith("工单 f:1 的台账\n截至 2026-03-09 周一 09:30")
                .contains("一、概况", "二、经过的环节", "三、时限", "四、人所作的决定", "五、告警与更正")
                .containsPattern("销号 +已销号（2026-03-09 周一 09:30）")
                .containsPattern("佐证材料 +2 件")
                .containsPattern("督办通知书.*林某.*效能办.*逾期未办")
                .containsPattern("免责.*不予采纳：无权决定.*王某");
        assertThat(show(Language.en, "f:1")).isZero();
        assertThat(told(out))
                .contains("Order f:1 in the ledger", "1. How it stands", "struck off (2026-03-09 Mon 09:30)");
    }

    @Test
    void aPastTimeIsShownBothWays() throws IOException {
        assertThat(show(Language.en, "f:1", "--at", "2026-03-05T12:00:00")).isZero();
        assertThat(told(out).split("Order f:1 in the ledger", -1)).hasSize(3);
        assertThat(told(out)).contains("as it was known then", "as it is known at 2026-03-09");
        JsonNode views = json("--at", "2026-03-05T12:00:00").path("views");
        assertThat(views).hasSize(2);
        JsonNode then = views.path(0);
        JsonNode later = views.path(1);
        assertThat(then.path("knowledge").asText()).isEqualTo("THEN");
        assertThat(then.path("entry").path("stage").asText()).isEqualTo("DISPATCHED");
        assertThat(then.path("left").asInt()).isEqualTo(4);
        assertThat(later.path("knowledge").asText()).isEqualTo("LATER");
        assertThat(later.path("entry").path("stage").asText()).isEqualTo("REPLIED");
        assertThat(later.path("entry").path("closeOut").asText()).isEqualTo("REPORTED");
        assertThat(later.path("left").asInt()).isEqualTo(2);
        assertThat(later.path("entry").has("waivers")).isFalse();
        assertThat(later.path("entry").path("noticesIssued").asInt()).isEqualTo(1);
        assertThat(clock(then, "handle").has("stoppedAt")).isFalse();
        assertThat(clock(then, "handle").path("elapsedMillis").asLong()).isEqualTo((74 * 60 + 40) * 60_000L);
        assertThat(clock(later, "handle").path("stoppedAt").asText()).isEqualTo("2026-03-04T02:00:00Z");
    }

    @Test
    void whatWasKnownAtATimeIsOneView() throws IOException {
        JsonNode then = json("--known-at", "2026-03-05T12:00:00").path("views");
        assertThat(then).hasSize(1);
        assertThat(then.path(0).path("entry").path("stage").asText()).isEqualTo("DISPATCHED");
        JsonNode looking =
                json("--at", "2026-03-04T12:00:00", "--known-at", "2026-03-07").path("views");
        assertThat(looking).hasSize(1);
        assertThat(looking.path(0).path("knowledge").asText()).isEqualTo("LATER");
        assertThat(looking.path(0).path("entry").path("stage").asText()).isEqualTo("REPLIED");
        JsonNode ahead = json("--at", "2026-03-20", "--known-at", "2026-03-05").path("views");
        assertThat(ahead).hasSize(1);
        assertThat(clock(ahead.path(0), "handle").path("light").asText()).isEqualTo("RED");
        assertThat(ahead.path(0).path("alerts")).isNotEmpty();
        assertThat(ahead.path(0).path("left").asInt()).isEqualTo(4);
    }

    @Test
    void whatCannotBeShownIsASentence() {
        assertThat(show(Language.en, "f:none")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("The file has no order f:none");
        assertThat(show(Language.en, "f:1", "--at", "2001-01-01")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("nothing of the order f:1 was there yet");
        assertThat(show(Language.zh, "f:1", "--known-at", "明天")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("--known-at 的时间 明天 看不懂");
        assertThat(run(Language.en, "ledger")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(run(Language.en, "ledger", "show", "f:1", "--config", CONFIG, "--data", folder.toString()))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("No stack runs on the data folder");
    }

    @Test
    void aPlanIsReconciledAndEveryKindIsFound() throws IOException {
        Path findings = folder.resolve("findings.csv");
        assertThat(reconcile(
                        "id,planned,title\n1,2026-03-09,路灯\n2,2026-03-03,\n3,2026-03-05,\n5,2026-03-05,\n9,2026-03-05,\nx,soon,\n",
                        "--out",
                        findings.toString()))
                .as(() -> told(err))
                .isZero();
        assertThat(told(out))
                .contains(
                        "day: 2026-03-09\n",
                        "plan lines: 5\n",
                        "bad lines: 1\n",
                        "ledger orders: 5\n",
                        "matched: 1\n",
                        "missing: 1\n",
                        "not-planned: 1\n",
                        "overdue: 1\n",
                        "no-evidence: 1\n",
                        "ended: 1\n");
        assertThat(told(err)).contains("plan.csv:7: the day \"soon\" is not understood");
        assertThat(Files.readAllLines(findings))
                .containsExactly(
                        "finding,id,planned,closed,status,missing,evidence,title,line",
                        "matched,f:1,2026-03-09,2026-03-09,CLOSED_OUT,,2,路灯,2",
                        "missing,f:9,2026-03-05,,,,,,6",
                        "not-planned,f:4,,2026-03-04,CLOSED_OUT,,1,,",
                        "overdue,f:3,2026-03-05,,REFUSED,CHECK,,,4",
                        "no-evidence,f:2,2026-03-03,2026-03-03,CLOSED_OUT,,,,3",
                        "ended,f:5,2026-03-05,,ENDED,,,,5");
    }

    @Test
    void theLedgerIsThatOfTheEndOfTheDay() throws IOException {
        assertThat(reconcile(
                        "id,planned\n1,2026-03-09\n4,2026-03-03\n", "--day", "2026-03-03", "--since", "2026-03-04"))
                .isZero();
        assertThat(told(out)).contains("not-due: 1\n", "overdue: 1\n", "not-planned: 0\n");
        assertThat(reconcile("id,planned\n1,2026-03-09\n", "--day", "someday")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("--day is not understood");
        assertThat(reconcile("number,planned\n1,2026-03-09\n")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("has no column of ids");
    }

    @Test
    void helpTeachesWithExamplesInBothLanguages() {
        for (String command : List.of("show", "reconcile")) {
            assertThat(run(Language.zh, "ledger", command, "--help")).isZero();
            assertThat(told(out)).contains("用法：", "例子：", "  ./mashang ledger " + command);
            assertThat(run(Language.en, "ledger", command, "--help")).isZero();
            assertThat(told(out)).contains("Usage: ", "Examples:", "  ./mashang ledger " + command);
        }
    }

    private static JsonNode clock(JsonNode view, String name) {
        for (JsonNode clock : view.path("entry").path("clocks")) {
            if (clock.path("clock").asText().equals(name)) {
                return clock;
            }
        }
        throw new AssertionError("no clock " + name + " in " + view);
    }

    private JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        assertThat(show(Language.en, "f:1", arguments.toArray(new String[0])))
                .as(() -> told(err))
                .isZero();
        return new ObjectMapper().readTree(told(out));
    }

    private int reconcile(String plan, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.csv"), plan);
        List<String> arguments = new ArrayList<>(List.of("ledger", "reconcile", "--config", CONFIG, "--feed", "f"));
        arguments.addAll(List.of("--plan", file.toString(), "--events", events.toString()));
        arguments.addAll(List.of(more));
        return run(Language.en, arguments.toArray(new String[0]));
    }

    private int show(Language language, String order, String... more) {
        List<String> arguments = new ArrayList<>(List.of("ledger", "show", order, "--config", CONFIG));
        arguments.addAll(List.of("--events", events.toString()));
        arguments.addAll(List.of(more));
        return run(language, arguments.toArray(new String[0]));
    }

    private int run(Language language, String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(stream(out), stream(err), language, false);
        return Main.run(console, arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String told(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
