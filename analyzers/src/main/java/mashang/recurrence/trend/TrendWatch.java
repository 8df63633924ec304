package mashang.recurrence.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the complaints of a city by series and hour, and finds bursts among them. Not for several threads.
 *
 * <p>Complaints are taken in the order of log time; a start is decided when the complaint that completes the evidence is taken, everything
 * else at full hours of log time, before the complaints of that time or later. So the answers depend on the complaints alone, not on how often
 * {@link #advance} is called.
 *
 * <p><b>Missing</b> complaints are missed; where the city falls silent, nothing is decided until log time goes on. <b>Late</b> ones count in the
 * hour they occurred in, up to the days of {@link TrendSettings#keptDays}, and its count is told again. <b>Duplicated</b> ones (the same order) count
 * once; the same caller counts as a document but not as a caller. <b>Reordered</b> ones belong in the order of log time before they come here.
 */
public final class TrendWatch {
    private static final long HOUR = Hours.MILLIS;
    private static final long NEVER = Long.MIN_VALUE;

    private final TrendSettings settings;
    private final CityClock city;
    private final Fading fading;
    private final BurstScan scan;
    private final BurstCourse course;
    private final SeenOrders seen = new SeenOrders();
    private final Shelf shelf = new Shelf();
    private List<BurstEvent> bursts = new ArrayList<>();
    private List<WindowCount> windows = new ArrayList<>();

    /** A watch that knows nothing yet. */
    public TrendWatch(TrendSettings settings) {
        this.settings = settings;
        this.city = new CityClock(settings);
        this.fading = new Fading(settings.halfLifeHours());
        this.scan = new BurstScan(city.profile, settings, fading);
        this.course = new BurstCourse(city.profile);
    }

    /** Goes on from where another one was; {@code all} that it kept. */
    public static TrendWatch restore(
            TrendSettings settings, CityState city, Collection<SeriesState> all, Collection<SeenHour> seen) {
        TrendWatch watch = new TrendWatch(settings);
        watch.city.restore(city);
        watch.seen.restore(seen);
        List<SeriesState> byIdleness = new ArrayList<>(all);
        byIdleness.sort(Comparator.comparingLong(SeriesState::ordinal).thenComparing(SeriesState::series));
        byIdleness.forEach(state -> watch.shelf.put(new LiveSeries(state)));
        return watch;
    }

    /** Counts one complaint, after everything that was due up to its log time. */
    public Told take(Sighting sighting) {
        long loggedAt = sighting.loggedAt().toEpochMilli();
        pass(loggedAt);
        long at = Math.min(loggedAt, sighting.occurredAt().toEpochMilli());
        if (!city.take(at, loggedAt)) {
            return told();
        }
        long order = Hashes.of('o', sighting.orderId());
        if (seen.add(Hours.of(at), order)) {
            long caller = sighting.caller() == null ? order : Hashes.of('c', sighting.caller());
            boolean known = false;
            for (Series series : sighting.series()) {
                known |= count(series, at, loggedAt, caller, sighting.orderId());
            }
            city.count(Hours.of(at), known);
        }
        return told();
    }

    /** Counts in one series; whether a burst explains it. */
    private boolean count(Series key, long at, long loggedAt, long caller, String orderId) {
        LiveSeries series = shelf.get(key);
        if (series == null) {
            series = open(key);
        }
        shelf.touch(series, loggedAt, city.ordinal);
        int hour = Hours.of(at);
        series.fold(hour - settings.freshHours(), fading);
        series.rollUp((Hours.day(Hours.of(loggedAt)) - settings.keptDays()) * 24);
        boolean newCaller = series.callers.add(caller);
        if (!series.hasUntold()) {
            shelf.leaveUntold(series);
        }
        int row = series.add(at, newCaller, fading);
        LiveBurst burst = series.burst;
        if (burst != null) {
            if (hour >= Hours.of(burst.from)) {
                burst.add(at, loggedAt - at, newCaller);
            }
            return key.kind() == Series.Kind.PROBLEM;
        }
        if (newCaller && series.callersSeen > 1 && key.kind() == Series.Kind.PROBLEM) {
            city.countAgain((double) (at - series.firstSeenAt) / HOUR, series.callersSeen);
        }
        if (newCaller && city.isTested(key.kind(), series.hours.callers[row], loggedAt)) {
            test(series, row, at, loggedAt, orderId);
        }
        return false;
    }

    private LiveSeries open(Series key) {
        if (shelf.size() >= settings.maxSeries()) {
            shelf.forgetIdlest();
        }
        return shelf.open(key);
    }

    private void test(LiveSeries series, int row, long at, long loggedAt, String orderId) {
        int least = series.series.kind() == Series.Kind.PROBLEM ? settings.problemCallers() : settings.otherCallers();
        scan.scan(series, row, least, city.watchedHours(loggedAt), city.gapHours());
        if (scan.probability > city.level(series.series.kind())) {
            return;
        }
        LiveBurst burst = new LiveBurst(
                series.series.kind() + "/" + series.series.name() + "/" + orderId,
                series.hours.firstAt(scan.from),
                loggedAt,
                scan.usualPerHour,
                Surprise.score(scan.probability));
        int fromHour = Hours.of(burst.from);
        burst.documents = series.hours.documentsBetween(fromHour, Integer.MAX_VALUE);
        burst.callers = series.hours.callersBetween(fromHour, Integer.MAX_VALUE);
        burst.lastAt = series.hours.lastAt(series.hours.size - 1);
        burst.lagMillis = (loggedAt - at) * burst.documents;
        series.startBurst(burst, fading);
        shelf.startBurst(series);
        city.countStart(series.series.kind());
        bursts.add(burst.event(BurstEvent.Kind.STARTED, series.series, at, loggedAt, orderId, scan.expected));
    }

    /** The time of the next decision that needs no complaint; MAX where none is waiting for one. */
    public Instant nextWake() {
        long next = next();
        return next == NEVER ? Instant.MAX : Instant.ofEpochMilli(next);
    }

    /** Decides what is due up to this log time; complaints logged before it must have been taken. */
    public Told advance(Instant now) {
        pass(now.toEpochMilli());
        return told();
    }

    private long next() {
        return city.clock == NEVER ? NEVER : shelf.isWaiting() ? city.clock + HOUR : city.nextMidnight();
    }

    private void pass(long now) {
        for (long next = next(); next != NEVER && next <= now; next = next()) {
            decide(next);
            city.clock = next;
            if (next == Hours.start(Hours.day(Hours.of(next)) * 24)) {
                closeDay(next);
            }
        }
        city.reach(now);
    }

    private void decide(long now) {
        for (LiveSeries series : shelf.bursting()) {
            LiveBurst burst = series.burst;
            if (burst != null) {
                follow(series, burst, now);
            }
        }
        shelf.untold().forEach(this::tell);
    }

    private void follow(LiveSeries series, LiveBurst burst, long now) {
        boolean wasRising = burst.rising;
        double expected = course.expected(burst);
        if (course.isOver(series, burst, now)) {
            if (burst.rising) {
                course.settlePeak(series, burst);
                bursts.add(burst.event(BurstEvent.Kind.PEAKED, series.series, course.peakAt(), now, null, expected));
            }
            bursts.add(burst.event(BurstEvent.Kind.ENDED, series.series, burst.lastAt, now, null, expected));
            series.endBurst(burst, course.excess(burst) * BurstCourse.GLOW, BurstCourse.isUsual(burst, now), fading);
            shelf.endBurst(series);
        } else if (course.isOverPeak(series, burst, now)) {
            bursts.add(burst.event(BurstEvent.Kind.PEAKED, series.series, course.peakAt(), now, null, expected));
            shelf.change(series);
        } else if (burst.rising != wasRising) {
            shelf.change(series);
        }
    }

    private void tell(LiveSeries series) {
        int lastDay = Integer.MIN_VALUE;
        for (int hour : series.tellHours()) {
            int row = series.hours.from(hour);
            if (row >= series.hours.size || series.hours.hours[row] != hour) {
                continue;
            }
            if (settings.tellHours()) {
                windows.add(window(series, WindowCount.Grain.HOUR, hour, hour + 1));
            }
            int day = Hours.day(hour);
            if (settings.tellDays() && day != lastDay) {
                windows.add(window(series, WindowCount.Grain.DAY, day * 24, day * 24 + 24));
                lastDay = day;
            }
        }
        shelf.change(series);
    }

    private WindowCount window(LiveSeries series, WindowCount.Grain grain, int from, int until) {
        double active = city.profile.between(Hours.start(from), Hours.start(until));
        return new WindowCount(
                series.series,
                grain,
                Hours.instant(from),
                Hours.instant(until),
                series.hours.documentsBetween(from, until),
                series.hours.callersBetween(from, until),
                active * usualPerHour(series, from));
    }

    private double usualPerHour(LiveSeries series, int hour) {
        LiveBurst burst = series.burst;
        if (burst != null) {
            return burst.usualPerHour;
        }
        double known = (double) (Hours.start(hour) - series.firstSeenAt) / HOUR;
        double before = series.usual + series.hours.callersBetween(series.foldedUntil, hour);
        return (before + .5) / (24 + scan.remembered(known));
    }

    private void closeDay(long midnight) {
        city.closeDay(midnight);
        seen.dropBefore(Hours.of(midnight) - 24 * settings.keptDays());
        shelf.forgetBefore(midnight - settings.idleDays() * 24 * HOUR);
    }

    private Told told() {
        if (bursts.isEmpty() && windows.isEmpty()) {
            return Told.NOTHING;
        }
        Told told = new Told(bursts, windows);
        bursts = new ArrayList<>();
        windows = new ArrayList<>();
        return told;
    }

    /**
     * Two problems turned out to be one: what was counted for one counts for the other from now on. Somebody who called for both counts
     * twice.
     *
     * @param at log time of the merge; complaints logged before it must have been taken
     */
    public Told merge(Series from, Series into, Instant at) {
        pass(at.toEpochMilli());
        LiveSeries old = shelf.get(from);
        if (old == null || from.equals(into)) {
            return told();
        }
        LiveSeries kept = shelf.get(into);
        if (kept == null) {
            kept = open(into);
            kept.touchedAt = old.touchedAt;
            kept.ordinal = old.ordinal;
        }
        shelf.forget(old);
        LiveBurst joined = old.burst;
        if (!kept.hasUntold()) {
            shelf.leaveUntold(kept);
        }
        kept.addAll(old, fading);
        if (joined != null) {
            join(joined, kept, at.toEpochMilli());
        }
        shelf.change(kept);
        return told();
    }

    private void join(LiveBurst joined, LiveSeries kept, long at) {
        LiveBurst own = kept.burst;
        LiveBurst living = own == null || joined.from < own.from ? joined : own;
        LiveBurst other = own == null ? null : living == own ? joined : own;
        kept.startBurst(living, fading);
        shelf.startBurst(kept);
        if (other != null) {
            living.addAll(other);
        }
        LiveBurst told = other == null ? joined : other;
        bursts.add(told.event(BurstEvent.Kind.JOINED, kept.series, told.lastAt, at, null, course.expected(told))
                .continuedAs(living.id));
    }

    /**
     * Where a series is going at a full hour.
     *
     * @param at log time; taken back to the full hour
     * @return absent where the series is not known
     */
    public @Nullable Trend trend(Series key, Instant at) {
        LiveSeries series = shelf.get(key);
        if (series == null) {
            return null;
        }
        int until = Hours.of(at.toEpochMilli());
        int from = until - settings.trendDays() * 24;
        int known = Math.max(Hours.of(series.firstSeenAt), from - 2 * settings.trendDays() * 24);
        int before = Math.max(known, Hours.of(city.watchedFrom()));
        return Trend.of(
                Hours.instant(from),
                Hours.instant(until),
                series.hours.callersBetween(from, until),
                series.hours.callersBetween(before, from),
                city.profile.between(Hours.start(from), Hours.start(until)),
                before >= from ? 0 : city.profile.between(Hours.start(before), Hours.start(from)));
    }

    /** The burst a series is in; absent where none is under way. */
    public @Nullable BurstState burst(Series series) {
        LiveSeries live = shelf.get(series);
        return live == null || live.burst == null ? null : live.burst.snapshot();
    }

    /** Number of live series. */
    public int size() {
        return shelf.size();
    }

    /** All that has to be kept. */
    public TrendSnapshot snapshot() {
        return new TrendSnapshot(city.snapshot(), shelf.snapshot(), List.of(), seen.snapshot(), List.of());
    }

    /** What has to be written anew since this was last asked. */
    public TrendSnapshot changes() {
        return new TrendSnapshot(city.snapshot(), shelf.changed(), shelf.dropped(), seen.changed(), seen.dropped());
    }
}
