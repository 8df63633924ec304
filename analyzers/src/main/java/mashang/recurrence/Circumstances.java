package mashang.recurrence;

import mashang.text.Concern;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a complaint beside its words: where, about what, about whom, and what is at stake.
 *
 * @param district district or county (区县), as the feed states it, else as the text says; absent where neither does
 * @param street street or township, likewise
 * @param grid grid cell (网格), likewise
 * @param category as the feed states it; absent where it does not
 * @param unit the unit complained about or, failing that, the unit it was sent to, as the feed writes it; absent where
 *     it names none
 * @param concern what is at stake (安全、健康、民生), inferred from the words; absent where nothing is said to be
 */
public record Circumstances(
        @Nullable String district,
        @Nullable String street,
        @Nullable String grid,
        @Nullable String category,
        @Nullable String unit,
        @Nullable Concern concern) {

    /** Nothing is known. */
    public static final Circumstances NONE = new Circumstances(null, null, null, null, null, null);

    /** What an event states. */
    public static Circumstances of(CaseEvent event) {
        return new Circumstances(
                event.district(),
                event.street(),
                event.grid(),
                event.category(),
                event.subjectUnit() == null ? event.unit() : event.subjectUnit(),
                null);
    }

    /** These, with what they leave open taken from others. */
    public Circumstances orElse(Circumstances other) {
        return new Circumstances(
                district == null ? other.district : district,
                street == null ? other.street : street,
                grid == null ? other.grid : grid,
                category == null ? other.category : category,
                unit == null ? other.unit : unit,
                concern == null ? other.concern : concern);
    }
}
