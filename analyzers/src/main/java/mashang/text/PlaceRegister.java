package mashang.text;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of a city, as its operators write them down (地名库) and cut it into grid cells (网格).
 *
 * @param districts its districts and counties
 * @param sites its estates, roads, villages, buildings; one that lies in several streets has an entry for each
 * @param cells which grid cell is responsible for what
 */
public record PlaceRegister(List<District> districts, List<Site> sites, List<Cell> cells) implements Serializable {

    /**
     * A district or county (区县).
     *
     * @param name its full name
     * @param aliases what else it is called
     */
    public record District(String name, List<String> aliases, List<Street> streets) implements Serializable {}

    /**
     * A street or township (街道、镇、乡).
     *
     * @param name its full name; two districts may have streets of one name
     * @param aliases what else it is called
     */
    public record Street(String name, List<String> aliases) implements Serializable {}

    /**
     * A place with a name.
     *
     * @param district where it lies; absent where the register does not say
     * @param street likewise; never without a district
     */
    public record Site(
            String name,
            List<String> aliases,
            PlaceKind kind,
            @Nullable String district,
            @Nullable String street) implements Serializable {}

    /**
     * What a grid cell covers.
     *
     * @param grid its id
     * @param place name of a site of that street; absent: the whole street
     * @param from first house number, 0 or more
     * @param to last house number, inclusive; {@link Integer#MAX_VALUE} without an end
     */
    public record Cell(
            String grid,
            String district,
            String street,
            @Nullable String place,
            int from,
            int to) implements Serializable {

        /** Whether it covers the place whatever the house number. */
        public boolean whole() {
            return from == 0 && to == Integer.MAX_VALUE;
        }
    }

    /** A city that has not written down any place. */
    public static PlaceRegister empty() {
        return new PlaceRegister(List.of(), List.of(), List.of());
    }
}
