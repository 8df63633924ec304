package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedBookTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void itRemembersFourHundredDaysAndNoMoreHoweverLongItRuns() {
        AtomicLong now = new AtomicLong();
        RememberedBook book = new RememberedBook(now::get);
        for (int day = 0; day < 2_000; day++) {
            now.set(day * DAY);
            for (int i = 0; i < 10; i++) {
                book.close(day + "-" + i, i % 2 == 0);
            }
            assertThat(book.size()).isLessThanOrEqualTo(401 * 10);
        }
        assertThat(book.sent("1599-0")).as("400 days ago").isTrue();
        assertThat(book.sent("1599-1")).isFalse();
        assertThat(book.sent("1598-0")).as("401 days ago").isNull();
    }

    @Test
    void whatIsTooOldWhenItIsReadIsPassedOver() {
        RememberedBook book = new RememberedBook(() -> 1_000 * DAY);
        book.read("old", true, 599 * DAY);
        book.read("young", true, 600 * DAY);
        assertThat(book.sent("old")).isNull();
        assertThat(book.sent("young")).isTrue();
        assertThat(book.size()).isEqualTo(1);
    }
}
