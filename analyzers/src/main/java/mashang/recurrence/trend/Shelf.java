package mashang.recurrence.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The series of a city: found by name, forgotten by idleness. */
final class Shelf {
    private final Map<Series, LiveSeries> all = new HashMap<>();
    private final NavigableMap<Series, LiveSeries> bursting = new TreeMap<>();
    private final List<LiveSeries> untold = new ArrayList<>();
    private final List<LiveSeries> changed = new ArrayList<>();
    private final SortedSet<Series> dropped = new TreeSet<>();
    private @Nullable LiveSeries idlest;
    private @Nullable LiveSeries busiest;

    @Nullable
    LiveSeries get(Series key) {
        return all.get(key);
    }

    int size() {
        return all.size();
    }

    /** A series that nothing was counted in yet. */
    LiveSeries open(Series key) {
        LiveSeries series = new LiveSeries(key);
        put(series);
        return series;
    }

    /** Puts a series last in the order of idleness. */
    void put(LiveSeries series) {
        all.put(series.series, series);
        dropped.remove(series.series);
        append(series);
        if (series.burst != null) {
            bursting.put(series.series, series);
        }
        if (series.hasUntold()) {
            untold.add(series);
        }
    }

    void touch(LiveSeries series, long loggedAt, long ordinal) {
        series.touchedAt = loggedAt;
        series.ordinal = ordinal;
        if (series != busiest) {
            detach(series);
            append(series);
        }
        change(series);
    }

    void change(LiveSeries series) {
        if (!series.listed) {
            series.listed = true;
            changed.add(series);
        }
    }

    private void append(LiveSeries series) {
        series.idler = busiest;
        series.busier = null;
        if (busiest == null) {
            idlest = series;
        } else {
            busiest.busier = series;
        }
        busiest = series;
    }

    private void detach(LiveSeries series) {
        LiveSeries before = series.idler;
        LiveSeries after = series.busier;
        if (before == null) {
            idlest = after;
        } else {
            before.busier = after;
        }
        if (after == null) {
            busiest = before;
        } else {
            after.idler = before;
        }
    }

    /** Something was counted that is to be told. */
    void leaveUntold(LiveSeries series) {
        untold.add(series);
    }

    void startBurst(LiveSeries series) {
        bursting.put(series.series, series);
    }

    void endBurst(LiveSeries series) {
        bursting.remove(series.series);
        change(series);
    }

    List<LiveSeries> bursting() {
        return List.copyOf(bursting.values());
    }

    boolean isWaiting() {
        return !untold.isEmpty() || !bursting.isEmpty();
    }

    /** The series with hours to be told, in order; they are off the list now. */
    List<LiveSeries> untold() {
        List<LiveSeries> waiting = new ArrayList<>(untold);
        untold.clear();
        waiting.removeIf(series -> series.gone);
        waiting.sort((a, b) -> a.series.compareTo(b.series));
        return waiting;
    }

    void forgetIdlest() {
        if (idlest != null) {
            forget(idlest);
        }
    }

    /** Forgets those that were last touched before this time. */
    void forgetBefore(long time) {
        while (idlest != null && idlest.touchedAt < time) {
            forget(idlest);
        }
    }

    void forget(LiveSeries series) {
        detach(series);
        all.remove(series.series);
        bursting.remove(series.series);
        series.gone = true;
        dropped.add(series.series);
    }

    /** All of them, the one idle for longest first. */
    List<SeriesState> snapshot() {
        List<SeriesState> states = new ArrayList<>(all.size());
        for (LiveSeries series = idlest; series != null; series = series.busier) {
            states.add(series.snapshot());
        }
        return states;
    }

    /** Those that changed since last asked. */
    List<SeriesState> changed() {
        List<SeriesState> states = new ArrayList<>(changed.size());
        for (LiveSeries series : changed) {
            series.listed = false;
            if (!series.gone) {
                states.add(series.snapshot());
            }
        }
        changed.clear();
        return states;
    }

    /** Those that are no longer kept, since last asked. */
    List<Series> dropped() {
        List<Series> gone = List.copyOf(dropped);
        dropped.clear();
        return gone;
    }
}
