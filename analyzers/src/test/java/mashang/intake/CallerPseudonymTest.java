package mashang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerPseudonymTest {
    private static final String KEY = "sixteen letters!";

    @Test
    void the_same_caller_and_key_give_the_same_32_digits() {
        CallerPseudonym pseudonym = new CallerPseudonym(KEY);
        assertThat(pseudonym.apply("13800138000"))
                .isEqualTo(new CallerPseudonym(KEY).apply("13800138000"))
                .isEqualTo(pseudonym.apply("13800138000"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void another_caller_or_key_gives_another() {
        CallerPseudonym pseudonym = new CallerPseudonym(KEY);
        assertThat(pseudonym.apply("13800138001")).isNotEqualTo(pseudonym.apply("13800138000"));
        assertThat(new CallerPseudonym(KEY + "!").apply("x")).isNotEqualTo(pseudonym.apply("x"));
    }

    /** The value was computed with another implementation (Python's hmac). */
    @Test
    void it_is_hmac_sha_256_cut_to_128_bits() {
        assertThat(new CallerPseudonym(KEY).apply("13800138000")).isEqualTo("ca1825bfb10315612416311f75e871ca");
    }

    @Test
    void a_missing_or_short_key_is_one_sentence_that_does_not_tell_it() {
        assertThatThrownBy(() -> CallerPseudonym.from(Map.of())).hasMessageContaining(CallerPseudonym.VARIABLE);
        assertThatThrownBy(() -> CallerPseudonym.from(Map.of(CallerPseudonym.VARIABLE, "secret-too-shor")))
                .hasMessageContaining("16")
                .message()
                .doesNotContain("secret");
    }
}
