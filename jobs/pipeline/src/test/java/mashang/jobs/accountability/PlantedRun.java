package mashang.jobs.accountability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.accountability.UnitScore;

/**
 * Planted cities, ranked. Run as a main: {@code PlantedRun [SEEDS] [FIRST_SEED]}; ends with 1 if fewer than 95 % of the cities are ranked as planted, or gaming ever paid, or a unit
 * with one order ever had a rank.
 */
final class PlantedRun {
    private int cities;
    private int asPlanted;
    private int inGroups;
    private int gamingPaid;
    private int tinyRanked;
    private double unlucky;

    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        PlantedRun run = new PlantedRun();
        long begin = System.nanoTime();
        for (long seed = first; seed < first + seeds; seed++) {
            run.rank(seed);
        }
        System.out.printf(
                "cities %d, good before bad and gamers, unlucky before bad %d, good before fair before bad throughout %d, gaming paid %d,"
                        + " one-order unit ranked %d, unlucky minus lucky %.2f points on average, %.0f s%n",
                run.cities,
                run.asPlanted,
                run.inGroups,
                run.gamingPaid,
                run.tinyRanked,
                run.unlucky / run.cities,
                (System.nanoTime() - begin) / 1e9);
        System.exit(run.asPlanted >= .95 * run.cities && run.gamingPaid == 0 && run.tinyRanked == 0 ? 0 : 1);
    }

    void rank(long seed) {
        List<UnitScore> scores = new PlantedCity(seed).scores();
        Map<String, UnitScore> byUnit = new HashMap<>();
        scores.forEach(score -> byUnit.put(score.unit(), score));
        double good = worst(byUnit, "good");
        double bad = best(byUnit, "bad");
        double fairBest = best(byUnit, "fair");
        double fairWorst = worst(byUnit, "fair");
        double gamers = Math.max(points(byUnit, "returner"), points(byUnit, "closer"));
        cities++;
        asPlanted += good > bad && good > gamers && points(byUnit, "unlucky") > bad ? 1 : 0;
        inGroups += good > fairBest && fairWorst > bad ? 1 : 0;
        gamingPaid += pays(byUnit, "returner") || pays(byUnit, "closer") ? 1 : 0;
        UnitScore tiny = byUnit.get(PlantedCity.TINY);
        tinyRanked += tiny == null || tiny.rank() != null ? 1 : 0;
        unlucky += points(byUnit, "unlucky") - points(byUnit, "lucky");
    }

    private static boolean pays(Map<String, UnitScore> byUnit, String gamer) {
        return points(byUnit, gamer) > points(byUnit, gamer + "-honest") + 1e-9;
    }

    private static double points(Map<String, UnitScore> byUnit, String unit) {
        return byUnit.get(unit).points();
    }

    private static double worst(Map<String, UnitScore> byUnit, String group) {
        return byUnit.values().stream()
                .filter(s -> s.unit().startsWith(group))
                .mapToDouble(UnitScore::points)
                .min()
                .orElseThrow();
    }

    private static double best(Map<String, UnitScore> byUnit, String group) {
        return byUnit.values().stream()
                .filter(s -> s.unit().startsWith(group))
                .mapToDouble(UnitScore::points)
                .max()
                .orElseThrow();
    }

    int cities() {
        return cities;
    }

    int asPlanted() {
        return asPlanted;
    }

    int gamingPaid() {
        return gamingPaid;
    }

    int tinyRanked() {
        return tinyRanked;
    }
}
