package mashang.units;

import org.jspecify.annotations.Nullable;

/**
 * What an order is about, as far as it tells the parts of a split unit apart; each as the feed states it, absent where it does not.
 *
 * @param category levels joined by {@code /}
 */
public record Matter(
        @Nullable String district,
        @Nullable String street,
        @Nullable String category) {
    /** Nothing is known of it. */
    public static final Matter UNKNOWN = new Matter(null, null, null);
}
