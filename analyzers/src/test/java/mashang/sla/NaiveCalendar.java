package mashang.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** A calendar without tables: looks at the notices for every day and walks from minute to minute. */
final class NaiveCalendar {
    private static final LocalDate END = LocalDate.of(2031, 1, 1);

    private final CalendarPlan plan;
    private final ZoneId zone;
    private final long logTime;
    private final Map<LocalDate, Boolean> seen = new HashMap<>();

    NaiveCalendar(CalendarPlan plan, long logTime) {
        this.plan = plan;
        this.zone = ZoneId.of(plan.zone());
        this.logTime = logTime;
    }

    boolean isWorked(LocalDate date) {
        return seen.computeIfAbsent(date, this::looksWorked);
    }

    private boolean looksWorked(LocalDate date) {
        Boolean said = null;
        long saidAt = Long.MIN_VALUE;
        for (CalendarPlan.Notice notice : plan.notices()) {
            if (notice.publishedAt() > logTime || notice.publishedAt() < saidAt) {
                continue;
            }
            for (CalendarPlan.Day day : notice.days()) {
                if (day.day() == date.toEpochDay()) {
                    said = day.working();
                    saidAt = notice.publishedAt();
                }
            }
        }
        return said == null ? plan.week().contains(date.getDayOfWeek()) : said;
    }

    boolean isOfficeMinute(LocalDateTime minute) {
        int ofDay = minute.toLocalTime().toSecondOfDay() / 60;
        return isWorked(minute.toLocalDate())
                && plan.hours().stream().anyMatch(h -> h.from() <= ofDay && ofDay < h.until());
    }

    long close(LocalDate date) {
        int until = plan.closesAtMidnight()
                ? 1440
                : plan.hours().stream()
                        .mapToInt(CalendarPlan.Hours::until)
                        .max()
                        .orElseThrow();
        LocalDateTime local =
                until == 1440 ? date.plusDays(1).atStartOfDay() : date.atTime(LocalTime.ofSecondOfDay(until * 60L));
        return millis(local);
    }

    long closeAfter(long start, long workingDays, Pauses pauses) {
        LocalDate startDay = local(start).toLocalDate();
        long left = Math.max(1, workingDays);
        // A close at 24:00 of the day before is not after a start in the day itself.
        for (LocalDate date = workingDays == 0 ? startDay : startDay.plusDays(1);
                date.isBefore(END);
                date = date.plusDays(1)) {
            long close = close(date);
            if (isWorked(date) && close > start && !pauses.contains(close) && --left == 0) {
                return close;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Walks from minute to minute, and stops where a pause begins or ends. */
    long plusWorkingTime(long start, long millis, Pauses pauses) {
        long left = millis;
        long at = start;
        while (left > 0) {
            LocalDateTime minute = local(at);
            if (!minute.toLocalDate().isBefore(END)) {
                return Long.MAX_VALUE;
            }
            if (!isWorked(minute.toLocalDate())) {
                at = millis(minute.toLocalDate().plusDays(1).atStartOfDay());
                continue;
            }
            long next = Math.min(millis(minute.withSecond(0).withNano(0).plusMinutes(1)), nextEdge(at, pauses));
            if (isOfficeMinute(minute) && !pauses.contains(at)) {
                if (next - at >= left) {
                    return at + left;
                }
                left -= next - at;
            }
            at = next;
        }
        return at;
    }

    long shift(long time, long workingDays) {
        LocalDate date = local(time).toLocalDate();
        for (long left = Math.abs(workingDays); left > 0; left -= isWorked(date) ? 1 : 0) {
            date = date.plusDays(workingDays > 0 ? 1 : -1);
            if (!date.isBefore(END)) {
                return Long.MAX_VALUE;
            }
            if (date.getYear() < 1990) {
                return Long.MIN_VALUE;
            }
        }
        return millis(date.atTime(local(time).toLocalTime()));
    }

    private static long nextEdge(long at, Pauses pauses) {
        long next = Long.MAX_VALUE;
        for (int i = pauses.count() - 1; i >= 0; i--) {
            next = pauses.until(i) > at ? pauses.until(i) : next;
            next = pauses.from(i) > at ? pauses.from(i) : next;
        }
        return next;
    }

    private LocalDateTime local(long time) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), zone);
    }

    private long millis(LocalDateTime local) {
        return ZonedDateTime.of(local, zone).toInstant().toEpochMilli();
    }
}
