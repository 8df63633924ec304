package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import mashang.delivery.Book;
import mashang.delivery.Delivery;
import org.junit.jupiter.api.Test;

class RememberedBookTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Book.End SENT = new Book.End(Delivery.Status.SENT, null, true);
    private static final Book.End DEAD = new Book.End(Delivery.Status.DEAD, "HTTP 400", false);

    @Test
    void itRemembersFourHundredDaysAndNoMoreHoweverLongItRuns() {
        AtomicLong now = new AtomicLong();
        RememberedBook book = new RememberedBook(now::get);
        for (int day = 0; day < 2_000; day++) {
            now.set(day * DAY);
            for (int i = 0; i < 10; i++) {
                book.close(day + "-" + i, i % 2 == 0 ? SENT : DEAD);
            }
            assertThat(book.size()).isLessThanOrEqualTo(401 * 10);
        }
        assertThat(book.end("1599-0")).as("400 days ago").isEqualTo(SENT);
        assertThat(book.end("1599-1")).isEqualTo(DEAD);
        assertThat(book.end("1598-0")).as("401 days ago").isNull();
    }

    @Test
    void whatIsTooOldWhenItIsReadIsPassedOver() {
        RememberedBook book = new RememberedBook(() -> 1_000 * DAY);
        book.read("old", SENT, 599 * DAY);
        book.read("young", SENT, 600 * DAY);
        assertThat(book.end("old")).isNull();
        assertThat(book.end("young")).isEqualTo(SENT);
        assertThat(book.size()).isEqualTo(1);
    }
}
