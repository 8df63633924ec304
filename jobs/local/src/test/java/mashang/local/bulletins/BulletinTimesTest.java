package mashang.local.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BulletinTimesTest {
    @Test
    void whatTheSpreadsheetSaysIsOfTheSameDayAsWhatThePaperSays() {
        String night = "2026-04-02T16:30:00.000Z";

        assertThat(BulletinTimes.day(night)).isEqualTo("2026-04-03");
        assertThat(BulletinTimes.minute(night)).isEqualTo("2026-04-03 00:30");
    }
}
