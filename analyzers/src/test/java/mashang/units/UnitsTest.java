package mashang.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final LocalDate RENAMED = LocalDate.of(2024, 3, 1);
    private static final Unit PLANNING = new Unit(
            "planning",
            List.of(new Unit.Name("市规划局", null, RENAMED), new Unit.Name("市自然资源局", RENAMED, null)),
            null,
            Unit.Kind.DEPARTMENT,
            null,
            null);
    private static final Unit LATER = new Unit(
            "later",
            List.of(new Unit.Name("市规划局", LocalDate.of(2025, 1, 1), null)),
            null,
            Unit.Kind.DEPARTMENT,
            null,
            null);

    @Test
    void unitIsFoundByTheNameItHadThen() {
        Units units = new Units(List.of(PLANNING, LATER));
        assertThat(units.named("市规划局", Instant.parse("2023-01-01T00:00:00Z"))).contains(PLANNING);
        assertThat(units.named("市规划局", Instant.parse("2025-06-01T00:00:00Z"))).contains(LATER);
        assertThat(units.named(" 市自然资源局 ", Instant.parse("2025-06-01T00:00:00Z")))
                .contains(PLANNING);
    }

    @Test
    void namesChangeAtMidnightInTheCity() {
        Units units = new Units(List.of(PLANNING, LATER));
        assertThat(units.named("市自然资源局", Instant.parse("2024-02-29T16:00:00Z"))).contains(PLANNING);
        assertThat(units.named("市规划局", Instant.parse("2024-02-29T15:59:59Z"))).contains(PLANNING);
    }

    @Test
    void oldNameStillFindsItsOnlyBearerAndAnAmbiguousOneFindsNobody() {
        assertThat(new Units(List.of(PLANNING)).named("市规划局", Instant.parse("2026-01-01T00:00:00Z")))
                .contains(PLANNING);
        assertThat(new Units(List.of(PLANNING, LATER)).named("市规划局", Instant.parse("2024-06-01T00:00:00Z")))
                .isEmpty();
        assertThat(Units.none().named("市规划局", Instant.EPOCH)).isEmpty();
        assertThat(Units.none().named(null, Instant.EPOCH)).isEmpty();
    }
}
