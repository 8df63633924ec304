package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mashang.ledger.LedgerEntry;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels between operators or lies in state serialises without Kryo, absent fields included. */
class StateTypesTest {

    static Stream<Class<?>> types() {
        return Stream.of(OrderState.class, LedgerEntry.class, BreachNotice.class, Alert.class, CaseEvent.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeNeedsNoKryo(Class<?> type) {
        assertThat(serializer(type).getClass().getSimpleName()).isEqualTo("PojoSerializer");
    }

    @Test
    void stateOfAnOrderSurvivesItsSerializer() throws IOException {
        SupervisionTopology.Rules rules = SupervisedOrders.rules();
        Clocks clocks = rules.clocks();
        OrderState state = clocks.receive(OrderState.NEW, SupervisedOrders.event("1", 0, Step.SUBMITTED));
        state = clocks.advance("hotline:1", state, SupervisedOrders.minute(30)).state();
        state = clocks.receive(state, SupervisedOrders.event("1", 99, Step.ACCEPTED));
        assertThat(roundTrip(OrderState.class, state)).isEqualTo(state);
        LedgerEntry entry = LedgerEntry.of("hotline:1", state, rules.deadlines());
        assertThat(roundTrip(LedgerEntry.class, entry)).isEqualTo(entry);
        assertThat(state.told()).isEqualTo(List.copyOf(state.told())).hasSize(1);
    }

    private static <T> T roundTrip(Class<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl(strict));
    }
}
