package mashang.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mashang.intake.DeadReason;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reads one event of a row: what happened, when, and which fact it is. Immutable and thread-safe. */
final class StatedReader {
    private final Stated stated;
    private final int stepSlot;
    private final TimeReader at;
    private final int factSlot;
    private final List<FieldReader> fields;
    private final Map<String, Step> words = new HashMap<>();

    StatedReader(Stated stated, int stepSlot, TimeReader at, int factSlot, List<FieldReader> fields) {
        this.stated = stated;
        this.stepSlot = stepSlot;
        this.at = at;
        this.factSlot = factSlot;
        this.fields = fields;
        Origin stepWord = stated.stepWord();
        if (stepWord != null) {
            stepWord.words().forEach((word, step) -> words.put(word, Step.valueOf(step)));
        }
    }

    TimeReader at() {
        return at;
    }

    List<FieldReader> fields() {
        return fields;
    }

    Step step(Row row, UnaryOperator<String> mask) throws Refused {
        Step constant = stated.step();
        if (constant != null) {
            return constant;
        }
        String written = row.text(stepSlot);
        if (written == null) {
            throw new Refused(DeadReason.MISSING_FIELD, row.column(stepSlot));
        }
        String word = written.strip();
        Step step = words.get(word);
        if (step == null && PlainText.isSound(word)) {
            step = otherwise();
        }
        if (step == null) {
            throw new Refused(DeadReason.UNKNOWN_STEP, row.column(stepSlot), TimeReader.quoted(word, mask));
        }
        return step;
    }

    private @Nullable Step otherwise() {
        String name = stated.stepWord() == null ? null : stated.stepWord().otherwise();
        return name == null ? null : Step.valueOf(name);
    }

    @Nullable
    String factKey(Row row) throws Refused {
        return factSlot < 0 ? stated.factKey() : row.id(factSlot);
    }
}
