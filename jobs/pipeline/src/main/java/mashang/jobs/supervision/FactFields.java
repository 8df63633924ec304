package mashang.jobs.supervision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mashang.connectors.binary.Fields;
import mashang.connectors.binary.StatedFields;
import mashang.workorder.Act;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Particulars;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one order as few bytes, each beside the one before it: times as differences, the origin from where it
 * differs, a unit that was named before as its number, a slot only where the feed gave it.
 */
final class FactFields {
    private static final Step[] STEPS = Step.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Urgency[] URGENCIES = Urgency.values();

    private FactFields() {}

    private static int common(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int same = 0;
        while (same < most && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        // Half a surrogate pair cannot be written.
        return same > 0 && Character.isHighSurrogate(a.charAt(same - 1)) ? same - 1 : same;
    }

    /** Writes facts one after the other. */
    static final class Writer {
        private final DataOutput out;
        private final List<String> units = new ArrayList<>();
        private String origin = "";
        private long time;

        Writer(DataOutput out) {
            this.out = out;
        }

        @SuppressWarnings("EnumOrdinal") // constants are added at the end only
        void write(Fact f) throws IOException {
            out.writeByte(f.step().ordinal());
            Fields.writeHash(out, f.eventId());
            Fields.writeSigned(out, f.occurredAt() - time);
            Fields.writeSigned(out, f.loggedAt() - f.occurredAt());
            Fields.writeNumber(out, f.revision());
            time = f.occurredAt();
            int same = common(origin, f.origin());
            Fields.writeNumber(out, same);
            Fields.writeText(out, f.origin().substring(same));
            origin = f.origin();
            unit(f.unit());
            StatedFields.Writer stated = new StatedFields.Writer(out);
            for (int pass = 0; pass < 2; pass++) { // first which, then what
                stated.text(f.hasPlainSlot() ? null : f.slot());
                stated.signed(f.recordedAt() == null ? null : (Long) (f.recordedAt() - f.occurredAt()));
                stated.signed(f.dueAt() == null ? null : (Long) (f.dueAt() - f.occurredAt()));
                stated.truth(f.repeated());
                stated.texts(f.flags());
                stated.truth(f.particulars() != null);
                stated.truth(f.ruling() != null); // from here on, older states end before it
                stated.text(f.ruling() == null ? null : f.ruling().actor());
                stated.text(f.ruling() == null ? null : f.ruling().role());
                stated.text(f.ruling() == null ? null : f.ruling().reason());
                stated.text(f.ruling() == null ? null : f.ruling().concerns());
                stated.text(f.act() == null ? null : f.act().actor());
                stated.text(f.act() == null ? null : f.act().role());
                stated.text(f.act() == null ? null : f.act().reason());
                stated.next();
            }
            if (f.particulars() != null) {
                particulars(f.particulars());
            }
        }

        /** 0: none; 1: a new one follows; else the number of one that was named before, and 2. */
        private void unit(@Nullable String unit) throws IOException {
            int known = unit == null ? -1 : units.indexOf(unit);
            Fields.writeNumber(out, unit == null ? 0 : known < 0 ? 1 : known + 2);
            if (unit != null && known < 0) {
                Fields.writeText(out, unit);
                units.add(unit);
            }
        }

        private void particulars(Particulars p) throws IOException {
            StatedFields.Writer stated = new StatedFields.Writer(out);
            for (int pass = 0; pass < 2; pass++) {
                stated.text(p.channel());
                stated.hash(p.caller());
                stated.truth(p.anonymous());
                stated.truth(p.confidential());
                stated.constant(p.kind());
                stated.text(p.category());
                stated.constant(p.urgency());
                stated.text(p.title());
                stated.text(p.summary());
                stated.text(p.address());
                stated.text(p.grid());
                stated.text(p.district());
                stated.text(p.street());
                stated.degrees(p.longitude());
                stated.degrees(p.latitude());
                stated.text(p.subjectUnit());
                stated.text(p.parent());
                stated.text(p.mergedInto());
                stated.texts(p.coUnits());
                stated.truth(p.contacted());
                stated.truth(p.resolved());
                stated.truth(p.satisfied());
                stated.truth(p.verified());
                stated.number(p.evidence());
                stated.next();
            }
        }
    }

    /** Reads them back. */
    static final class Reader {
        private final DataInput in;
        private final List<String> units = new ArrayList<>();
        private String origin = "";
        private long time;

        Reader(DataInput in) {
            this.in = in;
        }

        Fact read() throws IOException {
            Step step = STEPS[in.readUnsignedByte()];
            String eventId = Fields.readHash(in);
            time += Fields.readSigned(in);
            long loggedAt = time + Fields.readSigned(in);
            long revision = Fields.readNumber(in);
            int same = Fields.length(in);
            String rest = Fields.readText(in);
            origin = same == 0 ? rest : origin.substring(0, same).concat(rest);
            String unit = unit();
            StatedFields.Reader stated = new StatedFields.Reader(in);
            String slot = stated.text();
            Long recorded = stated.signed();
            Long due = stated.signed();
            boolean repeated = Boolean.TRUE.equals(stated.truth());
            List<String> flags = stated.texts();
            boolean says = Boolean.TRUE.equals(stated.truth());
            boolean rules = Boolean.TRUE.equals(stated.truth());
            Ruling ruled = new Ruling(stated.text(), stated.text(), stated.text(), stated.text());
            Act act = act(stated.text(), stated.text(), stated.text());
            return new Fact(
                    eventId,
                    Objects.requireNonNullElseGet(slot, () -> Fact.slot(step, unit, revision, time)),
                    step,
                    time,
                    recorded == null ? null : (Long) (time + recorded),
                    loggedAt,
                    revision,
                    unit,
                    due == null ? null : (Long) (time + due),
                    origin,
                    repeated,
                    flags,
                    says ? particulars(flags.contains(CaseEvent.CONDUCT)) : null,
                    rules ? ruled : null,
                    act);
        }

        private static @Nullable Act act(@Nullable String actor, @Nullable String role, @Nullable String reason) {
            return actor == null && role == null && reason == null ? null : new Act(actor, role, reason);
        }

        private @Nullable String unit() throws IOException {
            int number = Fields.length(in);
            if (number == 0) {
                return null;
            }
            if (number == 1) {
                units.add(Fields.readText(in));
                return units.get(units.size() - 1);
            }
            return units.get(number - 2);
        }

        private Particulars particulars(boolean conduct) throws IOException {
            StatedFields.Reader stated = new StatedFields.Reader(in);
            return new Particulars(
                    stated.text(),
                    stated.hash(),
                    stated.truth(),
                    stated.truth(),
                    stated.constant(KINDS),
                    stated.text(),
                    stated.constant(URGENCIES),
                    stated.text(),
                    stated.text(),
                    stated.text(),
                    stated.text(),
                    stated.text(),
                    stated.text(),
                    stated.degrees(),
                    stated.degrees(),
                    stated.text(),
                    stated.text(),
                    stated.text(),
                    stated.texts(),
                    stated.truth(),
                    stated.truth(),
                    stated.truth(),
                    stated.truth(),
                    stated.number(),
                    conduct);
        }
    }
}
