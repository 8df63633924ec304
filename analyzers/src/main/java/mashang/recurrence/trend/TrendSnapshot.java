package mashang.recurrence.trend;

import java.util.List;

/**
 * What has to be kept to go on later.
 *
 * @param city one for the whole city
 * @param changed series that changed since last asked, or all
 * @param dropped series that are no longer kept, since last asked
 * @param seen hours whose orders changed since last asked, or all
 * @param forgotten hours whose orders are no longer kept, since last asked
 */
public record TrendSnapshot(
        CityState city,
        List<SeriesState> changed,
        List<Series> dropped,
        List<SeenHour> seen,
        List<Integer> forgotten) {}
