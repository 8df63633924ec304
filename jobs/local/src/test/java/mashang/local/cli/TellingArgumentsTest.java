package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mashang.local.cli.TestedCommands.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with how people are told stops the start, before anything runs. */
class TellingArgumentsTest {
    private static final Path CONFIG = Path.of("..", "..", "config");

    @TempDir
    private Path temp;

    @BeforeEach
    void copy() throws IOException {
        for (String folder : List.of("feeds", "policies", "units", "calendars", "routes", "templates")) {
            try (Stream<Path> files = Files.walk(CONFIG.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = temp.resolve(CONFIG.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void stopsTheStart(String command, String why) {
        Path data = temp.resolve("data");
        Said said = TestedCommands.run("--lang", "en", command, "--config", temp.toString(), "--data", data.toString());
        assertThat(said.code()).as(command).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(said.err()).as(command).contains(why);
        assertThat(data).as("nothing was started").doesNotExist();
    }

    @Test
    void aMissingSecretNamesItsVariableAndTheLineThatWantsIt() throws IOException {
        Files.writeString(temp.resolve("routes/default.yaml"), """
                channels:
                  - {channel: ding, type: dingtalk, token: MASHANG_NO_SUCH_TOKEN, secret: MASHANG_NO_SUCH_SECRET}
                recipients: [{recipient: office, name: 效能办, channels: [ding]}]
                routes: [{to: [office]}]
                """);
        String why =
                "routes/default.yaml:2 channels[0].token: the environment variable MASHANG_NO_SUCH_TOKEN is not set";
        stopsTheStart("up", why);
        stopsTheStart("demo", why);
    }

    @Test
    void aUnitThatNobodyKnowsIsTheOfficesToFindOut() {
        Said said = TestedCommands.run(
                "alerts", "preview", "--sample", "BREACH", "--unit", "谁也不认识的局", "--config", temp.toString());
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("送给 office");
        assertThat(said.out()).contains("责任：谁也不认识的局（单位未登记，请效能办核实）");
    }

    @Test
    void aMistakeInATemplateHasFileAndLine() throws IOException {
        Path template = temp.resolve("templates/alert.zh.txt");
        Files.writeString(template, Files.readString(template) + "{{urgency}}\n");
        long line = Files.readString(template).lines().count();
        String why = "templates/alert.zh.txt:" + line + " urgency: there is no such field";
        stopsTheStart("up", why);
        stopsTheStart("demo", why);
    }
}
