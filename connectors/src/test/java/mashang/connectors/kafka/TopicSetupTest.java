package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aBrokerThatIsAwayIsNoTopicThatIsMissing() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> TopicSetup.exists("127.0.0.1:" + port, "mashang.rules", SHORT))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void soIsOneThatTakesTheConnectionAndSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            assertThatThrownBy(() -> TopicSetup.exists(address, "mashang.rules", SHORT))
                    .isInstanceOf(TopicProblem.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void anAddressNobodyCanResolveIsNamed() {
        assertThatThrownBy(() -> TopicSetup.exists("nowhere.invalid:9092", "mashang.rules", SHORT))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining("nowhere.invalid:9092");
    }
}
