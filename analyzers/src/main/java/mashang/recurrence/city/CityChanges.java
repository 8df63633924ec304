package mashang.recurrence.city;

import java.util.List;
import mashang.recurrence.ClustererState;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.duplicates.Duplicates;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.trend.TrendSnapshot;

/**
 * What has to be written down since it was last asked.
 *
 * @param clusters live clusters that changed, by id
 * @param lives lives that changed, by id
 * @param portraits portraits that changed, by id
 * @param marks marks that changed, by id
 * @param gone ids of problems that live no more, sorted
 * @param clusterer what the clusterer remembers beside
 * @param trends what changed of counts and bursts
 * @param duplicates what changed of texts and visits
 */
public record CityChanges(
        List<ProblemCluster> clusters,
        List<ProblemLife> lives,
        List<Portrait> portraits,
        List<ProblemMark> marks,
        List<String> gone,
        ClustererState clusterer,
        TrendSnapshot trends,
        Duplicates.Changed duplicates) {}
