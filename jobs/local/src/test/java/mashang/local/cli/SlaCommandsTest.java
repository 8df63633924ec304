package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.TickCodec;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlaCommandsTest {
    private static final String CONFIG = Path.of("..", "..", "config").toString();
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LAST_TICK = MONDAY.plus(Duration.ofDays(60));
    private static final Step[] STEPS = {
        Step.ACCEPTED, Step.DISPATCHED, Step.SIGNED, Step.SUSPENDED, Step.RESUMED, Step.RETURN_REQUESTED,
        Step.RETURNED, Step.RECLASSIFIED, Step.EXTENSION_REQUESTED, Step.EXTENDED, Step.HANDLED, Step.REPLIED,
        Step.REOPENED
    };

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path events = Path.of("");

    @BeforeEach
    void write() throws IOException {
        events = folder.resolve("events.jsonl");
        List<String> lines = log(80).stream()
                .map(e -> new String(CaseEventCodec.encode(e), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(4, "{\"no\": \"event\"}");
        lines.add(new String(TickCodec.encode(new Tick("t/0", LAST_TICK.toEpochMilli(), 1)), StandardCharsets.UTF_8));
        lines.add("");
        Files.write(events, lines);
    }

    @Test
    void theOracleAndTheJobWriteTheSameFilesWhateverTheSlotsAndTheStateBackend() throws IOException {
        assertThat(sla("oracle", "oracle")).as(() -> told(err)).isZero();
        assertThat(told(out))
                .contains("bad records: 1\n", "orders: 80\n", "until: " + LAST_TICK + "\n")
                .containsPattern("breached: [1-9]")
                .containsPattern("correction: [1-9]");
        assertThat(told(err)).contains("events.jsonl:5", "is missing");
        assertThat(sla("run", "three", "--slots", "3", "--state", "hashmap"))
                .as(() -> told(err))
                .isZero();
        assertThat(sla("run", "one", "--slots", "1")).as(() -> told(err)).isZero();
        for (String file : List.of("verdicts.csv", "alerts.csv")) {
            String judged = Files.readString(folder.resolve("oracle").resolve(file));
            assertThat(judged.lines().count()).isGreaterThan(50);
            assertThat(folder.resolve("three").resolve(file)).hasContent(judged);
            assertThat(folder.resolve("one").resolve(file)).hasContent(judged);
        }
    }

    @Test
    void nothingAfterUntilIsDecided() throws IOException {
        assertThat(sla("oracle", "early", "--until", "2026-03-06T12:00:00+08:00"))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("early").resolve("alerts.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[7])
                        .map(Instant::parse))
                .isNotEmpty()
                .allMatch(decided -> !decided.isAfter(Instant.parse("2026-03-06T04:00:00Z")));
    }

    @Test
    void aFeedsFileIsReadThroughItsMapping() throws IOException {
        Path csv = folder.resolve("requests.csv");
        Files.write(
                csv,
                List.of(
                        "case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,reason,type,queue,department,neighborhood",
                        "1,2013-01-01 06:32:33,2013-01-02 06:32:33,2013-01-01 13:14:40,ONTIME,Closed,Street Cleaning,Dead Animal,Q,PWDx,N",
                        "2,2013-01-01 06:32:33,2013-01-02 06:32:33,2013-01-05 13:14:40,OVERDUE,Closed,Street Cleaning,Dead Animal,Q,PWDx,N",
                        "3,no time at all,,,,,,,,,"));
        assertThat(run(
                        Language.en,
                        "sla",
                        "oracle",
                        "--config",
                        CONFIG,
                        "--feed",
                        "boston311",
                        "--input",
                        csv.toString(),
                        "--out",
                        folder.resolve("feed").toString()))
                .as(() -> told(err))
                .isZero();
        assertThat(told(out)).contains("records: 3\n", "bad records: 1\n", "orders: 2\n", "breached: 1\n");
    }

    @Test
    void anOrderIsExplainedFromAFile() {
        assertThat(explain(Language.zh, "f:7")).as(() -> told(err)).isZero();
        assertThat(told(out)).startsWith("工单 f:7\n").contains("一、经过", "二、时限", "三、告警与更正", "四、接下来", "提交");
        assertThat(explain(Language.en, "f:7", "--at", "2026-03-20")).isZero();
        assertThat(told(out)).contains("1. Its life", "2026-03-20 Fri 24:00");
    }

    @Test
    void whatCannotBeExplainedIsASentence() {
        assertThat(explain(Language.en, "f:none")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("The file has no order f:none. It has, for example: f:");
        assertThat(explain(Language.en, "f:7", "--at", "2001-01-01")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("nothing of the order f:7 had been handed over yet");
        assertThat(explain(Language.zh, "f:7", "--at", "明天")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("--at 的时间 明天 看不懂");
        assertThat(run(Language.en, "explain", "--config", CONFIG, "--order", "f:7", "--data", folder.toString()))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("No stack runs on the data folder");
        assertThat(run(Language.en, "sla", "run", "--config", CONFIG, "--out", "x"))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("Which events are to be judged?");
        assertThat(sla("run", "x", "--slots", "0")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("Option --slots does not take the value 0");
    }

    @Test
    void rulesThatAreNotThereAreASentenceWithTheirPath() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path missing = folder.resolve("missing");
        for (String command : List.of("oracle", "run")) {
            assertThat(sla(command, "x", "--policies", empty.toString())).isNotZero();
            assertThat(told(err)).contains(empty + ": there is no policy (*.yaml) in this folder");
            assertThat(sla(command, "x", "--policies", missing.toString())).isNotZero();
            assertThat(told(err)).contains(missing + ": there is no such folder");
            assertThat(sla(command, "x", "--policies", events.toString())).isNotZero();
            assertThat(told(err)).contains(events + ": this is a file and no folder");
            assertThat(sla(command, "x", "--calendar", missing.toString())).isNotZero();
            assertThat(told(err)).contains(missing + ": ");
        }
        assertThat(run(Language.zh, "check", "--config", missing.toString())).isNotZero();
        assertThat(told(out) + told(err)).contains("policies：缺少这个文件夹", missing.toString());
    }

    @Test
    void helpTeachesWithExamplesInBothLanguages() {
        for (String[] command : new String[][] {{"explain"}, {"sla"}, {"sla", "oracle"}, {"sla", "run"}}) {
            String[] help = java.util.stream.Stream.concat(
                            java.util.Arrays.stream(command), java.util.stream.Stream.of("--help"))
                    .toArray(String[]::new);
            assertThat(run(Language.zh, help)).isZero();
            assertThat(told(out)).contains("用法：", "例子：", "  ./mashang " + String.join(" ", command));
            assertThat(run(Language.en, help)).isZero();
            assertThat(told(out)).contains("Usage: ", "Examples:", "  ./mashang " + String.join(" ", command));
        }
    }

    private static List<CaseEvent> log(int orders) {
        Random random = new Random(7);
        List<CaseEvent> log = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            add(log, order, Step.SUBMITTED, random);
            for (int i = random.nextInt(10); i > 0; i--) {
                add(log, order, STEPS[random.nextInt(STEPS.length)], random);
            }
        }
        log.sort(Comparator.comparing(CaseEvent::loggedAt));
        return log;
    }

    private static void add(List<CaseEvent> log, int order, Step step, Random random) {
        int latest = step == Step.ACCEPTED ? 120 : random.nextBoolean() ? 5_000 : 20_000;
        Instant at = MONDAY.plus(Duration.ofMinutes(step == Step.SUBMITTED ? order : order + random.nextInt(latest)));
        Instant logged = random.nextInt(3) > 0 ? at : at.plus(Duration.ofMinutes(random.nextInt(9_000)));
        CaseEventDraft draft =
                CaseEvent.draft("f", String.valueOf(order), step, at, logged).origin("log/" + log.size());
        if (step == Step.SUBMITTED) {
            draft.channel(random.nextBoolean() ? "phone" : "web")
                    .kind(List.of(Kind.values()).get(random.nextInt(4)))
                    .urgency(Urgency.ORDINARY);
        } else if (step == Step.RECLASSIFIED) {
            draft.urgency(List.of(Urgency.values()).get(random.nextInt(4)));
        } else if (step != Step.REOPENED && step != Step.ACCEPTED) {
            draft.unit("unit " + random.nextInt(3));
        }
        log.add(draft.done());
        if (random.nextInt(8) == 0) {
            log.add(log.get(log.size() - 1));
        }
    }

    private int sla(String command, String to, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sla", command, "--config", CONFIG));
        arguments.addAll(List.of(
                "--events", events.toString(), "--out", folder.resolve(to).toString()));
        arguments.addAll(List.of(more));
        return run(Language.en, arguments.toArray(new String[0]));
    }

    private int explain(Language language, String order, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explain", "--config", CONFIG, "--order", order));
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
