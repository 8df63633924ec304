package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mashang.sla.WorkCalendar;
import org.junit.jupiter.api.Test;

/**
 * Every day of the shipped calendar is worked exactly where holiday-cn says so. Needs the yearly files of holiday-cn in the
 * folder that the system property {@code mashang.holidays} names, and fails without: by its name it is no part of the
 * ordinary build, and {@code .ci/real_data.py} runs it.
 */
class SharedCalendarCheck {
    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2026;

    @Test
    void everyDayIsWorkedWhereTheSourceSaysSo() throws IOException {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("mashang.holidays"), "mashang.holidays"));
        Map<LocalDate, Boolean> source = new HashMap<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            int before = source.size();
            read(folder.resolve(year + ".json"), source);
            assertThat(source.size()).as("days of %d", year).isGreaterThan(before + 10);
        }
        WorkCalendar calendar = City.load(Path.of(".")).workCalendars().asKnownAt("cn", Long.MAX_VALUE);
        List<String> differences = new ArrayList<>();
        LocalDate end = LocalDate.of(LAST_YEAR + 1, 1, 1);
        for (LocalDate date = LocalDate.of(FIRST_YEAR - 1, 12, 1); date.isBefore(end); date = date.plusDays(1)) {
            boolean ordinary = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            boolean expected = source.getOrDefault(date, ordinary);
            if (calendar.isWorkingDay(date.toEpochDay()) != expected) {
                differences.add(date + (expected ? " is worked" : " is off"));
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void read(Path file, Map<LocalDate, Boolean> days) throws IOException {
        LocalDate date = null;
        try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    parser.nextToken();
                    if (field.equals("date")) {
                        date = LocalDate.parse(parser.getText());
                    } else if (field.equals("isOffDay")) {
                        days.put(Objects.requireNonNull(date), !parser.getBooleanValue());
                    }
                }
            }
        }
    }
}
