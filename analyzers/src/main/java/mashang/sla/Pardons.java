package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Meanings.Meaning;
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
    private final List<Pardon> pardons;

    /** A decision, what it is about, and why it does not count so far. */
    private static final class Pardon {
        private final Fact decision;

        /** Of which clock; absent where there never was such a clock. */
        private final @Nullable Meaning meaning;

        /** {@value #LIGHT} or {@value #WARNING}; empty where it is about all of the clock. */
        private final String light;

        private @Nullable Why why = Why.NOTHING_THERE;

        Pardon(Fact decision, String concerns, Meanings meanings) {
            this.decision = decision;
            this.light = decision.step() == Step.WAIVED ? "" : light(concerns);
            String name = concerns.substring(0, concerns.length() - light.length());
            boolean isWhole = decision.step() == Step.WAIVED || !light.isEmpty();
            this.meaning = isWhole ? meanings.of(name, decision) : null;
        }

        private static String light(String concerns) {
            return concerns.endsWith(LIGHT) ? LIGHT : concerns.endsWith(WARNING) ? WARNING : "";
        }

        boolean isAbout(String name) {
            return meaning != null && meaning.is(name);
        }
    }

    private Pardons(OfficeRules office, List<Pardon> pardons) {
        this.office = office;
        this.pardons = pardons;
    }

    static Pardons none(OfficeRules office) {
        return new Pardons(office, List.of());
    }

    static Pardons of(WorkOrder order, OfficeRules office, Meanings meanings) {
        List<Pardon> pardons = new ArrayList<>();
        for (Fact fact : order.facts()) {
            Ruling ruling = fact.ruling();
            boolean isPardon = fact.step() == Step.WAIVED || fact.step() == Step.LIGHT_REVOKED;
            if (isPardon && ruling != null && ruling.concerns() != null) {
                pardons.add(new Pardon(fact, ruling.concerns(), meanings));
            }
        }
        return new Pardons(office, pardons);
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
        if (!pardon.isAbout(name)) {
            return ruled;
        }
        long base = Math.max(reading.dueAt(), reading.hastenedAt());
        Ruled after =
                switch (pardon.light) {
                    case LIGHT -> ruled.andLightRevoked();
                    case WARNING -> ruled.andWarningRevoked();
                    default -> ruled.andWaived();
                };
        return counts(pardon, after.equals(ruled), base, reading.calendar()) ? after : ruled;
    }

    /** @param calendar the city's own */
    Passing applied(Passing passing, WorkCalendar calendar) {
        Passing applied = passing;
        for (Pardon pardon : pardons) {
            if (pardon.decision.step() == Step.WAIVED
                    && pardon.isAbout(passing.name())
                    && counts(pardon, applied.waived(), passing.at(), calendar)) {
                applied = applied.asWaived();
            }
        }
        return applied;
    }

    private boolean counts(Pardon pardon, boolean isDecided, long base, WorkCalendar calendar) {
        pardon.why = isDecided ? Why.TWICE : isLate(pardon.decision, base, calendar) ? Why.LATE : null;
        return pardon.why == null;
    }

    private boolean isLate(Fact decision, long base, WorkCalendar calendar) {
        long at = decision.occurredAt();
        Span within = office.within(decision.step(), at);
        return within != null && base != Long.MAX_VALUE && at > end(base, within, calendar);
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
