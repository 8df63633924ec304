package mashang.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mashang.delivery.Consignment;
import mashang.delivery.Language;
import mashang.delivery.Note;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.sla.ProblemNews;
import mashang.sla.Span;
import mashang.sla.WorkCalendar;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * What a template can say of an alert: names, times as people read them, the reckoning in one line, what to do. Nothing of the
 * citizen is among it: alerts have neither names nor texts of complaints.
 */
public final class AlertWords {
    /** Names are no longer; what is longer is not one, and is cut. */
    private static final int LONGEST = 60;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final DeliveryPlan plan;
    private final Units units;
    private final Calendars calendars;
    private final List<Policy> policies;

    public AlertWords(DeliveryPlan plan, Units units, Calendars calendars, List<Policy> policies) {
        this.plan = plan;
        this.units = units;
        this.calendars = calendars;
        this.policies = policies;
    }

    /** As a city's own configuration has it. */
    public static AlertWords of(DeliveryPlan plan, City city) {
        return new AlertWords(plan, city.units(), city.workCalendars(), city.policies());
    }

    /** The fields of one alert, for templates; described in config/README.md. */
    Map<String, Object> of(Consignment part, Language language) {
        Alert a = part.alert();
        Unit unit = units.named(a.unit(), a.startedAt()).orElse(null);
        WorkCalendar calendar = calendars.asKnownAt(
                unit == null ? null : unit.calendar(), a.decidedAt().toEpochMilli());
        Map<String, Object> view = new HashMap<>();
        Alert.Kind told = a.corrected() == null ? a.kind() : a.corrected();
        for (Alert.Kind kind : Alert.Kind.values()) {
            view.put("is" + camel(kind), a.kind() == kind);
        }
        view.put("withdrawn", a.withdrawn());
        view.put("headline", headline(a, language));
        view.put("corrected", word("kind." + told.name(), told.word(), language));
        view.put("order", cut(a.orderId()));
        view.put("again", a.round() > 1);
        view.put("round", a.round());
        view.put("number", a.number());
        view.put("clock", word("clock." + a.clock(), a.clock(), language));
        view.put("unit", owner(a, unit, language));
        view.put("started", time(a.startedAt(), a.decidedAt(), calendar.zone(), language));
        view.put("due", time(a.dueAt(), a.decidedAt(), calendar.zone(), language));
        Instant stopped = a.stoppedAt();
        view.put("stopped", stopped == null ? "" : time(stopped, a.decidedAt(), calendar.zone(), language));
        view.put("isStopped", stopped != null);
        view.put("decided", time(a.decidedAt(), a.decidedAt(), calendar.zone(), language));
        long late = a.decidedAt().toEpochMilli() - a.dueAt().toEpochMilli();
        boolean isPassing = told == Alert.Kind.BUCK_PASSING;
        boolean isGone = a.policy().isEmpty(); // the clock is no more: it has neither times nor a rule
        view.put("isPassing", isPassing && !isGone);
        view.put("hasTimes", !isPassing && !isGone);
        view.put("hasRule", !isGone);
        view.put("isLate", late > 0 && stopped == null && !a.withdrawn() && !isPassing);
        view.put("late", length(Math.abs(late), language));
        view.put("left", length(Math.abs(late), language));
        view.put("rule", rule(a, calendar, language));
        view.put("hasReckoning", !isPassing);
        view.put("reckoning", reckoning(a, calendar, language));
        view.put("provisional", a.provisional());
        view.put("action", word("do." + (a.withdrawn() ? "WITHDRAWN" : a.kind().name()), "", language));
        view.put("urgent", part.urgent());
        view.put("unknownUnit", part.note() == Note.UNIT_UNKNOWN);
        view.put("unreachedUnit", part.note() == Note.UNIT_WITHOUT_RECIPIENT);
        view.put("unacknowledged", part.note() == Note.UNACKNOWLEDGED);
        view.put("hasLink", plan.board() != null);
        view.put("link", link(a));
        problem(view, a, calendar.zone(), language);
        return view;
    }

    private void problem(Map<String, Object> view, Alert a, ZoneId zone, Language language) {
        ProblemNews p = a.problem();
        String reason = p == null ? null : p.reason();
        String district = p == null ? null : p.district();
        view.put("isProblem", p != null);
        view.put("problem", p == null ? "" : cut(p.label()));
        view.put("district", district == null ? "" : cut(district));
        view.put("hasDistrict", district != null);
        view.put("since", p == null ? "" : time(p.since(), a.decidedAt(), zone, language));
        view.put("messages", p == null ? 0 : p.messages());
        view.put("people", p == null ? 0 : p.people());
        view.put("now", p == null ? "" : number(p.now()));
        view.put("before", p == null ? "" : number(p.before()));
        view.put("hasReason", reason != null);
        view.put("reason", reason == null ? "" : word("reason." + reason, reason, language));
        view.put("visits", p == null ? 0 : p.visits());
        view.put("comesBack", p != null && p.visits() > 1);
        view.put("hasUnit", p == null || a.unit() != null);
        if (p != null) {
            view.put("clock", cut(p.label()));
        }
    }

    private static String number(double people) {
        return people == Math.rint(people) ? String.valueOf((long) people) : String.format(Locale.ROOT, "%.1f", people);
    }

