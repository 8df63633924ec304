package mashang.units;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a unit: merged into another (撤并), or split into several (拆分).
 *
 * @param on first day on which it is no more
 * @param heirs who followed, in the order in which they are asked; never empty
 */
public record Succession(LocalDate on, List<Heir> heirs) implements Serializable {

    /**
     * A unit that followed.
     *
     * @param unit its id
     * @param districts of what it took over; empty: of all
     * @param streets the same
     * @param categories the same; one is also for those that continue it with {@code /}
     */
    public record Heir(String unit, List<String> districts, List<String> streets, List<String> categories)
            implements Serializable {

        /** Who took over everything, or what no other took. */
        public static Heir ofAll(String unit) {
            return new Heir(unit, List.of(), List.of(), List.of());
        }

        /** Whether it took everything. */
        public boolean isOfAll() {
            return districts.isEmpty() && streets.isEmpty() && categories.isEmpty();
        }

        private boolean has(Matter matter) {
            return (districts.isEmpty() || isOneOf(districts, matter.district()))
                    && (streets.isEmpty() || isOneOf(streets, matter.street()))
                    && (categories.isEmpty() || isBelow(categories, matter.category()));
        }

        private static boolean isOneOf(List<String> names, @Nullable String name) {
            return name != null && names.contains(name);
        }

        private static boolean isBelow(List<String> prefixes, @Nullable String category) {
            return category != null
                    && prefixes.stream().anyMatch(p -> category.equals(p) || category.startsWith(p + '/'));
        }
    }

    /** Id of the first heir that has this matter; absent where none says so: it is for the office to say. */
    @Nullable
    String heir(Matter matter) {
        for (Heir heir : heirs) {
            if (heir.has(matter)) {
                return heir.unit();
            }
        }
        return null;
    }
}
