package mashang.local.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recurring problems (共性问题) planted among the orders: one about every {@value #EVERY} orders, each with 8 to 40
 * callers over hours to days. Which order belongs to which follows from their numbers alone.
 */
final class PlantedProblems {
    static final int EVERY = 150;

    /** No problem's calls lie further apart than this many orders, so that few have to be looked through. */
    private static final int LONGEST = 3000;

    private static final int KEPT = 2 * (LONGEST / EVERY + 2);

    private final long seed;
    private final int ordersPerDay;
    private final Map<Long, Planted> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Planted> eldest) {
            return size() > KEPT;
        }
    };

    PlantedProblems(Simulation settings) {
        seed = settings.seed();
        ordersPerDay = settings.ordersPerDay();
    }

    /**
     * One planted problem.
     *
     * @param number 0 for the first
     * @param orders numbers of the orders it wants; where two problems want one, the earlier problem has it
     */
    record Planted(long number, Topic topic, Places.Place place, List<Long> orders) {
        String label() {
            return (topic.titles().get(0).startsWith("{小区}") ? place.estate() : place.road()) + ' ' + topic.leaf();
        }

        boolean wants(long order) {
            return orders.contains(order);
        }
    }

    /** The problem an order belongs to; absent for most. */
    @Nullable
    Planted of(long order) {
        for (long number = Math.max(0, (order - LONGEST) / EVERY - 1); number <= order / EVERY; number++) {
            Planted planted = planted(number);
            if (planted.wants(order)) {
                return planted;
            }
        }
        return null;
    }

    Planted planted(long number) {
        Planted known = recent.get(number);
        if (known == null) {
            known = plant(number);
            recent.put(number, known);
        }
        return known;
    }

    private Planted plant(long number) {
        Dice dice = Dice.of(seed, number, 3);
        int size = (int) dice.between(8, 40);
        int hours = (int) dice.between(4, 72);
        long span = Math.min(LONGEST, Math.max(2L * size, (long) ordersPerDay * hours / 24));
        long first = number * EVERY + dice.below(EVERY);
        List<Long> orders = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            orders.add(first + dice.below((int) span));
        }
        return new Planted(number, dice.pick(Topic.RECURRING), Places.place(dice), orders);
    }
}
