package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardAddressTest {
    private static final String TOKEN = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void thisMachineNeedsNoToken(String host) {
        assertThat(new BoardAddress(host, 0, null).token()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1"})
    void othersAreNotLetInWithoutOne(String host) {
        assertThatThrownBy(() -> new BoardAddress(host, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host)
                .hasMessageContaining(BoardAddress.TOKEN)
                .hasMessageContaining(" | ");
        assertThat(new BoardAddress(host, 0, TOKEN).host()).isEqualTo(host);
    }

    @Test
    void aShortTokenIsRefusedEverywhere() {
        assertThatThrownBy(() -> new BoardAddress("127.0.0.1", 0, TOKEN.substring(1)))
                .hasMessageContaining("16")
                .message()
                .doesNotContain(TOKEN.substring(1));
    }

    @Test
    void theTokenIsNotPrinted() {
        assertThat(new BoardAddress("0.0.0.0", 0, TOKEN)).asString().doesNotContain(TOKEN);
    }
}
