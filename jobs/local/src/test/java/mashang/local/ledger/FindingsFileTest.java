package mashang.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import mashang.ledger.Reconciliation;
import mashang.ledger.Reconciliation.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsFileTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\",\"看\")",
                "+86 1380",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠A1"
            })
    void whatBeginsLikeAFormulaIsTextInASpreadsheet(String title) throws Exception {
        Reconciliation reconciliation = new Reconciliation(DAY, null, ZoneOffset.UTC);
        Path file = folder.resolve("findings.csv");
        FindingsFile.write(
                file, reconciliation, reconciliation.of(List.of(new Planned(title, DAY, title, 2)), List.of()));
        String written = Files.readString(file);
        String cell = "'" + title.replace("\"", "\"\"");
        assertThat(written.split("\\Q" + cell + "\\E", -1)).as(written).hasSize(3);
        assertThat(written).doesNotContain("," + title).doesNotContain(",\"" + title);
    }

    @Test
    void whatDoesNotStaysAsItIs() {
        for (String title : List.of("路灯不亮", "5-3 号楼漏水", "hotline:17", "", "'已有撇号")) {
            assertThat(FindingsFile.harmless(title)).isEqualTo(title);
        }
        assertThat(FindingsFile.harmless(null)).isNull();
    }
}
