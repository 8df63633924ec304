package mashang.sla;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * All working calendars of a city, each as known at any time: a version for each time at which one of its notices was
 * published. Times are epoch milliseconds of the log. See {@code CLOCKS.md}, 3. Immutable.
 */
public final class Calendars implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Without any notices, the years whose days are looked up; asked about others, java.time answers. */
    private static final int[] PLAIN_YEARS = {2000, 2040};

    /** Years before the first notice and after the last one that are looked up too. */
    private static final int YEARS_AROUND = 10;

    /** No notices, one calendar: Monday to Friday, 08:30 to 12:00 and 14:30 to 17:30 in Asia/Shanghai; all provisional. */
    public static final Calendars WEEKDAYS = of(List.of(new CalendarPlan(
            "weekdays",
            true,
            "Asia/Shanghai",
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
            false,
            List.of())));

    private final transient List<CalendarPlan> plans;
    private final transient Map<String, Versions> calendars = new HashMap<>();
    private final transient Versions byDefault;

    /** When any notice of any calendar was published, ascending, each once. */
    private final transient long[] published;

    /** From when on the notices published at each of these times change anything. */
    private final transient long[] changes;

    private Calendars(List<CalendarPlan> plans, Map<String, Versions> made) {
        this.plans = List.copyOf(plans);
        Versions found = null;
        for (CalendarPlan plan : plans) {
            Versions ready = made.get(plan.id());
            Versions versions = ready == null ? Versions.of(plan) : ready;
            if (calendars.put(plan.id(), versions) != null) {
                throw new IllegalArgumentException("two calendars are called " + plan.id());
            }
            if (plan.isDefault() && found != null) {
                throw new IllegalArgumentException("two calendars are the default");
            }
            found = plan.isDefault() ? versions : found;
        }
        if (found == null) {
            throw new IllegalArgumentException("no calendar is the default");
        }
        this.byDefault = found;
        this.published = plans.stream()
                .flatMapToLong(Calendars::published)
                .sorted()
                .distinct()
                .toArray();
        this.changes = Arrays.stream(published).map(this::firstChange).toArray();
    }

    /**
     * The calendars of these plans.
     *
     * @param plans exactly one of them is the default, no two have the same name; else IllegalArgumentException
     */
    public static Calendars of(List<CalendarPlan> plans) {
        return new Calendars(plans, Map.of());
    }

    /** The same with the notices and calendars that are new in the news: each known from its publication, but never before the news. */
    public Calendars with(RuleNews news) {
        if (news.calendars().isEmpty()) {
            return this;
        }
        List<CalendarPlan> all = new ArrayList<>(plans);
        Map<String, Versions> unchanged = new HashMap<>(calendars);
        for (CalendarPlan plan : news.calendars()) {
            unchanged.remove(plan.id());
            int at = 0;
            while (at < all.size() && !all.get(at).id().equals(plan.id())) {
                at++;
            }
            if (at < all.size()) {
                all.set(at, amended(all.get(at), plan.notices(), news.knownFrom()));
            } else {
                all.add(amended(plan.withNotices(List.of(), false), plan.notices(), news.knownFrom()));
            }
        }
        return new Calendars(all, unchanged);
    }

    private static CalendarPlan amended(CalendarPlan plan, List<CalendarPlan.Notice> notices, long knownFrom) {
        List<CalendarPlan.Notice> more = new ArrayList<>(plan.notices());
        for (CalendarPlan.Notice notice : notices) {
            if (plan.notices().stream().noneMatch(notice::saysTheSameAs)) {
                more.add(notice.publishedAt(Math.max(notice.publishedAt(), knownFrom)));
            }
        }
        return plan.withNotices(more, plan.isDefault());
    }

    /** When notices of any calendar were published, ascending, each once. */
    LongStream publications() {
        return Arrays.stream(published);
    }

    /** What they were made of. */
    public List<CalendarPlan> plans() {
        return plans;
    }

    /**
     * The calendar of this name, the city's default where it is absent or unknown, as known at this log time. Allocates
     * nothing.
     */
    public WorkCalendar asKnownAt(@Nullable String id, long logTime) {
        Versions versions = id == null ? null : calendars.get(id);
        return (versions == null ? byDefault : versions).knownAt(logTime);
    }

    /** When the next notice of any calendar is published, strictly after this log time; MAX_VALUE: none. */
    public long nextNoticeAfter(long logTime) {
        int next = countUpTo(published, logTime);
        return next < published.length ? published[next] : Long.MAX_VALUE;
    }

    /**
     * The first moment of the days on which notices published at exactly this time say something, or of those that they
     * confirm: no deadline before it changes by them, nor becomes provisional or final. MAX_VALUE: there is no such notice; MIN_VALUE: any time may.
     */
    public long changesFrom(long publishedAt) {
        int index = Arrays.binarySearch(published, publishedAt);
        return index < 0 ? Long.MAX_VALUE : changes[index];
    }

    private long firstChange(long publishedAt) {
        long first = Long.MAX_VALUE;
        for (Versions versions : calendars.values()) {
            first = Math.min(first, versions.changesFrom(publishedAt));
        }
        return first;
    }

    /** The days around a plan's notices, which are looked up. */
    static ZoneDays span(CalendarPlan plan) {
        List<Long> noted = plan.notices().stream()
                .flatMap(notice -> notice.days().stream())
                .map(CalendarPlan.Day::day)
                .sorted()
                .toList();
        int from = PLAIN_YEARS[0];
        int until = PLAIN_YEARS[1];
        if (!noted.isEmpty()) {
            from = LocalDate.ofEpochDay(noted.get(0)).getYear() - YEARS_AROUND;
            until = LocalDate.ofEpochDay(noted.get(noted.size() - 1)).getYear() + YEARS_AROUND;
        }
        long first = LocalDate.of(from, 1, 1).toEpochDay();
        return new ZoneDays(
                ZoneId.of(plan.zone()), first, (int) (LocalDate.of(until, 1, 1).toEpochDay() - first));
    }

    private static LongStream published(CalendarPlan plan) {
        return plan.notices().stream().mapToLong(CalendarPlan.Notice::publishedAt);
    }

    private static int countUpTo(long[] ascending, long time) {
        int found = Arrays.binarySearch(ascending, time);
        return found < 0 ? -found - 1 : found + 1;
    }

    private Object writeReplace() {
        return new Written(plans);
    }

    @SuppressWarnings("unused") // by serialization: only the plans may be read
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("written as its plans");
    }

    /** What is written of them: the tables are made anew. */
    private record Written(List<CalendarPlan> plans) implements Serializable {
        private Object readResolve() {
            return of(plans);
        }
    }

    /**
     * One calendar.
     *
     * @param published when it changed, ascending
     * @param known as known before the first change, from the first on, from the second on …
     */
    private record Versions(long[] published, WorkCalendar[] known) {
        static Versions of(CalendarPlan plan) {
            long[] published = Calendars.published(plan).sorted().distinct().toArray();
            ZoneDays days = span(plan);
            WorkCalendar[] known = new WorkCalendar[published.length + 1];
            known[0] = new WorkCalendar(upTo(plan, Long.MIN_VALUE), days);
            for (int i = 0; i < published.length; i++) {
                known[i + 1] = new WorkCalendar(upTo(plan, published[i]), days);
            }
            return new Versions(published, known);
        }

        private static CalendarPlan upTo(CalendarPlan plan, long logTime) {
            List<CalendarPlan.Notice> notices = plan.notices().stream()
                    .filter(notice -> notice.publishedAt() <= logTime)
                    .toList();
            return new CalendarPlan(
                    plan.id(),
                    plan.isDefault(),
                    plan.zone(),
                    plan.week(),
                    plan.hours(),
                    plan.closesAtMidnight(),
                    notices);
        }

        WorkCalendar knownAt(long logTime) {
            return known[countUpTo(published, logTime)];
        }

        long changesFrom(long publishedAt) {
            int index = Arrays.binarySearch(published, publishedAt);
            if (index < 0) {
                return Long.MAX_VALUE;
            }
            WorkCalendar before = known[index];
            WorkCalendar after = known[index + 1];
            if (before.isProvisional(Long.MIN_VALUE) != after.isProvisional(Long.MIN_VALUE)) {
                return Long.MIN_VALUE; // of two notices one spoke of no day
            }
            long first = after.firstOf(publishedAt);
            if (before.confirmedUntil() != Long.MIN_VALUE && after.confirmedUntil() > before.confirmedUntil()) {
                first = Math.min(first, before.confirmedUntil() + 1);
            }
            return first == Long.MAX_VALUE ? first : after.startOf(first);
        }
    }
}
