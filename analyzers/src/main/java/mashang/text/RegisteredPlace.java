package mashang.text;

import org.jspecify.annotations.Nullable;

/**
 * A name of the register at one place.
 *
 * @param name the full name
 * @param kind absent for districts and streets
 * @param district absent where the register does not say
 * @param street likewise; absent for districts
 */
record RegisteredPlace(
        Level level,
        String name,
        @Nullable PlaceKind kind,
        @Nullable String district,
        @Nullable String street) {

    /** From the whole to its parts, as addresses are written. */
    enum Level {
        DISTRICT,
        STREET,
        SITE
    }

    /** Whether it may lie there; an absent argument is anywhere. */
    boolean fits(@Nullable String inDistrict, @Nullable String inStreet) {
        return (inDistrict == null || district == null || district.equals(inDistrict))
                && (inStreet == null || street == null || street.equals(inStreet));
    }
}
