package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import mashang.sla.Clocks;
import mashang.units.Units;

/**
 * What the board needs of the city beside its indices.
 *
 * @param clocks the rules orders are judged by now, with what was published of them
 * @param units who is a department and who a town
 * @param zone whose days and clock times are shown
 * @param story words for a problem's life
 */
public record BoardContent(Supplier<Clocks> clocks, Units units, ZoneId zone, Story story) {

    /** Tells the steps of a problem's life in words. */
    @FunctionalInterface
    public interface Story {
        /**
         * One line a step, oldest first.
         *
         * @param events documents of {@code mashang-problem-events}, in any order
         */
        List<String> life(Locale locale, List<? extends JsonNode> events);
    }
}
