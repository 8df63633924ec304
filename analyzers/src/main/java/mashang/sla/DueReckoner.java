package mashang.sla;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mashang.sla.Development.Saying;
import mashang.sla.RoundReader.Instance;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reckons when one clock is due. {@code CLOCKS.md}, 2.5 to 2.7, 4 and 5. */
final class DueReckoner {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final RoundReader reader;
    private final ClockDefinition clock;
    private final List<ClockRules.Line> inForce;
    private final Instance instance;
    private final Pauses pauses;

    /** Where to write down how; absent where nobody asks. */
    private final @Nullable ReckoningNotes notes;

    /** The last basis: what is said, the rule for it, and the calendar. */
    private Saying said;

    private ClockRules.@Nullable Line line;
    private boolean extended;

    /** When it was last said that it is due sooner than said before. */
    private long hastened = Long.MIN_VALUE;

    DueReckoner(
            RoundReader reader,
            ClockDefinition clock,
            List<ClockRules.Line> inForce,
            Instance instance,
            @Nullable ReckoningNotes notes) {
        this.reader = reader;
        this.clock = clock;
        this.inForce = inForce;
        this.instance = instance;
        this.notes = notes;
        this.pauses = reader.round().pauses(clock, instance.hop());
        this.said = reader.sayings().get(0);
    }

    /** The clock as read; absent where it does not run. */
    @Nullable
    ClockReading reading() {
        long due = beforeExtensions();
        ClockRules.Line last = line;
        if (last == null || !last.runs(said.due())) {
            return null;
        }
        WorkCalendar calendar = calendar(last.rule());
        ClockDefinition.Extension extension = clock.extension();
        if (extension != null && due != NEVER && clock.scope() != ClockDefinition.Scope.CADENCE) {
            due = extended(due, extension, calendar);
        }
        long held = extension == null || due == NEVER ? due : held(due, extension, calendar);
        boolean supplied = last.isSupplied(said.due());
        Long grace = last.rule().graceMillis();
        return new ClockReading(
                reader.round().number(),
                instance.token(),
                instance.start(),
                due,
                hastened,
                held,
                instance.stop(),
                grace == null ? reader.feedGrace() : grace,
                last.rule(),
                calendar,
                unit(),
                unitAt(),
                supplied && clock.scope() != ClockDefinition.Scope.CADENCE ? Deadlines.SUPPLIED : last.policy(),
                due != NEVER && (extended || isByCalendar(last, supplied)) && calendar.isProvisional(due),
                Ruled.NOTHING);
    }

    private static boolean isByCalendar(ClockRules.Line line, boolean supplied) {
        Span limit = line.rule().limit();
        return !supplied && limit != null && limit.unit() != Span.Unit.ELAPSED;
    }

    private @Nullable String unit() {
        if (clock.owner() != ClockDefinition.Owner.UNIT) {
            return null;
        }
        return instance.hop() != null || instance.unit() != null ? instance.unit() : said.lead();
    }

    /** When the unit was named: by its dispatch, by what stopped the clock, or by the last dispatch of all. */
    private long unitAt() {
        Hop hop = instance.hop();
        if (unit() == null) {
            return Long.MIN_VALUE;
        }
        return hop != null ? hop.at() : instance.unit() != null ? instance.stop() : said.leadAt();
    }

    /** Whatever changes the limit never makes it due before the change was said, unless it was due already. */
    private long beforeExtensions() {
        List<Saying> sayings = reader.sayings();
        int next = 0;
        while (next + 1 < sayings.size() && sayings.get(next + 1).from() <= instance.start()) {
            next++;
        }
        long due = plain(sayings.get(next));
        note(due, due);
        for (next++; next < sayings.size() && sayings.get(next).from() <= instance.stop(); next++) {
            due = brought(due, plain(sayings.get(next)), sayings.get(next).from());
        }
        return afterStop(due, sayings.subList(next, sayings.size()));
    }

    /** Once it has stopped, what is said and taken back again changes nothing. */
    private long afterStop(long stopped, List<Saying> later) {
        long before = hastened;
        long due = stopped;
        long last = 0;
        long since = Long.MIN_VALUE;
        for (Saying saying : later) {
            long plain = plain(saying);
            if (since == Long.MIN_VALUE || plain != last) {
                since = saying.from();
                last = plain;
            }
            hastened = before;
            due = brought(stopped, plain, since);
        }
        return due;
    }

    /** The due time as what is said from a time on leaves it. */
    private long brought(long before, long plain, long from) {
        long due = Math.max(plain, Math.min(from, before));
        if (due < before) {
            hastened = from;
        }
        note(plain, due);
        return due;
    }

    private void note(long plainDue, long due) {
        if (notes != null) {
            notes.basis(said, line, instance.hop(), plainDue, due);
        }
    }

    /** When it is on hold. */
    Pauses pauses() {
        return pauses;
    }

