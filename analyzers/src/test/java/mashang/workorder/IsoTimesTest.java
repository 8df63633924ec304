package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
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

    @Property
    void whatWasWrittenInMillisecondsIsReadBack(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long at) {
        byte[] text = new byte[IsoTimes.MOST];
        int end = IsoTimes.writeMillis(at, text, 0);
        if (end > 0) {
            assertThat(IsoTimes.readMillis(new String(text, 0, end, StandardCharsets.US_ASCII)))
                    .isEqualTo(at);
        }
    }

    @Property
    void whateverElseIsReadIsReadAsInstantReadsIt(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at,
            @ForAll @IntRange(max = 23) int place,
            @ForAll @CharRange(from = '+', to = ':') char other) {
        byte[] text = new byte[IsoTimes.MOST];
        int end = IsoTimes.writeMillis(at, text, 0);
        text[place] = (byte) other;
        String changed = new String(text, 0, end, StandardCharsets.US_ASCII);
        long read = IsoTimes.readMillis(changed);
        if (read != IsoTimes.UNUSUAL) {
            assertThat(Instant.ofEpochMilli(read)).as(changed).isEqualTo(Instant.parse(changed));
        } else if (!changed.startsWith(
                "24", 11)) { // the end of a day, which nobody writes so, is left to the formatter
            assertThat(catchThrowable(() -> Instant.parse(changed))).as(changed).isNotNull();
        }
    }

    @Test
    void daysAndHoursThatAreNoneAreNotRead() {
        for (String none : new String[] {
            "2026-02-29T00:00:00.000Z",
            "2026-04-31T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-00-01T00:00:00.000Z",
            "2026-01-00T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:00:60.000Z",
            "2026-01-01T00:00:00Z",
            ""
        }) {
            assertThat(IsoTimes.readMillis(none)).as(none).isEqualTo(IsoTimes.UNUSUAL);
        }
        assertThat(IsoTimes.readMillis("2024-02-29T23:59:59.999Z"))
                .isEqualTo(Instant.parse("2024-02-29T23:59:59.999Z").toEpochMilli());
    }
}