    /** The page of its order, or problem, on the board; empty where there is no board. */
    public String link(Alert alert) {
        return plan.board() == null
                ? ""
                : plan.board()
                        + (alert.problem() == null ? "/order?id=" : "/problem?id=")
                        + URLEncoder.encode(alert.orderId(), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }

    private static String camel(Alert.Kind kind) {
        StringBuilder name = new StringBuilder();
        for (String part : kind.name().split("_", -1)) {
            name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private String headline(Alert a, Language language) {
        if (a.kind() == Alert.Kind.CORRECTION) {
            return word(
                    a.withdrawn() ? "kind.WITHDRAWN" : "kind.RESTATED", a.kind().word(), language);
        }
        String rung = a.rung();
        String kind = word("kind." + a.kind().name(), a.kind().word(), language);
        return rung == null
                ? kind
                : kind + (language == Language.ZH ? "：" : ": ") + word("rung." + rung, rung, language);
    }

    private String owner(Alert a, @Nullable Unit unit, Language language) {
        String name = a.unit();
        return unit != null
                ? unit.currentName()
                : name != null
                        ? cut(name)
                        : word("owner." + a.owner().name(), a.owner().name(), language);
    }

    private String rule(Alert a, WorkCalendar calendar, Language language) {
        if (a.policy().equals("supplied")) {
            return word("rule.supplied", "supplied", language);
        }
        String source = String.join(language == Language.ZH ? "；或：" : "; or: ", sources(a, calendar));
        String[] name = a.policy().split("@", 2);
        String policy = name.length < 2
                ? a.policy()
                : language == Language.ZH ? "《" + name[0] + "》第 " + name[1] + " 版" : name[0] + ", version " + name[1];
        return policy + (source.isEmpty() ? "" : (language == Language.ZH ? "，出处：" : ", source: ") + source);
    }

    /** Where the limit comes from: of the rules of its clock, the one that explains the due time; all of them where none does. */
    private Set<String> sources(Alert a, WorkCalendar calendar) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> explaining = new LinkedHashSet<>();
        for (Policy policy : policies) {
            for (ClockRule rule : policy.name().equals(a.policy()) ? policy.rules() : List.<ClockRule>of()) {
                Span limit = rule.limit();
                if (rule.clock().name().equals(a.clock())
                        && limit != null
                        && !rule.source().isEmpty()) {
                    all.add(rule.source());
                    if (explains(limit, a, calendar)) {
                        explaining.add(rule.source());
                    }
                }
            }
        }
        return explaining.isEmpty() ? all : explaining;
    }

    private static boolean explains(Span limit, Alert a, WorkCalendar calendar) {
        long from = a.startedAt().toEpochMilli();
        long until = a.dueAt().toEpochMilli();
        return switch (limit.unit()) {
            case ELAPSED -> until - from == limit.amount();
            case WORKING_DAYS -> workedDays(calendar, from, until) == limit.amount();
            case WORKING_TIME -> false;
        };
    }

    /** From the day after the first on. */
    private static long workedDays(WorkCalendar calendar, long from, long until) {
        long worked = 0;
        long days = daysBetween(calendar, from, until);
        for (long day = 1; day <= days; day++) {
            worked += calendar.isWorkingDay(calendar.dayOf(from) + day) ? 1 : 0;
        }
        return worked;
    }

    private static long daysBetween(WorkCalendar calendar, long from, long until) {
        return Math.min(3_660, calendar.dayOf(until) - calendar.dayOf(from));
    }

    /** How long it may take and which days of it count. */
    private static String reckoning(Alert a, WorkCalendar calendar, Language language) {
        long from = a.startedAt().toEpochMilli();
        long until = a.dueAt().toEpochMilli();
        long days = daysBetween(calendar, from, until);
        long worked = workedDays(calendar, from, until);
        String whole = length(Math.max(0, until - from), language);
        if (until - from < DAY) {
            return language == Language.ZH ? "时限 " + whole : "limit " + whole;
        }
        return language == Language.ZH
                ? "起算至到期 %s，自次日起 %d 天，其中工作日 %d 天、休息日 %d 天".formatted(whole, days, worked, days - worked)
                : "%s from start to due: %d days from the next on, %d worked and %d off"
                        .formatted(whole, days, worked, days - worked);
    }

    private String word(String code, String otherwise, Language language) {
        return plan.words().getOrDefault(code + (language == Language.ZH ? ".zh" : ".en"), cut(otherwise));
    }

    private static String time(Instant at, Instant now, ZoneId zone, Language language) {
        boolean sameYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        String pattern = language == Language.ZH
                ? (sameYear ? "M月d日" : "yyyy年M月d日") + "（E）HH:mm"
                : "EEE d MMM" + (sameYear ? "" : " yyyy") + " HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language == Language.ZH ? Locale.CHINA : Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }

    private static String length(long millis, Language language) {
        boolean zh = language == Language.ZH;
        long days = millis / DAY;
        long hours = millis % DAY / HOUR;
        long minutes = millis % HOUR / MINUTE;
        String text = days > 0
                ? days + (zh ? " 天" : " d") + (hours == 0 ? "" : " " + hours + (zh ? " 小时" : " h"))
                : hours > 0
                        ? hours + (zh ? " 小时" : " h") + (minutes == 0 ? "" : " " + minutes + (zh ? " 分" : " min"))
                        : minutes > 0 ? minutes + (zh ? " 分钟" : " min") : zh ? "不到 1 分钟" : "less than a minute";
        return text;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
