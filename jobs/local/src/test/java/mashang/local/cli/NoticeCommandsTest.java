package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mashang.local.cli.TestedCommands.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeCommandsTest {
    private static final Path CONFIG = Path.of("..", "..", "config");

    @TempDir
    private Path temp;

    private String broken() throws IOException {
        for (String folder : List.of("feeds", "policies", "units", "calendars", "routes", "templates")) {
            try (Stream<Path> files = Files.walk(CONFIG.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = temp.resolve(CONFIG.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Path template = temp.resolve("templates/documents/supervision.zh.txt");
        Files.writeString(template, "# {{name}}\n{{#hasDue}}{{dueue}}{{/hasDue}}\n");
        return temp.toString();
    }

    @Test
    void aMistakeInATemplateStopsTheStartWithFileAndLine() throws IOException {
        String config = broken();
        String data = temp.resolve("data").toString();
        for (String[] command : new String[][] {
            {"--lang", "en", "up", "--config", config, "--data", data},
            {"--lang", "en", "check", "--config", config},
            {"--lang", "en", "notices", "list", "--config", config, "--data", data},
            {"--lang", "en", "digest", "--daily", "--config", config, "--data", data}
        }) {
            Said said = TestedCommands.run(command);
            assertThat(said.code()).as(command[2]).isNotZero();
            assertThat(said.err())
                    .as(command[2])
                    .contains("templates/documents/supervision.zh.txt:2 dueue: there is no such field");
        }
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void withoutAStackItIsOneSentence() {
        Said said = TestedCommands.run(
                "--lang", "en", "notices", "list", "--config", CONFIG.toString(), "--data", temp.toString());
        assertThat(said.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(said.err()).contains(temp.toString()).doesNotContain("Exception");
    }

    @Test
    void itTeachesItselfInBothLanguages() {
        for (String language : List.of("zh", "en")) {
            for (String command : List.of("propose", "draft", "list", "render", "issue", "discard", "answer")) {
                Said said = TestedCommands.run("--lang", language, "notices", command, "--help");
                assertThat(said.code()).as(command).isZero();
                assertThat(said.out())
                        .contains(language.equals("zh") ? "用法：" : "Usage: ")
                        .doesNotContain("option.");
            }
            assertThat(TestedCommands.run("--lang", language, "digest", "--help")
                            .out())
                    .contains("./mashang digest");
        }
    }
}
