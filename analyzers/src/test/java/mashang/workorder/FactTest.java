package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final String[] UNITS = {"", "市城管委", "SIGNED", "1", "a/b"};
    private static final long[] TIMES = {0, 1, 11, -1};

    @Test
    void slotIsPlainExactlyWhereTheFeedGaveNoKeyOrTheSame() {
        for (Step step : Step.values()) {
            for (String unit : UNITS) {
                for (long revision = 0; revision < 2; revision++) {
                    for (long time : TIMES) {
                        String plain = Fact.slot(step, unit.isEmpty() ? null : unit, revision, time);
                        for (String slot :
                                List.of(plain, "", "k", plain + '1', plain.substring(1), step + "/", plain + '/')) {
                            assertThat(fact(slot, step, unit.isEmpty() ? null : unit, revision, time)
                                            .hasPlainSlot())
                                    .as("%s of %s %s %d %d", slot, step, unit, revision, time)
                                    .isEqualTo(slot.equals(plain));
                        }
                    }
                }
            }
        }
    }

    private static Fact fact(String slot, Step step, @Nullable String unit, long revision, long time) {
        return new Fact(
                "id", slot, step, time, null, time, revision, unit, null, "", false, List.of(), null, null, null);
    }
}
