package mashang.sla.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an order at a point of its development (2.4).
 *
 * @param unit the lead unit, or the hop's, as written; absent where none is named
 * @param named when it was written
 * @param due the supplied due time; absent where none is
 */
record Said(
        @Nullable String channel,
        @Nullable Kind kind,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable String unit,
        Instant named,
        @Nullable Instant due) {
    static final Said NOTHING = new Said(null, null, null, null, null, Instant.EPOCH, null);

    /** Field by field; what the fact does not state stays. */
    Said amendedBy(CaseEvent fact) {
        return new Said(
                fact.channel() != null ? fact.channel() : channel,
                fact.kind() != null ? fact.kind() : kind,
                fact.category() != null ? fact.category() : category,
                fact.urgency() != null ? fact.urgency() : urgency,
                unit,
                named,
                due);
    }

    Said withUnit(@Nullable String name, Instant when) {
        return new Said(channel, kind, category, urgency, name, when, due);
    }

    /** The due time a fact of the round supplies; those of extensions are about something else. */
    Said withDueOf(CaseEvent fact) {
        boolean extension = fact.step() == Step.EXTENDED
                || fact.step() == Step.EXTENSION_REQUESTED
                || fact.step() == Step.EXTENSION_DENIED;
        return fact.dueAt() == null || extension
                ? this
                : new Said(channel, kind, category, urgency, unit, named, fact.dueAt());
    }

    /** The unit's registry ids and those of all units above it; empty where the registry does not know it. */
    Set<String> unitAndAbove(Units units) {
        Set<String> ids = new HashSet<>();
        Optional<Unit> at = units.named(unit, named);
        while (at.isPresent() && ids.add(at.get().id())) {
            String parent = at.get().parent();
            at = parent == null ? Optional.empty() : units.byId(parent);
        }
        return ids;
    }

    @Nullable
    String unitCalendar(Units units) {
        return units.named(unit, named).map(Unit::calendar).orElse(null);
    }
}
