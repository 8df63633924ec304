package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionsAssignCommandTest {
    private static final String CONFIG = Path.of("..", "..", "config").toString();

    @TempDir
    Path temp;

    @Test
    void teamsAreListedAndWhoGoesWithoutWithTheReason() throws IOException {
        Path plan = Files.writeString(temp.resolve("plan.yaml"), """
                inspectors:
                  - {id: 张, role: leader, unit: 市公安局, load: 2}
                  - {id: 李, role: office, load: 2}
                targets:
                  - {id: 甲, unit: 市城市管理局}
                  - {id: 乙, unit: 市公安局}
                """);
        TestedCommands.Said said = TestedCommands.run(
                "--lang", "en", "inspections", "assign", "--config", CONFIG, "--plan", plan.toString());

        assertThat(said.code()).as(said.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(said.out())
                .contains("甲: leader 张, office 李", "乙: no team; nobody may be its leader", "teams: 1", "without: 1");
    }

    @Test
    void aPlanWithMistakesIsTold() throws IOException {
        Path plan = Files.writeString(temp.resolve("plan.yaml"), "inspectors: []\ntargets: [{id: 甲, unit: 无此局}]\n");
        TestedCommands.Said said = TestedCommands.run(
                "--lang", "en", "inspections", "assign", "--config", CONFIG, "--plan", plan.toString());

        assertThat(said.code()).isNotEqualTo(ExitCodes.OK);
        assertThat(said.err()).contains("plan.yaml:2", "无此局");
    }
}
