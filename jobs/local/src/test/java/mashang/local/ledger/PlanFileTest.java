package mashang.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import mashang.ledger.Reconciliation.Planned;
import mashang.local.ledger.PlanFile.BadLine;
import mashang.local.ledger.PlanFile.NoPlan;
import mashang.local.ledger.PlanFile.Wrong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-05");

    @TempDir
    private Path folder;

    @Test
    void badLinesAreToldWithTheirPlaceAndStopNothing() throws Exception {
        PlanFile plan = read(
                null,
                "id,planned,title",
                "f:1,2026-03-05,\"路灯，不亮\"",
                ",2026-03-05,nobody's",
                "f:2,tomorrow,",
                "f:3,2026-02-30,",
                "",
                "f:1,2026-03-06,twice",
                "f:4",
                " f:5 ,2026/3/5,\"two",
                "lines\"",
                "f:6,2026-03-05");
        assertThat(plan.lines())
                .containsExactly(
                        new Planned("f:1", DAY, "路灯，不亮", 2),
                        new Planned("f:5", DAY, "two\nlines", 9),
                        new Planned("f:6", DAY, null, 11));
        assertThat(plan.bad())
                .containsExactly(
                        new BadLine(3, Wrong.NO_ID, ""),
                        new BadLine(4, Wrong.NO_DAY, "tomorrow"),
                        new BadLine(5, Wrong.NO_DAY, "2026-02-30"),
                        new BadLine(7, Wrong.TWICE, "f:1"),
                        new BadLine(8, Wrong.NO_DAY, ""));
    }

    @Test
    void aQuoteThatNeverEndsCostsTheRestOfTheFileOnly() throws Exception {
        PlanFile plan = read(null, "id,planned", "f:1,2026-03-05", "f:2,\"2026-03-05", "f:3,2026-03-05");
        assertThat(plan.lines()).extracting(Planned::orderId).containsExactly("f:1");
        assertThat(plan.bad())
                .extracting(BadLine::line, BadLine::wrong)
                .hasSize(1)
                .allSatisfy(bad -> assertThat(bad.toList()).containsExactly(3L, Wrong.NO_ROW));
    }

    @Test
    void daysAreReadAsOfficesWriteThem() throws Exception {
        for (String day : List.of(
                "2026-03-05",
                "2026/3/5",
                "2026-3-5",
                "2026.3.5",
                "2026年3月5日",
                "20260305",
                "2026/3/5 0:00:00",
                "2026-03-05T17:30")) {
            assertThat(read(null, "id,planned", "f:1," + day).lines())
                    .as(day)
                    .extracting(Planned::closes)
                    .containsExactly(DAY);
        }
    }

    @Test
    void chineseColumnsInAnyOrderAndTheEncodingOfOfficePrograms() throws Exception {
        String text = "序号,标题,计划销号日期,工单号\n1,噪声扰民,2026年3月5日,17\n2,占道,2026-03-05,hotline:18\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            Path file = folder.resolve("plan.csv");
            Files.write(file, text.getBytes(charset));
            assertThat(PlanFile.read(file, "hotline").lines())
                    .containsExactly(
                            new Planned("hotline:17", DAY, "噪声扰民", 2), new Planned("hotline:18", DAY, "占道", 3));
        }
        assertThat(read(null, "\uFEFFid,planned", "f:1,2026-03-05").lines()).hasSize(1);
    }

    @Test
    void aFileWithoutTheColumnsIsNoPlan() {
        assertThatThrownBy(() -> read(null, "number,planned", "1,2026-03-05"))
                .isInstanceOfSatisfying(
                        NoPlan.class, e -> assertThat(e.isIdMissing()).isTrue());
        assertThatThrownBy(() -> read(null, "id,day", "1,2026-03-05"))
                .isInstanceOfSatisfying(
                        NoPlan.class, e -> assertThat(e.isIdMissing()).isFalse());
        assertThatThrownBy(() -> read(null)).isInstanceOf(NoPlan.class);
    }

    private PlanFile read(@Nullable String feed, String... lines) throws IOException, NoPlan {
        return PlanFile.read(Files.write(folder.resolve("plan.csv"), List.of(lines)), feed);
    }
}
