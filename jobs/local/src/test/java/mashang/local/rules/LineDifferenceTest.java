package mashang.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDifferenceTest {
    private static final String POLICY = """
            policy: p
            version: 1
            clocks:
              - clock: sign
                rules:
                  - {limit: 1wd, source: s}
              - clock: handle
                rules:
                  - {limit: 5wd, source: s}
            office:
              - decision: WAIVED
            """;

    @Test
    void equalTextsDifferInNothingWhateverBlanksEndTheirLines() {
        assertThat(LineDifference.of(POLICY, POLICY)).isEmpty();
        assertThat(LineDifference.of(POLICY, POLICY.replace("\n", "  \r\n") + "\n\n"))
                .isEmpty();
        assertThat(LineDifference.of("", "")).isEmpty();
    }

    @Test
    void changedLineIsShownWithTheClockItBelongsTo() {
        assertThat(LineDifference.of(POLICY, POLICY.replace("5wd", "3wd").replace("version: 1", "version: 2")))
                .containsExactly(
                        ":",
                        "- 2  version: 1",
                        "+ 2  version: 2",
                        "clock: handle:",
                        "- 9        - {limit: 5wd, source: s}",
                        "+ 9        - {limit: 3wd, source: s}");
    }

    @Test
    void lineThatBelongsToNoClockIsNotSaidToBeOneOfTheClockAbove() {
        assertThat(LineDifference.of(POLICY, POLICY.replace("WAIVED", "CHECKED")))
                .containsExactly(":", "- 11    - decision: WAIVED", "+ 11    - decision: CHECKED");
    }

    @Test
    void newElementIsItsOwnHeading() {
        String more = POLICY.replace(
                "office:", "  - clock: report\n    rules:\n      - {limit: same-day, source: s}\noffice:");
        assertThat(LineDifference.of(POLICY, more))
                .containsExactly(
                        "clock: report:",
                        "+ 10    - clock: report",
                        "+ 11      rules:",
                        "+ 12        - {limit: same-day, source: s}");
        assertThat(LineDifference.of(more, POLICY)).hasSize(4).startsWith("clock: report:", "- 10    - clock: report");
    }

    @Test
    void unitOnOneLineIsItsOwnToo() {
        String units = "units:\n  - id: zgj\n    kind: town\n  - {id: cg, name: 甲, kind: town}\n";
        assertThat(LineDifference.of(units, units.replace("甲", "乙")))
                .containsExactly(
                        "id: cg:", "- 4    - {id: cg, name: 甲, kind: town}", "+ 4    - {id: cg, name: 乙, kind: town}");
    }

    @Test
    void everythingAndNothing() {
        assertThat(LineDifference.of("a\nb", "")).containsExactly(":", "- 1  a", "- 2  b", "+ 1  ");
    }
}
