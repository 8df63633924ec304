package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said before anything is asked or written; what can, in {@code BulletinIT}. */
class BulletinCommandsTest {
    @TempDir
    Path temp;

    @Test
    void whatIsNoPeriodOrTooShortIsSaid() {
        assertThat(bulletin("2026-Q5").err()).contains("\"2026-Q5\" is no period");
        assertThat(bulletin("2026-02-01").err()).contains("too short to be scored");
        assertThat(bulletin("2026-Q1", "--format", "pdf").code()).isNotEqualTo(ExitCodes.OK);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void withoutAFolderThereIsNoBulletin() {
        TestedCommands.Said said = TestedCommands.run("--lang", "en", "bulletin", "--period", "2026-Q1");

        assertThat(said.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(said.err()).contains("--out");
    }

    @Test
    void aProposalWantsAPolicyAndATime() {
        Path config = Path.of("..", "..", "config");
        String calendar = config.resolve("calendars/cn.yaml").toString();
        String[] common = {
            "--lang",
            "en",
            "indicators",
            "propose",
            calendar,
            "--config",
            config.toString(),
            "--period",
            "2026-Q1",
            "--effective-from",
            "2026-06-01T00:00:00+08:00",
            "--out",
            temp.resolve("p.yaml").toString()
        };
        assertThat(TestedCommands.run(common).err()).contains("is no policy");
        assertThat(TestedCommands.run("--lang", "en", "indicators", "list", "--period", "2026-13")
                        .err())
                .contains("is no period");
    }

    private TestedCommands.Said bulletin(String period, String... more) {
        String[] arguments = new String[7 + more.length];
        String[] first = {"--lang", "en", "bulletin", "--period", period, "--out", temp.toString()};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return TestedCommands.run(arguments);
    }
}
