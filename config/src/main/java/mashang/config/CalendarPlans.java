package mashang.config;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.config.CalendarDraft.NoticeDraft;
import mashang.sla.CalendarPlan;
import mashang.sla.Calendars;
import org.jspecify.annotations.Nullable;

/** Makes plans of the calendar files of a city: what each inherits, and what they say only together. */
final class CalendarPlans {
    private final Map<String, CalendarDraft> drafts = new LinkedHashMap<>();

    private CalendarPlans(List<CalendarDraft> drafts) {
        drafts.forEach(draft -> this.drafts.putIfAbsent(draft.id(), draft));
    }

    /** The plans, by file name; the plain week where there are no files. Call it when all files are read. */
    static List<CalendarPlan> of(List<CalendarDraft> drafts, References references) {
        if (drafts.isEmpty()) {
            Calendars.WEEKDAYS.plans().forEach(plan -> references.calendar(plan.id()));
            return Calendars.WEEKDAYS.plans();
        }
        checkDefault(drafts);
        CalendarPlans all = new CalendarPlans(drafts);
        List<CalendarPlan> plans = new ArrayList<>();
        for (CalendarDraft draft : all.drafts.values()) {
            CalendarPlan plan = all.plan(draft);
            if (plan != null) {
                plans.add(plan);
            }
        }
        return List.copyOf(plans);
    }

    /** A calendar with the notices of a draft that are new to it; its week and hours stay. */
    static CalendarPlan amended(CalendarPlan plan, CalendarDraft draft) {
        List<CalendarPlan.Notice> notices = new ArrayList<>(plan.notices());
        for (NoticeDraft one : draft.notices()) {
            CalendarPlan.Notice notice = notice(one, ZoneId.of(plan.zone()));
            if (notices.stream().noneMatch(notice::saysTheSameAs)) {
                notices.add(notice);
            }
        }
        return with(plan, notices);
    }

    /** The calendar as if it had only the notices of a draft. */
    static CalendarPlan onlyOf(CalendarPlan plan, CalendarDraft draft) {
        return amended(with(plan, List.of()), draft);
    }

    static CalendarPlan with(CalendarPlan plan, List<CalendarPlan.Notice> notices) {
        return new CalendarPlan(
                plan.id(),
                plan.isDefault(),
                plan.zone(),
                plan.week(),
                plan.hours(),
                plan.closesAtMidnight(),
                List.copyOf(notices));
    }

    /** A calendar nobody knew; absent where it lacks what it could only have from one that it extends. */
    static @Nullable CalendarPlan fresh(CalendarDraft draft, @Nullable CalendarPlan parent) {
        String zone = draft.zone() != null ? draft.zone().getId() : parent == null ? null : parent.zone();
        Set<DayOfWeek> week = draft.week() != null || parent == null ? draft.week() : parent.week();
        List<CalendarPlan.Hours> hours = draft.hours() != null || parent == null ? draft.hours() : parent.hours();
        Boolean midnight = draft.closesAtMidnight();
        boolean inherited = parent != null && parent.closesAtMidnight();
        if (zone == null || week == null || hours == null || (draft.parent() != null && parent == null)) {
            return null;
        }
        List<CalendarPlan.Notice> notices = parent == null ? List.of() : parent.notices();
        return amended(
                new CalendarPlan(
                        draft.id(), false, zone, week, hours, midnight == null ? inherited : midnight, notices),
                draft);
    }

    /** By id, which calendar each extends; those that extend none are not in it. */
    static Map<String, String> extended(List<CalendarDraft> drafts) {
        Map<String, String> parents = new TreeMap<>();
        for (CalendarDraft draft : drafts) {
            YamlNode parent = draft.parent();
            String id = parent == null ? null : parent.text();
            if (id != null) {
                parents.putIfAbsent(draft.id(), id);
            }
        }
        return parents;
    }

    private static void checkDefault(List<CalendarDraft> drafts) {
        List<CalendarDraft> defaults =
                drafts.stream().filter(CalendarDraft::isDefault).toList();
        if (defaults.isEmpty()) {
            drafts.get(0)
                    .node()
                    .problem(
                            "没有一个日历是默认的",
                            "no calendar is the default",
                            "在其中一个写 default: true",
                            "Write default: true in one");
        }
        for (CalendarDraft another : defaults.subList(Math.min(1, defaults.size()), defaults.size())) {
            another.node()
                    .at("default")
                    .problem(
                            "“" + defaults.get(0).id() + "”已是默认日历",
                            '"' + defaults.get(0).id() + "\" is the default already",
                            "只留一个 default: true",
                            "Keep one default: true");
        }
    }

