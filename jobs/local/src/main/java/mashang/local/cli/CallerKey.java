package mashang.local.cli;

import mashang.intake.CallerPseudonym;
import org.jspecify.annotations.Nullable;

/** The key of the callers' pseudonyms, from the environment. */
final class CallerKey {
    private CallerKey() {}

    /**
     * The key; absent where the environment has none, which is said once: callers are then not kept at all.
     *
     * @throws IllegalArgumentException with a sentence where it is too short
     */
    static @Nullable String of(Console console) {
        String key = System.getenv(CallerPseudonym.VARIABLE);
        if (key == null || key.isEmpty()) {
            console.notice("caller-key.none", CallerPseudonym.VARIABLE);
            return null;
        }
        new CallerPseudonym(key).apply("");
        return key;
    }
}
