package mashang.jobs.supervision;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The monthly indices {@code mashang-events-yyyy.MM}, by log time. Not thread-safe. */
final class HistoryIndex implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy.MM");

    private transient @Nullable Month last;

    /** The index of a month, from its first moment to its last; one document after the other is of the same. */
    private record Month(String index, Instant from, Instant until) {
        static Month of(Instant time) {
            LocalDate first = LocalDate.ofInstant(time, ZONE).withDayOfMonth(1);
            return new Month(
                    HistoryDocuments.INDEX_PREFIX + MONTH.format(first),
                    first.atStartOfDay(ZONE).toInstant(),
                    first.plusMonths(1).atStartOfDay(ZONE).toInstant());
        }

        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** The index of a log time. */
    String of(Instant time) {
        Month month = last;
        if (month == null || !month.contains(time)) {
            month = Month.of(time);
            last = month;
        }
        return month.index();
    }
}
