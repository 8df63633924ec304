package mashang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import mashang.local.machine.LoopbackPorts;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void givenPortsStayLastOnesAreKeptWhileFreeAndTheRestAreNewAndDifferent() throws Exception {
        List<Integer> free = LoopbackPorts.free(2);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
            Ports last = new Ports(free.get(0), taken.getLocalPort(), free.get(1), 0);
            Ports chosen = new Ports(0, 0, free.get(0), 0).chosen(last);
            assertThat(chosen.elasticsearch()).as("given").isEqualTo(free.get(0));
            assertThat(chosen.controller()).as("taken since").isNotEqualTo(taken.getLocalPort());
            assertThat(Set.of(chosen.kafka(), chosen.controller(), chosen.elasticsearch(), chosen.flink()))
                    .as("all different and none left open")
                    .hasSize(4)
                    .doesNotContain(0);
            assertThat(Ports.ANY.chosen(chosen)).as("kept").isEqualTo(chosen);
        }
    }
}
