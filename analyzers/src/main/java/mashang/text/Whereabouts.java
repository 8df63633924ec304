package mashang.text;

import org.jspecify.annotations.Nullable;

/**
 * Everything an order says about where its matter lies. Texts are masked.
 *
 * @param district as the feed states it; absent where it does not
 * @param street likewise
 * @param grid likewise
 * @param address the address as written; empty where there is none
 * @param title empty where there is none
 * @param content empty where there is none
 */
public record Whereabouts(
        @Nullable String district,
        @Nullable String street,
        @Nullable String grid,
        String address,
        String title,
        String content) {

    /** Nothing is known but a text. */
    public static Whereabouts of(String content) {
        return new Whereabouts(null, null, null, "", "", content);
    }
}
