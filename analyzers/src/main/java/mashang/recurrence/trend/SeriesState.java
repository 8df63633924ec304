package mashang.recurrence.trend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a series.
 *
 * @param ordinal of the complaint that touched it last, counted through the city: orders the series by idleness
 * @param touchedAt log time of that complaint
 * @param firstSeenAt when its first complaint occurred
 * @param documents complaints ever, each order once
 * @param callersSeen those of them whose caller had not yet been counted in the series
 * @param hours the days that are kept by the hour; hours without complaints left out
 * @param days days before them
 * @param usual callers before {@code foldedUntil}, older ones counting less, bursts counting little
 * @param foldedUntil hour up to which callers are in {@code usual}
 * @param glow callers an hour that were still coming when the last burst ended
 * @param glowHour the hour when that was
 * @param callers hashes of those who were counted, the oldest first
 * @param burst absent where none is under way
 * @param untold hours with complaints that have not been told yet
 */
public record SeriesState(
        Series series,
        long ordinal,
        Instant touchedAt,
        Instant firstSeenAt,
        long documents,
        long callersSeen,
        List<HourCount> hours,
        List<DayCount> days,
        double usual,
        int foldedUntil,
        double glow,
        int glowHour,
        List<Long> callers,
        @Nullable BurstState burst,
        List<Integer> untold) {}
