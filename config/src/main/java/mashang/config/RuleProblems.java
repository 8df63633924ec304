package mashang.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import mashang.sla.CalendarPlan;

/** What can be wrong with a rule file as a version that follows others. */
final class RuleProblems {
    private RuleProblems() {}

    /** What is said of a file, wherever in it that is. */
    private record Objection(String chinese, String english, String remedyChinese, String remedyEnglish) {
        void at(YamlNode node) {
            node.problem(chinese, english, remedyChinese, remedyEnglish);
        }

        void ofWhole(String shownAs, Problems problems) {
            problems.add(new Problem(shownAs, 0, "", chinese, english, remedyChinese, remedyEnglish));
        }
    }

    static void taken(YamlNode file, String key) {
        taken(key).at(file);
    }

    /** The same of a file without nodes. */
    static void taken(Problems problems, String shownAs, String key) {
        taken(key).ofWhole(shownAs, problems);
    }

    private static Objection taken(String key) {
        return new Objection(
                "“" + key + "”已经发布过，内容不同",
                '"' + key + "\" was published already, with another content",
                "换一个版本号：已发布的版本永不改写",
                "Take another version: what was published is never overwritten");
    }

    static void otherName(YamlNode file, String name, String key) {
        file.problem(
                "文件写的是“" + name + "”，与“" + key + "”不符",
                "the file says \"" + name + "\", which is not \"" + key + '"',
                "写成一致",
                "Make them agree");
    }

    static void backdated(YamlNode at, Instant from, Instant now) {
        backdated(from, now).at(at);
    }

    /** The same of a file that does not say it itself. */
    static void backdated(Problems problems, String shownAs, Instant from, Instant now) {
        backdated(from, now).ofWhole(shownAs, problems);
    }

    private static Objection backdated(Instant from, Instant now) {
        return new Objection(
                "生效时间 " + from + " 不晚于现在（" + now + "），不能追溯",
                "takes effect at " + from + ", which is not after now (" + now + "): no rule acts backwards",
                "改为以后的时间",
                "Give a time that is still to come");
    }

    /** What is written is written anew when units become known, not on a later day. */
    static void endsLater(YamlNode file, String unit, LocalDate on) {
        file.problem(
                "“" + unit + "”到 " + on + " 才撤并，本文件此前就生效",
                '"' + unit + "\" ends on " + on + " only, and this acts before",
                "发布时写 --effective-from " + on + "T00:00:00+08:00，或更晚",
                "Publish it with --effective-from " + on + "T00:00:00+08:00 or later");
    }

    /** A version of a calendar may announce, and nothing else: orders under way were reckoned by the rest. */
    static void checkWeek(CalendarPlan before, CalendarDraft now, YamlNode file) {
        boolean same = (now.zone() == null || now.zone().getId().equals(before.zone()))
                && (now.week() == null || now.week().equals(before.week()))
                && (now.hours() == null || now.hours().equals(before.hours()))
                && (now.closesAtMidnight() == null
                        || Objects.equals(now.closesAtMidnight(), before.closesAtMidnight()));
        if (!same) {
            file.problem(
                    "时区、工作日、办公时间与已生效的“" + before.id() + "”不同",
                    "zone, week or hours differ from those of \"" + before.id() + "\", which is in force",
                    "已有日历只能增加通知；要改作息，另立一个日历并由政策或单位引用",
                    "Only add notices; for other hours make another calendar, and name it in a policy or unit");
        }
    }

    /** None of the notices may go or change. */
    static void checkKept(CalendarPlan before, CalendarPlan now, YamlNode file) {
        for (CalendarPlan.Notice notice : before.notices()) {
            if (now.notices().stream().noneMatch(notice::saysTheSameAs)) {
                file.problem(
                        "缺少或改动了已发布的通知“" + notice.name() + "”",
                        "the notice \"" + notice.name() + "\", which was published, is missing or changed",
                        "原样保留；要调整，另写一份 amends 它的通知",
                        "Keep it as it was; to change it, add a notice that amends it");
            }
        }
    }

    /** What is announced from now on must be of days that are still to come, or of today. */
    static void checkAhead(CalendarDraft.NoticeDraft notice, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (CalendarPlan.Day day : notice.days()) {
            if (day.day() < today.toEpochDay()) {
                notice.node()
                        .problem(
                                "说的是过去的日子 " + LocalDate.ofEpochDay(day.day()) + "（今天是 " + today + "），不能追溯",
                                "speaks of " + LocalDate.ofEpochDay(day.day()) + ", which is past (today is " + today
                                        + "): no rule acts backwards",
                                "只写今天及以后的日子",
                                "Leave out the days before today");
                return;
            }
        }
    }
}
