package mashang.text;

import java.util.List;
import mashang.text.Location.Source;
import mashang.text.RegisteredPlace.Level;
import org.jspecify.annotations.Nullable;

/**
 * A name of a place in a text.
 *
 * @param name the full name where registered, else as written
 * @param kind absent for districts and streets
 * @param places what the register knows under the name, all of one level; empty where it was found by its ending
 * @param words as written
 * @param from its first character in the clean text
 * @param to after its last
 * @param end after the house or building number right after it, {@code to} where there is none
 * @param house the number, half width; empty where there is none
 */
record Mention(
        Level level,
        String name,
        @Nullable PlaceKind kind,
        List<RegisteredPlace> places,
        Source source,
        String words,
        int from,
        int to,
        int end,
        String house) {

    boolean registered() {
        return !places.isEmpty();
    }
}
