package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String USUAL = "yyyy-MM-dd HH:mm:ss";

    /** Only where it comes first is the usual form read by hand. */
    private final TimeForms byHand = new TimeForms(List.of(USUAL), ZONE);

    private final TimeForms byPattern = new TimeForms(List.of("'at' HH:mm", USUAL), ZONE);

    @Property(tries = 2000)
    void the_usual_form_is_read_as_its_pattern_reads_it(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @IntRange(max = 86_500) int second) {
        String text = "%04d-%02d-%02d %02d:%02d:%02d"
                .formatted(year, month, day, second / 3600, second / 60 % 60, second % 60);
        assertThat(byHand.millis(text)).as(text).isEqualTo(byPattern.millis(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30 10:00:00",
                "2024-02-29 10:00:00",
                "2023-02-29 10:00:00",
                "1986-05-04 02:30:00",
                "1991-09-15 01:30:00",
                "2026-3-1 09:12:33",
                "2026-03-01T09:12:33",
                "2026-03-01 09:12:60",
                "2026-03-01 24:00:00",
                "２026-03-01 09:12:33",
                "-026-03-01 09:12:33",
                "2026-03-01 09:12:33 ",
                ""
            })
    void what_is_odd_too(String text) {
        assertThat(byHand.millis(text)).isEqualTo(byPattern.millis(text));
    }
}
