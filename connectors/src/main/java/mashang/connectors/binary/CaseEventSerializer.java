package mashang.connectors.binary;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mashang.workorder.CaseEvent;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Canonical events between tasks and in state: what every event has, then which of the other fields it states (a bit for
 * each), then those. Enums are written as their place among the constants, which are only ever added to at the end.
 */
public final class CaseEventSerializer extends ImmutableSerializer<CaseEvent> {
    private static final long serialVersionUID = 1L;

    public static final CaseEventSerializer INSTANCE = new CaseEventSerializer();

    private static final int VERSION = 1;

    private static final CaseEvent EMPTY = CaseEvent.draft("", "", Step.SUBMITTED, Instant.EPOCH, Instant.EPOCH)
            .done();

    private static final Step[] STEPS = Step.values();
    private static final Kind[] KINDS = Kind.values();
    private static final Urgency[] URGENCIES = Urgency.values();

    @Override
    public CaseEvent createInstance() {
        return EMPTY;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // constants are added at the end only
    public void serialize(CaseEvent e, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        Fields.writeNumber(out, e.version());
        Fields.writeHash(out, e.eventId());
        Fields.writeText(out, e.orderId());
        out.writeByte(e.step().ordinal());
        Fields.writeTime(out, e.occurredAt());
        Fields.writeTime(out, e.loggedAt());
        Fields.writeNumber(out, e.revision());
        Fields.writeText(out, e.origin());
        StatedFields.Writer stated = new StatedFields.Writer(out);
        for (int round = 0; round < 2; round++) { // first which, then what
            stated.time(e.recordedAt());
            stated.text(e.factKey());
            stated.text(e.unit());
            stated.texts(e.coUnits());
            stated.time(e.dueAt());
            stated.text(e.reason());
            stated.text(e.actor());
            stated.text(e.role());
            stated.text(e.parent());
            stated.text(e.mergedInto());
            stated.text(e.channel());
            stated.text(e.caller());
            stated.truth(e.anonymous());
            stated.truth(e.confidential());
            stated.constant(e.kind());
            stated.text(e.category());
            stated.constant(e.urgency());
            stated.text(e.title());
            stated.text(e.content());
            stated.text(e.address());
            stated.text(e.grid());
            stated.text(e.district());
            stated.text(e.street());
            stated.degrees(e.longitude());
            stated.degrees(e.latitude());
            stated.text(e.subjectUnit());
            stated.number(e.evidence());
            stated.text(e.reply());
            stated.truth(e.contacted());
            stated.truth(e.resolved());
            stated.truth(e.satisfied());
            stated.truth(e.verified());
            stated.texts(e.flags());
            stated.text(e.concerns()); // from here on, older states end before it
            stated.number(e.found());
            stated.next();
        }
    }

    @Override
    public CaseEvent deserialize(DataInputView in) throws IOException {
        version(in, VERSION);
        int version = (int) Fields.readNumber(in);
        String eventId = Fields.readHash(in);
        String orderId = Fields.readText(in);
        Step step = STEPS[in.readUnsignedByte()];
        Instant occurredAt = Fields.readTime(in);
        Instant loggedAt = Fields.readTime(in);
        long revision = Fields.readNumber(in);
        String origin = Fields.readText(in);
        StatedFields.Reader stated = new StatedFields.Reader(in);
        Instant recordedAt = stated.time();
        String factKey = stated.text();
        String unit = stated.text();
        List<String> coUnits = stated.texts();
        return new CaseEvent(
                version,
                eventId,
                orderId,
                step,
                occurredAt,
                recordedAt,
                loggedAt,
                revision,
                factKey,
                origin,
                unit,
                coUnits,
                stated.time(),
                stated.text(),
                stated.text(),
                stated.text(),
                stated.text(),
                stated.text(),
                stated.text(),
                stated.text(),
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
                stated.number(),
                stated.text(),
                stated.truth(),
                stated.truth(),
                stated.truth(),
                stated.truth(),
                stated.texts(),
                stated.text(),
                stated.number());
    }

    @Override
    public TypeSerializerSnapshot<CaseEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a checkpoint who wrote it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
