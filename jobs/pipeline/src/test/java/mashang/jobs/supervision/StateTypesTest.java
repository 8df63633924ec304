package mashang.jobs.supervision;

import static mashang.jobs.StrictTypes.roundTrip;
import static mashang.jobs.StrictTypes.serializer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import mashang.ledger.LedgerEntry;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
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
        Advance advance = clocks.advance("hotline:1", state, SupervisedOrders.minute(30));
        LedgerEntry entry = LedgerEntry.of(advance, Units.none());
        assertThat(roundTrip(LedgerEntry.class, entry)).isEqualTo(entry);
        state = clocks.receive(advance.state(), SupervisedOrders.event("1", 99, Step.ACCEPTED));
        assertThat(roundTrip(OrderState.class, state)).isEqualTo(state);
        assertThat(state.told()).hasSize(1);
    }
}
