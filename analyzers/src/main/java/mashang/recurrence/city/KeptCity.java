package mashang.recurrence.city;

import java.util.List;
import mashang.recurrence.ClustererState;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.duplicates.TextGroup;
import mashang.recurrence.duplicates.Visit;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.trend.CityState;
import mashang.recurrence.trend.SeenHour;
import mashang.recurrence.trend.SeriesState;

/**
 * Everything that was written down of a city, each list in whatever order.
 *
 * @param clusters live clusters
 * @param lives their lives
 * @param portraits their portraits
 * @param marks how often they have changed
 * @param clusterer what the clusterer remembers beside
 * @param city the city's week, and how far its log has come
 * @param series counts and bursts
 * @param seen orders that were counted
 * @param texts texts that are known again
 * @param visits who came about what
 */
public record KeptCity(
        List<ProblemCluster> clusters,
        List<ProblemLife> lives,
        List<Portrait> portraits,
        List<ProblemMark> marks,
        ClustererState clusterer,
        CityState city,
        List<SeriesState> series,
        List<SeenHour> seen,
        List<TextGroup> texts,
        List<Visit> visits) {}
