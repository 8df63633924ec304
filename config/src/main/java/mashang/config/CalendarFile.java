package mashang.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.config.CalendarDraft.NoticeDraft;
import mashang.sla.CalendarPlan;
import org.jspecify.annotations.Nullable;

/** Reads a file of a working calendar: its ordinary week, and the notices of holidays and make-up days. */
final class CalendarFile {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern HOURS = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");
    private static final int DAY_MINUTES = 24 * 60;

    private CalendarFile() {}

    static @Nullable CalendarDraft read(Path path, String shownAs, References references, Problems problems) {
        YamlMap root = YamlFile.read(path, shownAs, problems);
        return root == null ? null : read(root, references);
    }

    static @Nullable CalendarDraft read(YamlMap root, References references) {
        YamlNode idNode = root.need("calendar");
        String id = idNode == null
                ? null
                : idNode.parsed(
                        CalendarFile::checkedId,
                        "小写字母、数字、.、_、- 组成的名称",
                        "a name of lower-case letters, digits, ., _ and -");
        YamlNode defaultNode = root.get("default");
        Boolean isDefault = defaultNode == null
                ? Boolean.FALSE
                : defaultNode.parsed(CalendarFile::truth, "true 或 false", "true or false");
        YamlNode parent = root.get("extends");
        ZoneId zone = zone(own(root, "zone", parent));
        Set<DayOfWeek> week = week(own(root, "week", parent));
        List<CalendarPlan.Hours> hours = hours(own(root, "hours", parent));
        Boolean midnight = closesAtMidnight(root.get("dayEnds"));
        List<NoticeDraft> notices = NoticeReader.read(root.get("notices"));
        root.done();
        if (id == null) {
            return null;
        }
        references.calendar(root.node(), id);
        if (parent != null) {
            references.calendarMention(parent);
        }
        // Where it is unclear, that is told already, and not once more as the lack of a default.
        boolean counts = isDefault == null || isDefault;
        return new CalendarDraft(root.node(), id, counts, parent, zone, week, hours, midnight, notices);
    }

    /** What a calendar that extends another may leave to it. */
    private static @Nullable YamlNode own(YamlMap root, String key, @Nullable YamlNode parent) {
        return parent == null ? root.need(key) : root.get(key);
    }

    private static @Nullable ZoneId zone(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(ZoneId::of, "时区（如 Asia/Shanghai 或 +08:00）", "a zone (such as Asia/Shanghai or +08:00)");
    }

    private static @Nullable Set<DayOfWeek> week(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        for (YamlNode element : node.list()) {
            DayOfWeek day = element.constant(DayOfWeek.class);
            if (day != null && !week.add(day)) {
                element.problem("这一天写了两次", "this day is written twice", "只留一个", "Keep one of them");
            }
        }
        if (node.list().isEmpty()) {
            node.problem("至少要有一个工作日", "needs at least one day", "写上工作日，如 [monday]", "Name a day, such as [monday]");
        }
        return Set.copyOf(week);
    }

    private static @Nullable List<CalendarPlan.Hours> hours(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        List<CalendarPlan.Hours> hours = new ArrayList<>();
        for (YamlNode element : node.list()) {
            CalendarPlan.Hours one = element.parsed(
                    CalendarFile::hoursOf,
                    "办公时段（如 08:30-12:00，至多到 24:00）",
                    "office hours (such as 08:30-12:00, at most until 24:00)");
            if (one == null) {
                continue;
            }
            if (!hours.isEmpty() && one.from() <= hours.get(hours.size() - 1).until()) {
                element.problem(
                        "办公时段须按先后排列，互不相接或重叠",
                        "office hours must follow one another without touching",
                        "排好顺序，相接的合为一段",
                        "Put them in order and join those that touch");
            }
            hours.add(one);
        }
        if (node.list().isEmpty()) {
            node.problem(
                    "至少要有一段办公时间",
                    "needs at least one stretch",
                    "写上时段，如 [08:30-12:00]",
                    "Write one, such as [08:30-12:00]");
        }
        return hours.isEmpty() ? null : List.copyOf(hours);
    }

    private static CalendarPlan.Hours hoursOf(String text) {
        Matcher found = HOURS.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        int from = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
        int until = Integer.parseInt(found.group(3)) * 60 + Integer.parseInt(found.group(4));
        if (from >= until || until > DAY_MINUTES) {
            throw new IllegalArgumentException(text);
        }
        return new CalendarPlan.Hours(from, until);
    }

    private static @Nullable Boolean closesAtMidnight(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        text -> switch (text) {
                            case "close" -> Boolean.FALSE;
                            case "midnight" -> Boolean.TRUE;
                            default -> throw new IllegalArgumentException(text);
                        },
                        "close（下班时）或 midnight（24:00）",
                        "close (when the offices do) or midnight (24:00)");
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static String checkedId(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
