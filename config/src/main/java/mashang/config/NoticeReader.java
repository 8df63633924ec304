package mashang.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.config.CalendarDraft.NoticeDraft;
import mashang.sla.CalendarPlan;
import org.jspecify.annotations.Nullable;

/** Reads the notices of a calendar file, and checks each by itself and against those before it. */
final class NoticeReader {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /** A notice for the next year speaks of the end of December; until this day of it nobody has to expect one. */
    private static final int CONFIRMED_UNTIL_DECEMBER = 24;

    /** Holidays are a week or two: a longer one is a mistyped month. */
    private static final int LONGEST_DAYS = 31;

    private NoticeReader() {}

    static List<NoticeDraft> read(@Nullable YamlNode node) {
        List<NoticeDraft> notices = new ArrayList<>();
        Map<Long, String> spoken = new HashMap<>();
        if (node != null) {
            for (YamlNode element : node.list()) {
                YamlMap map = element.map();
                NoticeDraft notice = map == null ? null : notice(map);
                if (notice != null) {
                    checkUnspoken(notice, spoken);
                    notices.add(notice);
                }
            }
        }
        return List.copyOf(notices);
    }

    private static @Nullable NoticeDraft notice(YamlMap map) {
        YamlNode yearNode = map.need("year");
        Long year = yearNode == null ? null : yearNode.number(FIRST_YEAR, LAST_YEAR);
        YamlNode nameNode = map.need("name");
        String name = nameNode == null ? null : nameNode.text();
        YamlNode publishedNode = map.need("publishedAt");
        Published published = publishedNode == null
                ? null
                : publishedNode.parsed(
                        Published::of,
                        "日期或带时区的时间（如 2018-12-06 或 2018-12-06T15:00:00+08:00）",
                        "a date or a time with its offset (such as 2018-12-06 or 2018-12-06T15:00:00+08:00)");
        YamlNode confirmedNode = map.get("confirmedUntil");
        LocalDate confirmed = confirmedNode == null ? null : confirmedNode.date();
        YamlNode amends = map.get("amends");
        List<CalendarPlan.Day> days = days(map.need("holidays"), year);
        map.done();
        if (year == null || name == null || published == null || (confirmedNode != null && confirmed == null)) {
            return null;
        }
        if (confirmed == null) {
            confirmed = LocalDate.of(year.intValue(), Month.DECEMBER, CONFIRMED_UNTIL_DECEMBER);
        } else {
            checkYear(confirmedNode, confirmed, year);
        }
        checkPublished(publishedNode, published.day, days);
        return new NoticeDraft(
                map.node(), amends, year.intValue(), name, published.day, published.exactly, confirmed, days);
    }

    private static List<CalendarPlan.Day> days(@Nullable YamlNode node, @Nullable Long year) {
        List<CalendarPlan.Day> days = new ArrayList<>();
        Map<LocalDate, Boolean> seen = new HashMap<>();
        if (node != null) {
            for (YamlNode element : node.list()) {
                YamlMap map = element.map();
                if (map != null) {
                    addHoliday(map, year, seen, days);
                }
            }
        }
        return List.copyOf(days);
    }

    private static void addHoliday(
            YamlMap map, @Nullable Long year, Map<LocalDate, Boolean> seen, List<CalendarPlan.Day> days) {
        YamlNode nameNode = map.need("name");
        String name = nameNode == null ? null : nameNode.text();
        YamlNode off = map.get("off");
        YamlNode work = map.get("work");
        map.done();
        if (off == null && work == null) {
            map.node()
                    .problem(
                            "off 与 work 至少要有一个",
                            "needs off or work",
                            "写上放假或上班的日期",
                            "Write the days that are off or worked");
        }
        for (YamlNode list : new YamlNode[] {off, work}) {
            if (list == null) {
                continue;
            }
            for (YamlNode element : list.list()) {
                for (LocalDate day : span(element)) {
                    if (isSound(element, day, list == work, year, seen) && name != null) {
                        days.add(new CalendarPlan.Day(day.toEpochDay(), name, list == work));
                    }
                }
            }
        }
    }

    private static List<LocalDate> span(YamlNode node) {
        List<LocalDate> days = node.parsed(
                NoticeReader::spanOf,
                "日期或至多 31 天的起止日期（如 2019-02-04 或 2019-02-04..2019-02-10）",
                "a day or first and last day, 31 at most (such as 2019-02-04 or 2019-02-04..2019-02-10)");
        return days == null ? List.of() : days;
    }

    private static List<LocalDate> spanOf(String text) {
        int dots = text.indexOf("..");
        LocalDate first = YamlNode.dateOf(dots < 0 ? text : text.substring(0, dots));
        LocalDate last = dots < 0 ? first : YamlNode.dateOf(text.substring(dots + 2));
        if (last.isBefore(first) || last.toEpochDay() - first.toEpochDay() >= LONGEST_DAYS) {
            throw new IllegalArgumentException(text);
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private static boolean isSound(
            YamlNode node, LocalDate day, boolean working, @Nullable Long year, Map<LocalDate, Boolean> seen) {
        Boolean before = seen.putIfAbsent(day, working);
        if (before != null) {
            boolean both = before != working;
            node.problem(
                    day + (both ? " 既放假又上班" : " 写了两次"),
                    day + (both ? " is both off and worked" : " is written twice"),
                    "只留一个",
                    "Keep one of them");
            return false;
        }
        if (year != null) {
            checkYear(node, day, year);
        }
        return true;
    }

    /** Days belong to the year, its last December or its next January. */
    private static void checkYear(@Nullable YamlNode node, LocalDate day, long year) {
        LocalDate first = LocalDate.of((int) year - 1, Month.DECEMBER, 1);
        LocalDate last = LocalDate.of((int) year + 1, Month.JANUARY, 31);
        if (node != null && (day.isBefore(first) || day.isAfter(last))) {
            node.problem(
                    day + " 不在 " + year + " 年前后",
                    day + " is not about the year " + year,
                    "改正日期或 year",
                    "Correct the date or the year");
        }
    }

    private static void checkPublished(@Nullable YamlNode node, LocalDate published, List<CalendarPlan.Day> days) {
        long last = days.stream().mapToLong(CalendarPlan.Day::day).max().orElse(Long.MAX_VALUE);
        if (node != null && published.toEpochDay() > last) {
            node.problem(
                    "晚于通知所说的最后一天",
                    "is after the last day of which the notice speaks",
                    "改正 publishedAt",
                    "Correct publishedAt");
        }
    }

    /** That two notices of a file speak of one day is meant where the later one amends another, and else a mistake. */
    private static void checkUnspoken(NoticeDraft notice, Map<Long, String> spoken) {
        for (CalendarPlan.Day day : notice.days()) {
            String before = spoken.putIfAbsent(day.day(), notice.name());
            if (before != null && notice.amends() == null) {
                String date = LocalDate.ofEpochDay(day.day()).toString();
                notice.node()
                        .problem(
                                date + " 在“" + before + "”中已有安排",
                                "\"" + before + "\" speaks of " + date + " already",
                                "若是调整，写 amends: " + before,
                                "If it amends that notice, write amends: " + before);
                return;
            }
        }
    }

    /** A day, or a moment. */
    private record Published(LocalDate day, @Nullable Instant exactly) {
        static Published of(String text) {
            if (text.indexOf('T') < 0) {
                return new Published(YamlNode.dateOf(text), null);
            }
            Instant exactly = YamlNode.timeOf(text);
            return new Published(OffsetDateTime.parse(text).toLocalDate(), exactly);
        }
    }
}
