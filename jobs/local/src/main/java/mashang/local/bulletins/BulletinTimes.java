package mashang.local.bulletins;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import mashang.accountability.Period;

/** Periods and times in words. */
final class BulletinTimes {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_HALF = 6;

    private BulletinTimes() {}

    /** The day in the city of an ISO-8601 time. */
    static String day(String time) {
        return Instant.parse(time).atZone(ZONE).toLocalDate().toString();
    }

    /** The same with the time of day, to the minute. */
    static String minute(String time) {
        return MINUTE.format(Instant.parse(time).atZone(ZONE));
    }

    /** What the bulletin of a period is called: 月跟踪, 季通报, 半年小结, 全年考核. */
    static String title(Period period, Wording words) {
        LocalDate first = LocalDate.ofEpochDay(period.firstDay());
        int month = first.getMonthValue();
        int part =
                switch (period.kind()) {
                    case QUARTER -> (month - 1) / MONTHS_OF_QUARTER + 1;
                    case HALF -> (month - 1) / MONTHS_OF_HALF + 1;
                    default -> month;
                };
        String key = "bulletin.title." + period.kind() + (period.kind() == Period.Kind.HALF ? part : "");
        return words.text(key, first.getYear(), part);
    }

    /** First and last day. */
    static String range(Period period) {
        return LocalDate.ofEpochDay(period.firstDay()) + " – " + LocalDate.ofEpochDay(period.lastDay());
    }
}