    private long plain(Saying saying) {
        said = saying;
        line = reader.rule(inForce, saying, unitKey());
        ClockRules.Line found = line;
        if (found == null || !found.runs(saying.due())) {
            return NEVER;
        }
        Long supplied = saying.due();
        ClockDefinition.Cadence cadence = found.rule().inspections();
        if (cadence != null) {
            return inspection(cadence, supplied, calendar(found.rule()));
        }
        if (found.isSupplied(supplied) && supplied != null) {
            return supplied;
        }
        Span limit = found.rule().limit();
        return limit == null ? NEVER : after(limit, found.rule());
    }

    private long after(Span limit, ClockRule rule) {
        long start = instance.start();
        return switch (limit.unit()) {
            case ELAPSED -> pauses.plus(start, limit.amount());
            case WORKING_TIME -> calendar(rule).plusWorkingTime(start, limit.amount(), pauses);
            case WORKING_DAYS -> calendar(rule).closeAfter(start, limit.amount(), pauses);
        };
    }

    private long inspection(ClockDefinition.Cadence cadence, @Nullable Long taskDue, WorkCalendar calendar) {
        long arm = instance.start();
        long counted = cadence.byRemaining() ? arm : instance.opened();
        boolean isLong = taskDue == null || taskDue > calendar.plusMonths(counted, cadence.overMonths());
        long interval = isLong ? calendar.plusMonths(arm, cadence.longMonths()) - arm : cadence.shortDays() * DAY;
        if (taskDue != null) {
            long closing = Math.max(0, taskDue - cadence.closingDays() * DAY - arm);
            interval = Math.min(interval, closing + cadence.closingEveryDays() * DAY);
        }
        if (notes != null) {
            notes.interval(interval);
        }
        return pauses.plus(arm, interval);
    }

    private String unitKey() {
        return instance.hop() != null ? instance.hop().key() : said.leadKey();
    }

    private WorkCalendar calendar(ClockRule rule) {
        return reader.deadlines().calendar(rule, unitKey(), reader.knownAt());
    }

    private boolean concerns(Fact fact) {
        Hop hop = instance.hop();
        return hop == null ? !reader.round().isByCoUnit(fact) : reader.round().belongsTo(fact, hop);
    }

    private long extended(long due, ClockDefinition.Extension extension, WorkCalendar calendar) {
        if (!reader.round().has(Step.EXTENDED) && !reader.round().has(Step.EXTENSION_DENIED)) {
            return due;
        }
        long cap = calendar.closeAfter(due, extension.maxWorkingDays(), Pauses.NONE);
        long now = due;
        Deque<Long> asked = new ArrayDeque<>();
        for (Fact fact : reader.round().facts()) {
            if (!fact.step().isOfExtension() || !concerns(fact)) {
                continue;
            }
            if (fact.step() == Step.EXTENSION_REQUESTED) {
                asked.add(fact.occurredAt());
            } else if (isGrant(fact)) {
                now = granted(fact, asked.poll(), now, cap);
            }
            if (fact.step() == Step.EXTENSION_DENIED) {
                asked.clear();
            }
        }
        return now;
    }

    /** Whether it is an extension, or was one before it was denied. */
    private boolean isGrant(Fact fact) {
        return fact.step() == Step.EXTENDED
                || (fact.step() == Step.EXTENSION_DENIED
                        && reader.wordings(fact).stream()
                                .anyMatch(w -> w.version().step() == Step.EXTENDED));
    }

    private long granted(Fact fact, @Nullable Long request, long due, long cap) {
        boolean inTime = (request == null ? fact.occurredAt() : request) <= due;
        long now = due;
        if (inTime) {
            now = Math.max(due, granted(fact, cap));
            extended = true;
        }
        if (notes != null) {
            notes.grant(new Reckoning.Grant(
                    fact.occurredAt(), request == null ? NEVER : request, inTime, fact.dueAt(), cap, now));
        }
        return now;
    }

    /** Time that was granted is not taken back before that is said. */
    private long granted(Fact extension, long cap) {
        long granted = Long.MIN_VALUE;
        for (Wording wording : reader.wordings(extension)) {
            long before = granted;
            granted = Math.min(wording.from(), before);
            if (wording.version().step() == Step.EXTENDED) {
                Long until = wording.version().dueAt();
                granted = Math.max(until == null ? cap : Math.min(until, cap), granted);
            }
            if (granted < before) {
                hastened = Math.max(hastened, wording.from());
            }
        }
        return granted;
    }

    private long held(long due, ClockDefinition.Extension extension, WorkCalendar calendar) {
        if (extension.holdWorkingDays() == 0 || !reader.round().has(Step.EXTENSION_REQUESTED)) {
            return due;
        }
        long pending = NEVER;
        for (Fact fact : reader.round().facts()) {
            if (fact.step() == Step.EXTENSION_REQUESTED && fact.occurredAt() <= due && concerns(fact)) {
                pending = Math.min(pending, fact.occurredAt());
            } else if ((fact.step() == Step.EXTENDED || fact.step() == Step.EXTENSION_DENIED) && concerns(fact)) {
                pending = NEVER;
            }
        }
        if (notes != null) {
            notes.pendingSince(pending);
        }
        return pending != NEVER ? calendar.closeAfter(due, extension.holdWorkingDays(), Pauses.NONE) : due;
    }
}
