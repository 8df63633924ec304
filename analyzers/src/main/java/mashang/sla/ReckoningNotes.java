package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Development.Saying;
import mashang.sla.Reckoning.Basis;
import mashang.sla.Reckoning.Grant;
import mashang.sla.Reckoning.Part;
import org.jspecify.annotations.Nullable;

/** Written by who reckons a due time while reckoning it, and made a {@link Reckoning} at the end. */
final class ReckoningNotes {
    private final List<Basis> bases = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private long pendingSince = Long.MAX_VALUE;
    private long interval;

    void basis(Saying said, ClockRules.@Nullable Line line, @Nullable Hop hop, long plainDue, long due) {
        boolean cadence = line != null && line.rule().clock().scope() == ClockDefinition.Scope.CADENCE;
        bases.add(new Basis(
                said.from(),
                said.amendment(),
                said.channel(),
                said.kind(),
                said.category(),
                said.urgency(),
                hop == null ? said.lead() : hop.unit(),
                said.due(),
                line != null && line.isSupplied(said.due()) && !cadence,
                line == null ? null : line.rule(),
                line == null ? null : line.policy(),
                plainDue,
                due));
    }

    /** How long a cadence runs from one inspection to the next, in milliseconds. */
    void interval(long millis) {
        interval = millis;
    }

    void grant(Grant grant) {
        grants.add(grant);
    }

    void pendingSince(long time) {
        pendingSince = time;
    }

    Reckoning of(ClockReading reading, Pauses pauses) {
        Basis last = bases.get(bases.size() - 1);
        Span span = last.isSuppliedUsed() ? null : reading.rule().limit();
        long start = reading.startedAt();
        long due = last.plainDue();
        List<Part> parts = List.of();
        long limit = 0;
        if (reading.rule().clock().scope() == ClockDefinition.Scope.CADENCE) {
            parts = Parts.elapsed(start, due, pauses);
            limit = interval;
        } else if (span != null) {
            limit = span.unit() == Span.Unit.WORKING_DAYS ? Math.max(1, span.amount()) : span.amount();
            parts = switch (span.unit()) {
                case ELAPSED -> Parts.elapsed(start, due, pauses);
                case WORKING_TIME -> Parts.workingTime(start, due, pauses, reading.calendar());
                case WORKING_DAYS -> Parts.workingDays(start, span.amount() == 0, due, pauses, reading.calendar());
            };
        }
        return new Reckoning(reading, List.copyOf(bases), pauses, parts, limit, List.copyOf(grants), pendingSince);
    }
}
