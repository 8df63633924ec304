package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    @Test
    void theFirstTheTenthAndTheHundredthAreSaid() {
        assertThat(LongStream.rangeClosed(0, 20_000).filter(RefusalLog::isPowerOfTen))
                .containsExactly(1L, 10L, 100L, 1_000L, 10_000L);
    }
}
