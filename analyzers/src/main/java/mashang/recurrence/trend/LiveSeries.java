package mashang.recurrence.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A {@link SeriesState} while complaints are being counted in it. Times are epoch milliseconds. */
final class LiveSeries {
    /** Days kept behind those that are kept by the hour. */
    private static final int MOST_DAYS = 182;

    /** What a burst adds to what is usual: it happened, and may again, but it is not how things are. */
    private static final int BURST_COUNTS = 3;

    final Series series;
    final HourTable hours = new HourTable();
    final CallerMemory callers = new CallerMemory();
    private final List<DayCount> days = new ArrayList<>(0);
    long ordinal;
    long touchedAt;
    long firstSeenAt = Long.MAX_VALUE;
    long documents;
    long callersSeen;
    /** Callers before {@link #foldedUntil}, as of then. */
    double usual;

    int foldedUntil = Integer.MIN_VALUE;
    /** Callers since then. */
    int recent;

    double glow;
    int glowHour;

    @Nullable
    LiveBurst burst;

    @Nullable
    private SortedSet<Integer> untold;

    private int lastUntold = Integer.MIN_VALUE;
    /** Whether it is on the list of what changed since somebody last asked. */
    boolean listed;
    /** Whether it is no longer kept. */
    boolean gone;

    /** Neighbours in the order of idleness. */
    @Nullable
    LiveSeries idler;

    @Nullable
    LiveSeries busier;

    LiveSeries(Series series) {
        this.series = series;
    }

    LiveSeries(SeriesState kept) {
        series = kept.series();
        ordinal = kept.ordinal();
        touchedAt = kept.touchedAt().toEpochMilli();
        firstSeenAt = kept.firstSeenAt().toEpochMilli();
        documents = kept.documents();
        callersSeen = kept.callersSeen();
        kept.hours().forEach(hours::add);
        days.addAll(kept.days());
        usual = kept.usual();
        foldedUntil = kept.foldedUntil();
        recent = hours.callersBetween(foldedUntil, Integer.MAX_VALUE);
        glow = kept.glow();
        glowHour = kept.glowHour();
        callers.addAll(kept.callers());
        burst = kept.burst() == null ? null : new LiveBurst(kept.burst());
        kept.untold().forEach(this::leaveUntold);
    }

    /** Counts a complaint and gives the index of its hour. */
    int add(long at, boolean newCaller, Fading fading) {
        int hour = Hours.of(at);
        documents++;
        firstSeenAt = Math.min(firstSeenAt, at);
        leaveUntold(hour);
        if (newCaller) {
            callersSeen++;
            if (hour < foldedUntil) {
                usual += fading.after(foldedUntil - hour);
            } else {
                recent++;
            }
        }
        return hours.add(hour, Hours.within(at), newCaller);
    }

    /** Moves what lies before this hour to what is usual, except for a burst under way. */
    void fold(int untilHour, Fading fading) {
        int until = burst == null ? untilHour : Math.min(untilHour, Hours.of(burst.from));
        if (until <= foldedUntil) {
            return;
        }
        usual = usual == 0 ? 0 : usual * fading.after(until - foldedUntil);
        for (int i = hours.from(foldedUntil); i < hours.size && hours.hours[i] < until; i++) {
            usual += hours.callers[i] * fading.after(until - hours.hours[i]);
            recent -= hours.callers[i];
        }
        foldedUntil = until;
    }

    /** What a caller of an hour counts in what is usual, as of a later one. */
    double counting(int hour, int asOf, Fading fading) {
        return hour >= foldedUntil ? 1 : fading.after(foldedUntil - hour) * fading.after(asOf - foldedUntil);
    }

    /** The hour in which the last burst ended: what came before is explained. */
    int settledUntil() {
        return glow == 0 ? Integer.MIN_VALUE : glowHour;
    }

    /** A burst began in an hour that was folded: what came since is taken out of what is usual. */
    void startBurst(LiveBurst started, Fading fading) {
        burst = started;
        int from = Hours.of(started.from);
        if (from >= foldedUntil) {
            return;
        }
        for (int i = hours.from(from); i < hours.size && hours.hours[i] < foldedUntil; i++) {
            usual -= hours.callers[i] * fading.after(foldedUntil - hours.hours[i]);
            recent += hours.callers[i];
        }
        double since = fading.after(foldedUntil - from);
        usual = since == 0 ? 0 : Math.max(0, usual) / since;
        foldedUntil = from;
    }

