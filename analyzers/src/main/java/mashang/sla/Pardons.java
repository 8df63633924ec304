package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Fact;
import mashang.workorder.Refusal;
import mashang.workorder.Refusal.Why;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** The waivers and revoked lights of an order, and what each comes to. {@code CLOCKS.md}, 10.3. */
final class Pardons {
    private static final String LIGHT = "/light";
    private static final String WARNING = "/warning";

    private final OfficeRules office;
    private final List<Pardon> pardons = new ArrayList<>();

    /** A decision, and why it does not count so far. */
    private static final class Pardon {
        private final Fact decision;
        private final String concerns;
        private @Nullable Why why = Why.NOTHING_THERE;

        Pardon(Fact decision, String concerns) {
            this.decision = decision;
            this.concerns = concerns;
        }
    }

    Pardons(WorkOrder order, OfficeRules office) {
        this.office = office;
        for (Fact fact : order.facts()) {
            Ruling ruling = fact.ruling();
            boolean pardons = fact.step() == Step.WAIVED || fact.step() == Step.LIGHT_REVOKED;
            if (pardons && ruling != null && ruling.concerns() != null) {
                this.pardons.add(new Pardon(fact, ruling.concerns()));
            }
        }
    }

    /** The clock, with what was decided about it. */
    ClockReading applied(ClockReading reading) {
        if (pardons.isEmpty()) {
            return reading;
        }
        String name = reading.name();
        Ruled ruled = reading.ruled();
        for (Pardon pardon : pardons) {
            ruled = applied(pardon, name, reading, ruled);
        }
        return ruled.equals(reading.ruled()) ? reading : reading.with(ruled);
    }

    private Ruled applied(Pardon pardon, String name, ClockReading reading, Ruled ruled) {
        boolean waiver = pardon.decision.step() == Step.WAIVED;
        boolean light = !waiver && pardon.concerns.equals(name + LIGHT);
        boolean warning = !waiver && pardon.concerns.equals(name + WARNING);
        if (!light && !warning && !(waiver && pardon.concerns.equals(name))) {
            return ruled;
        }
        long base = Math.max(reading.dueAt(), reading.hastenedAt());
        if (isLate(pardon, base, reading.calendar())) {
            return ruled;
        }
        return light ? ruled.andLightRevoked() : warning ? ruled.andWarningRevoked() : ruled.andWaived();
    }

    /** @param calendar the city's own */
    Passing applied(Passing passing, WorkCalendar calendar) {
        for (Pardon pardon : pardons) {
            if (pardon.decision.step() == Step.WAIVED
                    && pardon.concerns.equals(passing.round() + "/" + Passing.CLOCK)
                    && !isLate(pardon, passing.at(), calendar)) {
                return passing.asWaived();
            }
        }
        return passing;
    }

    private boolean isLate(Pardon pardon, long base, WorkCalendar calendar) {
        long at = pardon.decision.occurredAt();
        Span within = office.within(pardon.decision.step(), at);
        boolean late = within != null && base != Long.MAX_VALUE && at > end(base, within, calendar);
        pardon.why = late ? Why.LATE : null;
        return late;
    }

    private static long end(long base, Span within, WorkCalendar calendar) {
        if (within.unit() == Span.Unit.WORKING_DAYS) {
            return calendar.shift(base, within.amount());
        }
        return base > Long.MAX_VALUE - within.amount() ? Long.MAX_VALUE : base + within.amount();
    }

    /** Those that came to nothing. */
    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        for (Pardon pardon : pardons) {
            if (pardon.why != null) {
                refusals.add(new Refusal(pardon.decision, pardon.why));
            }
        }
        return refusals;
    }
}
