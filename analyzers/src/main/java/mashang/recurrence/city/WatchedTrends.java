package mashang.recurrence.city;

import java.time.Instant;
import mashang.recurrence.life.Trend;
import mashang.recurrence.life.TrendReader;
import mashang.recurrence.life.TrendReading;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.TrendWatch;
import org.jspecify.annotations.Nullable;

/** The trends of problems as the watch counts them. */
final class WatchedTrends implements TrendReader {
    private final TrendWatch watch;

    WatchedTrends(TrendWatch watch) {
        this.watch = watch;
    }

    @Override
    public @Nullable TrendReading read(String problemId, Instant at) {
        mashang.recurrence.trend.Trend trend = watch.trend(Series.problem(problemId), at);
        if (trend == null) {
            return null;
        }
        return switch (trend.direction()) {
            case GROWING -> new TrendReading(Trend.GROWING, trend.perDay(), trend.perDayBefore());
            case STEADY -> new TrendReading(Trend.STEADY, trend.perDay(), trend.perDayBefore());
            case FADING -> new TrendReading(Trend.FADING, trend.perDay(), trend.perDayBefore());
            case UNCLEAR -> null;
        };
    }
}
