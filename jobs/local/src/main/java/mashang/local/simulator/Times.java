package mashang.local.simulator;

import java.time.Instant;
import java.time.LocalDateTime;

/** The forms in which the feeds write times, in Asia/Shanghai. */
final class Times {
    private Times() {}

    private static LocalDateTime local(long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), Arrivals.OFFSET);
    }

    /** {@code 2026-03-01 09:12:33}. */
    static String dashed(long at) {
        LocalDateTime time = local(at);
        StringBuilder text = date(time, "-", "-", 2);
        Places.number(clock(text.append(' '), time, 2, ":").append(':'), time.getSecond(), 2);
        return text.toString();
    }

    /** {@code 2026/3/1 9:12}. */
    static String slashed(long at) {
        LocalDateTime time = local(at);
        return clock(date(time, "/", "/", 1).append(' '), time, 1, ":").toString();
    }

    /** {@code 2026年3月1日 09时12分}. */
    static String chinese(long at) {
        LocalDateTime time = local(at);
        return clock(date(time, "年", "月", 1).append("日 "), time, 2, "时")
                .append('分')
                .toString();
    }

    private static StringBuilder date(LocalDateTime time, String afterYear, String afterMonth, int digits) {
        StringBuilder text = new StringBuilder(24);
        Places.number(text, time.getYear(), 4).append(afterYear);
        Places.number(text, time.getMonthValue(), digits).append(afterMonth);
        return Places.number(text, time.getDayOfMonth(), digits);
    }

    private static StringBuilder clock(StringBuilder text, LocalDateTime time, int digits, String between) {
        Places.number(text, time.getHour(), digits).append(between);
        return Places.number(text, time.getMinute(), 2);
    }
}
