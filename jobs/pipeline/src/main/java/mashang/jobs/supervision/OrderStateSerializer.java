package mashang.jobs.supervision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.binary.CaseEventSerializer;
import mashang.connectors.binary.Fields;
import mashang.connectors.binary.ImmutableSerializer;
import mashang.connectors.binary.StatedFields;
import mashang.sla.Alert;
import mashang.sla.OrderState;
import mashang.sla.Told;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * All that is remembered of an order, as few bytes: a million open orders lie in RocksDB. Facts are written by
 * {@link FactFields}.
 */
final class OrderStateSerializer extends ImmutableSerializer<OrderState> {
    private static final long serialVersionUID = 1L;

    static final OrderStateSerializer INSTANCE = new OrderStateSerializer();

    private static final int VERSION = 1;

    private static final Alert.Kind[] KINDS = Alert.Kind.values();

    @Override
    public OrderState createInstance() {
        return OrderState.NEW;
    }

    @Override
    public void serialize(OrderState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(state.foldedUpTo());
        out.writeLong(state.knownAt());
        out.writeLong(state.wakeAt());
        Fields.writeNumber(out, state.facts().size());
        FactFields.Writer facts = new FactFields.Writer(out);
        for (Fact fact : state.facts()) {
            facts.write(fact);
        }
        Fields.writeNumber(out, state.told().size());
        for (Told told : state.told()) {
            write(told, out);
        }
        Fields.writeNumber(out, state.waiting().size());
        for (CaseEvent event : state.waiting()) {
            CaseEventSerializer.INSTANCE.serialize(event, out);
        }
    }

    @Override
    public OrderState deserialize(DataInputView in) throws IOException {
        version(in, VERSION);
        long foldedUpTo = in.readLong();
        long knownAt = in.readLong();
        long wakeAt = in.readLong();
        List<Fact> facts = new ArrayList<>();
        FactFields.Reader reader = new FactFields.Reader(in);
        for (int left = Fields.length(in); left > 0; left--) {
            facts.add(reader.read());
        }
        List<Told> told = new ArrayList<>();
        for (int left = Fields.length(in); left > 0; left--) {
            told.add(readTold(in));
        }
        List<CaseEvent> waiting = new ArrayList<>();
        for (int left = Fields.length(in); left > 0; left--) {
            waiting.add(CaseEventSerializer.INSTANCE.deserialize(in));
        }
        return new OrderState(List.copyOf(waiting), facts, List.copyOf(told), foldedUpTo, knownAt, wakeAt);
    }

    @SuppressWarnings("EnumOrdinal") // constants are added at the end only
    private static void write(Told told, DataOutputView out) throws IOException {
        out.writeByte(told.kind().ordinal());
        Fields.writeNumber(out, told.number());
        Fields.writeNumber(out, told.round());
        Fields.writeText(out, told.clock());
        StatedFields.Writer stated = new StatedFields.Writer(out);
        for (int pass = 0; pass < 2; pass++) {
            stated.text(told.hop());
            stated.truth(told.withdrawn());
            stated.next();
        }
        Fields.writeNumber(out, told.occasion());
        Fields.writeSigned(out, told.dueAt());
        Fields.writeSigned(out, told.toldAt());
        Fields.writeNumber(out, told.revision());
    }

    private static Told readTold(DataInputView in) throws IOException {
        Alert.Kind kind = KINDS[in.readUnsignedByte()];
        int number = (int) Fields.readNumber(in);
        int round = (int) Fields.readNumber(in);
        String clock = Fields.readText(in);
        StatedFields.Reader stated = new StatedFields.Reader(in);
        String hop = stated.text();
        boolean withdrawn = Boolean.TRUE.equals(stated.truth());
        int occasion = (int) Fields.readNumber(in);
        long dueAt = Fields.readSigned(in);
        long toldAt = Fields.readSigned(in);
        int revision = (int) Fields.readNumber(in);
        return new Told(kind, number, round, clock, hop, occasion, dueAt, toldAt, revision, withdrawn);
    }

    @Override
    public TypeSerializerSnapshot<OrderState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says in a checkpoint who wrote it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OrderState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
