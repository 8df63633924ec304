package mashang.local.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mashang.workorder.CaseEvent;

/**
 * Everything about one order: what finally is true, and what is handed over of it.
 *
 * @param records what is handed over, in no particular order; a record's place in it settles ties
 * @param events what the sound records say, as events; a repetition is none of its own
 * @param deadLetters how many of the records cannot be used
 * @param mishaps what went wrong on the way, and how often
 */
record OrderPlan(
        OrderFace face,
        List<Life.Intent> intents,
        List<Planned> records,
        List<CaseEvent> events,
        int deadLetters,
        Map<Mishap, Integer> mishaps) {

    /** Collects a plan. */
    static final class Draft {
        final OrderFace face;
        final List<Life.Intent> intents;
        final List<Planned> records = new ArrayList<>();
        final List<CaseEvent> events = new ArrayList<>();
        private int deadLetters;
        private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);

        Draft(Life life) {
            face = life.face;
            intents = life.intents;
            if (face.longText() != OrderFace.LongText.NONE) {
                happened(Mishap.OVERSIZED);
            }
        }

        void happened(Mishap mishap) {
            mishaps.merge(mishap, 1, Integer::sum);
        }

        void bad(Planned record) {
            records.add(record);
            deadLetters++;
            happened(Mishap.BAD);
        }

        OrderPlan done() {
            return new OrderPlan(face, intents, records, events, deadLetters, mishaps);
        }
    }
}
