package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of a zone's days says what java.time says, where clocks change at midnight and where a day is skipped too. */
class ZoneDaysTest {
    private static final long FIRST = LocalDate.of(1979, 1, 1).toEpochDay();
    private static final int COUNT = 60 * 365;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai", // summer time until 1991
                "America/Sao_Paulo", // put on at midnight
                "Asia/Gaza", // put back at midnight, and at odd times
                "Africa/Cairo", // put back from midnight into the day before
                "Pacific/Apia", // 30 December 2011 never was
                "Pacific/Kwajalein", // nor was 21 August 1993
                "Australia/Lord_Howe", // half an hour
                "Europe/Berlin", // for ever
                "UTC"
            })
    void everyDayBeginsWhereJavaTimeSays(String zone) {
        ZoneId id = ZoneId.of(zone);
        ZoneDays days = new ZoneDays(id, FIRST, COUNT);
        List<LocalDate> different = LongStream.rangeClosed(FIRST, FIRST + COUNT)
                .mapToObj(LocalDate::ofEpochDay)
                .filter(day -> days.start(day.toEpochDay())
                        != day.atStartOfDay(id).toInstant().toEpochMilli())
                .toList();
        assertThat(different).isEmpty();
    }
}
