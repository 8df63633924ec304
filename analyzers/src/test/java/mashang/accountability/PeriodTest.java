package mashang.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-03-01, 2026-03-01, 2026-03-01, 2026-03-01",
        "WEEK, 2026-01-01, 2026-W01, 2025-12-29, 2026-01-04",
        "WEEK, 2027-01-02, 2026-W53, 2026-12-28, 2027-01-03",
        "MONTH, 2024-02-29, 2024-02, 2024-02-01, 2024-02-29",
        "QUARTER, 2026-05-17, 2026-Q2, 2026-04-01, 2026-06-30",
        "HALF, 2026-07-01, 2026-H2, 2026-07-01, 2026-12-31",
        "YEAR, 2026-12-31, 2026, 2026-01-01, 2026-12-31"
    })
    void aDayLiesInOnePeriodOfEachKind(Period.Kind kind, LocalDate day, String id, LocalDate first, LocalDate last) {
        Period period = Period.of(kind, day.toEpochDay());

        assertThat(period.id()).isEqualTo(id);
        assertThat(period.firstDay()).isEqualTo(first.toEpochDay());
        assertThat(period.lastDay()).isEqualTo(last.toEpochDay());
        assertThat(Period.parse(id)).isEqualTo(period);
        assertThat(period.next().previous()).isEqualTo(period);
    }

    @Test
    void itEndsAtMidnightInTheCity() {
        assertThat(Period.parse("2026-03").end())
                .isEqualTo(Instant.parse("2026-03-31T16:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "2026-13", "2026-Q5", "2026-H3", "2026-02-30", "2026-W54", "2026-1", "26", "2026-Q1x"})
    void whatIsNoPeriodIsRefused(String text) {
        assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
