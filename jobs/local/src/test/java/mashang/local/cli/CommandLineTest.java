package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anUnknownCommandIsOneSentenceWithASuggestionInTheLanguageAskedFor() {
        assertThat(run(Language.zh, "chek")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("没有命令 chek", "check", "mashang --help");
        assertThat(run(Language.en, "--lang", "en", "chek")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("There is no command chek.", "Did you mean check?");
        assertThat(told(out)).isEmpty();
    }

    @Test
    void aWrongOptionOrValueNamesItselfAndStartsNothing() {
        assertThat(run(Language.en, "up", "--dta", "x")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("no option --dta", "Did you mean --data?");
        for (String port : new String[] {"0", "65536", "-1", "web"}) {
            assertThat(run(Language.en, "up", "--flink-port=" + port)).isEqualTo(ExitCodes.UNUSABLE);
            assertThat(told(err)).contains("Option --flink-port does not take the value " + port);
        }
        assertThat(run(Language.zh, "up", "--data")).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("缺少 --data 的值");
        assertThat(run(Language.zh)).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("用法：", "check");
    }

    /** Who means the yellow light must not excuse the breach. */
    @Test
    void aWaiverIsOfABreachAndOfNoLight() {
        String[] waiver = {
            "office", "waive", "f:1", "--clock", "sign", "--actor", "a", "--role", "head", "--reason", "r"
        };
        String[] yellow = Arrays.copyOf(waiver, waiver.length + 1);
        yellow[waiver.length] = "--yellow";
        assertThat(run(Language.en, yellow)).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("no option --yellow");
        yellow[1] = "revoke";
        assertThat(run(Language.en, yellow)).as("nothing runs here").isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).doesNotContain("--yellow").contains("No stack runs");
    }

    /** Whoever names one of the city's servers means that city, and never the stack that happens to run here. */
    @Test
    void aDecisionNamesBothServersOrNone() {
        String[] who = {"--actor", "a", "--role", "head", "--reason", "r"};
        for (String command : new String[] {
            "office answer f:1",
            "office waive f:1 --clock sign",
            "office merge f:1 f:2",
            "alerts ack f:1",
            "alerts snooze f:1 --until 2026-03-02T10:00",
            "problems mute P-1"
        }) {
            String line = command + " " + String.join(" ", who) + " --elasticsearch http://127.0.0.1:1";
            assertThat(run(Language.en, line.split(" "))).as(command).isEqualTo(ExitCodes.UNUSABLE);
            assertThat(told(err)).as(command).contains("give --bootstrap-servers too");
        }
        for (String command : new String[] {"notices list", "explain --order f:1", "ledger show f:1"}) {
            String line = command + " --config ../../config --bootstrap-servers 127.0.0.1:1";
            assertThat(run(Language.en, line.split(" "))).as(command).isEqualTo(ExitCodes.UNUSABLE);
            assertThat(told(err)).as(command).contains("give --elasticsearch too");
        }
    }

    /** Before any server is asked. */
    @Test
    void aFileThatHoldsNoRulesIsRefusedAsSuch() {
        String file = Path.of("..", "..", "config", "recurrence.yaml").toString();
        String nobody = "127.0.0.1:1";
        assertThat(run(Language.en, "rules", "dry-run", file, "--bootstrap-servers", nobody))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(told(out) + told(err)).contains("is no file of a policy");
    }

    @Test
    void helpTeachesWithExamplesInBothLanguages() {
        for (String command : new String[] {
            "up", "check", "board", "setup", "retention", "erase", "status", "health", "savepoint", "stop", "resume"
        }) {
            assertThat(run(Language.zh, command, "--help")).isZero();
            assertThat(told(out)).contains("用法：", "例子：", "  ./mashang " + command);
            assertThat(run(Language.en, command, "--help")).isZero();
            assertThat(told(out)).contains("Usage: ", "Examples:", "  ./mashang " + command);
        }
    }

    @Test
    void aBoardForOthersWithoutATokenOrWithoutAServerIsOneSentence() {
        String nobody = "http://127.0.0.1:1";
        String shipped = Path.of("..", "..", "config").toString();
        assertThat(run(Language.en, "board", "--elasticsearch", nobody, "--config", shipped, "--bind", "0.0.0.0"))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("MASHANG_BOARD_TOKEN", "0.0.0.0");
        assertThat(run(Language.en, "board", "--elasticsearch", nobody, "--config", shipped))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("cannot reach Elasticsearch", nobody);
    }

    @Test
    void checkTellsEveryProblemOnStandardErrorAndTheirNumberOnStandardOutput(@TempDir Path empty) {
        assertThat(run(Language.en, "check", "--config", empty.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(told(out)).isEqualTo("problems: 3\n");
        assertThat(told(err)).contains("feeds: this folder is missing", "units: ", "policies: ");
    }

    @Test
    void checkFindsTheShippedConfigurationSound() {
        Path shipped = Path.of("..", "..", "config").toAbsolutePath().normalize();
        assertThat(run(Language.zh, "check", "--config", shipped.toString()))
                .as(() -> told(err))
                .isZero();
        assertThat(told(out)).contains("calendars: 1\n", "problems: 0\n");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentenceAndExitCode2() {
        String shipped = Path.of("..", "..", "config").toString();
        assertThat(run(Language.en, "up", "--config", shipped, "--data", "/proc/mashang"))
                .isEqualTo(ExitCodes.UNUSABLE);
        assertThat(told(err)).contains("Error: The data folder /proc/mashang cannot be written");
    }

    @Test
    void theLanguageIsKnownBeforeTheCommandLineIsParsed() {
        assertThat(Language.of(new String[] {"up"}, null)).isEqualTo(Language.zh);
        assertThat(Language.of(new String[] {"up"}, "en_US.UTF-8")).isEqualTo(Language.en);
        assertThat(Language.of(new String[] {"--lang", "zh", "up"}, "en")).isEqualTo(Language.zh);
        assertThat(Language.of(new String[] {"--lang=en", "up"}, null)).isEqualTo(Language.en);
        assertThat(Language.of(new String[] {"up", "--lang", "en"}, null)).isEqualTo(Language.zh);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        for (String name : new String[] {"mashang.local.cli.texts", "mashang.local.machine.failures"}) {
            assertThat(keys(name, Language.en)).as(name).isEqualTo(keys(name, Language.zh));
        }
    }

    @Test
    void progressWithoutATerminalIsALineAtTheEndAndNoControlCharacters() {
        Console console = console(Language.en);
        try (Progress progress = console.progress("stack.stopping", 3)) {
            progress.step();
            progress.stepTo(3);
        }
        assertThat(told(err)).isEqualTo("Stopping ... 3/3\n");
    }

    private static Set<String> keys(String name, Language language) {
        String file = "/" + name.replace('.', '/') + (language == Language.en ? "_en" : "") + ".properties";
        var properties = new Properties();
        try (var in = CommandLineTest.class.getResourceAsStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private int run(Language language, String... arguments) {
        out.reset();
        err.reset();
        return Main.run(console(language), arguments);
    }

    private Console console(Language language) {
        return new Console(stream(out), stream(err), language, false);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String told(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
