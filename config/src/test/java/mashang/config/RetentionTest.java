package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    @Test
    void whatWeShipKeepsTheHistoryForThreeYearsAndClosesNothing() {
        assertThat(Retention.read(Path.of("")))
                .contains(new Retention("mashang-events-", 36, 0), new Retention("mashang-audit-", 120, 0))
                .as("a replay stops at a closed month")
                .allMatch(rule -> rule.closeMonths() == 0);
    }

    @Test
    void aCityMayCloseMonths(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("elasticsearch"));
        Files.writeString(folder.resolve("elasticsearch/retention.yaml"), "mashang-events-: {keep: 36, close: 25}\n");
        assertThat(Retention.read(folder)).containsExactly(new Retention("mashang-events-", 36, 25));
    }

    @Test
    void everythingWrongIsToldAtOnce(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("elasticsearch"));
        Files.writeString(
                folder.resolve("elasticsearch/retention.yaml"),
                "mashang-events-: {keep: 0}\nother-: {keep: 3}\nmashang-audit-: {keep: 3, close: 3, colour: red}\nmashang-x-: {close: 1}\n");
        assertThatThrownBy(() -> Retention.read(folder))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.text(true))
                        .contains("retention.yaml:1", "retention.yaml:2", "retention.yaml:3", "retention.yaml:4")
                        .contains("colour")
                        .doesNotContain("null"));
    }
}