    private @Nullable CalendarPlan plan(CalendarDraft draft) {
        List<CalendarDraft> line = line(draft);
        ZoneId zone = null;
        Set<DayOfWeek> week = null;
        List<CalendarPlan.Hours> hours = null;
        Boolean midnight = null;
        List<NoticeDraft> notices = new ArrayList<>();
        for (CalendarDraft one : line) {
            zone = zone == null ? one.zone() : zone;
            week = week == null ? one.week() : week;
            hours = hours == null ? one.hours() : hours;
            midnight = midnight == null ? one.closesAtMidnight() : midnight;
            notices.addAll(0, one.notices());
        }
        if (zone == null || week == null || hours == null) {
            return null;
        }
        checkYears(draft, notices);
        checkNames(draft, notices, zone);
        ZoneId in = zone;
        return new CalendarPlan(
                draft.id(),
                draft.isDefault(),
                zone.getId(),
                week,
                hours,
                midnight != null && midnight,
                notices.stream().map(notice -> notice(notice, in)).toList());
    }

    static CalendarPlan.Notice notice(NoticeDraft notice, ZoneId zone) {
        return new CalendarPlan.Notice(
                notice.name(),
                notice.publishedIn(zone).toEpochMilli(),
                notice.confirmedUntil().toEpochDay(),
                notice.days());
    }

    /** A calendar, the one it extends, the one that one extends …; nothing, with the problem told, where it has no end. */
    private List<CalendarDraft> line(CalendarDraft draft) {
        List<CalendarDraft> line = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        CalendarDraft at = draft;
        while (at != null) {
            YamlNode parent = at.parent();
            if (!seen.add(at.id())) {
                draft.node()
                        .at("extends")
                        .problem("extends 成环", "extends forms a circle", "改正 extends", "Correct extends");
                return List.of();
            }
            line.add(at);
            String name = parent == null ? null : parent.text();
            at = name == null ? null : drafts.get(name);
        }
        return line;
    }

    private static void checkYears(CalendarDraft draft, List<NoticeDraft> notices) {
        TreeSet<Integer> years = new TreeSet<>();
        notices.forEach(notice -> years.add(notice.year()));
        for (NoticeDraft notice : draft.notices()) {
            Integer before = years.lower(notice.year());
            if (before != null && before < notice.year() - 1) {
                int missing = notice.year() - 1;
                notice.node()
                        .at(notice.node().path() + ".year")
                        .problem(
                                "缺少 " + missing + " 年的通知",
                                "there is no notice for " + missing,
                                "补上各年的通知，中间不能空",
                                "Add a notice for each year in between");
            }
        }
    }

    private static void checkNames(CalendarDraft draft, List<NoticeDraft> notices, ZoneId zone) {
        Map<String, NoticeDraft> named = new HashMap<>();
        for (NoticeDraft notice : notices) {
            boolean own = draft.notices().contains(notice);
            if (named.putIfAbsent(notice.name(), notice) != null && own) {
                notice.node()
                        .problem(
                                "“" + notice.name() + "”写了两次",
                                '"' + notice.name() + "\" is written twice",
                                "改名，或删除其中一个",
                                "Rename or delete one of them");
            }
        }
        for (NoticeDraft notice : draft.notices()) {
            if (notice.amends() != null) {
                checkAmended(notice, notice.amends(), named, zone);
            }
        }
    }

    private static void checkAmended(NoticeDraft notice, YamlNode amends, Map<String, NoticeDraft> named, ZoneId zone) {
        String name = amends.text();
        NoticeDraft amended = name == null ? null : named.get(name);
        if (name == null) {
            return;
        }
        if (amended == null || amended.equals(notice)) {
            amends.problem(
                    "没有另一个名为“" + name + "”的通知",
                    "there is no other notice named \"" + name + '"',
                    "改正名称",
                    "Correct the name");
        } else if (notice.publishedIn(zone).isBefore(amended.publishedIn(zone))) {
            amends.problem(
                    "它调整的通知“" + name + "”在它之后才发布",
                    "\"" + name + "\", which it amends, is published after it",
                    "改正 publishedAt 或 amends",
                    "Correct publishedAt or amends");
        }
    }
}
