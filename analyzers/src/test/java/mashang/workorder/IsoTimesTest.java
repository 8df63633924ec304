package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IsoTimesTest {
    @Property
    void anyTimeReadsAsInstantWritesIt(
            @ForAll @LongRange(min = -70_000_000_000_000L, max = 300_000_000_000_000L) long at) {
        Instant time = Instant.ofEpochMilli(at);
        assertThat(IsoTimes.text(at)).isEqualTo(time.toString());
        assertThat(IsoTimes.text(at / 1000 * 1000))
                .isEqualTo(Instant.ofEpochMilli(at / 1000 * 1000).toString());
        assertThat(IsoTimes.text(time.plusNanos(1))).isEqualTo(time.plusNanos(1).toString());
    }

    @Test
    void theEdgesReadAsInstantWritesThem() {
        for (String edge :
                new String[] {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2024-02-29T12:00:00.001Z"}) {
            assertThat(IsoTimes.text(Instant.parse(edge))).isEqualTo(edge);
        }
    }
}