    /** Ends the burst: all up to its last complaint is folded, the burst as if few had called, unless it has become usual. */
    void endBurst(LiveBurst ended, double glowing, boolean isUsual, Fading fading) {
        burst = null;
        int from = Hours.of(ended.from);
        int until = Hours.of(ended.lastAt) + 1;
        fold(from, fading);
        int counted = hours.callersBetween(Math.max(from, foldedUntil), until);
        double before = usual * fading.after(until - foldedUntil);
        recent -= counted;
        usual = before + (isUsual ? counted : Math.min(counted, BURST_COUNTS));
        foldedUntil = Math.max(foldedUntil, until);
        glow = glowing;
        glowHour = until;
    }

    /** Rolls hours before this one, the first of a day, up to days, as far as they are folded. */
    void rollUp(int untilHour) {
        int beforeHour = Math.min(untilHour, Hours.day(foldedUntil) * 24);
        if (hours.size == 0 || hours.hours[0] >= beforeHour) {
            return;
        }
        int gone = hours.from(beforeHour);
        for (int i = 0; i < gone; i++) {
            addDay(new DayCount(Hours.day(hours.hours[i]), hours.documents[i], hours.callers[i]));
        }
        hours.dropBefore(beforeHour);
        int oldest = Hours.day(beforeHour) - MOST_DAYS;
        days.removeIf(day -> day.day() < oldest);
    }

    private void addDay(DayCount more) {
        int i = days.size();
        while (i > 0 && days.get(i - 1).day() > more.day()) {
            i--;
        }
        if (i > 0 && days.get(i - 1).day() == more.day()) {
            DayCount known = days.get(i - 1);
            days.set(
                    i - 1,
                    new DayCount(known.day(), known.documents() + more.documents(), known.callers() + more.callers()));
        } else {
            days.add(i, more);
        }
    }

    void leaveUntold(int hour) {
        if (hour != lastUntold) {
            if (untold == null) {
                untold = new TreeSet<>();
            }
            untold.add(hour);
            lastUntold = hour;
        }
    }

    /** The hours that have not been told, in order; they count as told now. */
    List<Integer> tellHours() {
        List<Integer> told = untold == null ? List.of() : List.copyOf(untold);
        untold = null;
        lastUntold = Integer.MIN_VALUE;
        return told;
    }

    boolean hasUntold() {
        return untold != null;
    }

    /** Adds another series that turned out to be the same. Its burst is not taken over. */
    void addAll(LiveSeries other, Fading fading) {
        int until = Math.max(foldedUntil, other.foldedUntil);
        fold(until, fading);
        other.fold(until, fading);
        usual = usual * fading.after(until - foldedUntil) + other.usual * fading.after(until - other.foldedUntil);
        foldedUntil = until;
        for (int i = 0; i < other.hours.size; i++) {
            hours.add(other.hours.get(i));
            leaveUntold(other.hours.hours[i]);
        }
        recent = hours.callersBetween(foldedUntil, Integer.MAX_VALUE);
        other.days.forEach(this::addDay);
        documents += other.documents;
        callersSeen += other.callersSeen;
        firstSeenAt = Math.min(firstSeenAt, other.firstSeenAt);
        callers.addAll(other.callers.snapshot());
        if (other.glow > 0) {
            glowHour = glow == 0 ? other.glowHour : Math.max(glowHour, other.glowHour);
            glow = Math.max(glow, other.glow);
        }
    }

    SeriesState snapshot() {
        List<HourCount> counts = new ArrayList<>(hours.size);
        for (int i = 0; i < hours.size; i++) {
            counts.add(hours.get(i));
        }
        return new SeriesState(
                series,
                ordinal,
                Instant.ofEpochMilli(touchedAt),
                Instant.ofEpochMilli(firstSeenAt),
                documents,
                callersSeen,
                counts,
                new ArrayList<>(days),
                usual,
                foldedUntil,
                glow,
                glowHour,
                callers.snapshot(),
                burst == null ? null : burst.snapshot(),
                untold == null ? List.of() : new ArrayList<>(untold));
    }
}
