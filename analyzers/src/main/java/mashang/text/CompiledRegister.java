package mashang.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.text.PlaceRegister.Cell;
import mashang.text.PlaceRegister.District;
import mashang.text.PlaceRegister.Site;
import mashang.text.PlaceRegister.Street;
import mashang.text.RegisteredPlace.Level;
import org.jspecify.annotations.Nullable;

/** The register, ready to be asked: names in texts, and grid cells. Immutable. */
final class CompiledRegister {
    private final Map<String, List<RegisteredPlace>> byName = new HashMap<>();
    private final Map<Address, List<Cell>> cells = new HashMap<>();
    private final Map<String, List<Cell>> byGrid = new HashMap<>();
    private final Words<List<RegisteredPlace>> words;

    private record Address(
            String district, String street, @Nullable String place) {}

    CompiledRegister(PlaceRegister register) {
        register.districts().forEach(this::add);
        for (Site site : register.sites()) {
            RegisteredPlace place =
                    new RegisteredPlace(Level.SITE, site.name(), site.kind(), site.district(), site.street());
            add(place, site.aliases());
        }
        for (Cell cell : register.cells()) {
            Address address = new Address(cell.district(), cell.street(), cell.place());
            cells.computeIfAbsent(address, k -> new ArrayList<>()).add(cell);
            byGrid.computeIfAbsent(cell.grid(), k -> new ArrayList<>()).add(cell);
        }
        words = new Words<>(byName);
    }

    private void add(District district) {
        add(new RegisteredPlace(Level.DISTRICT, district.name(), null, district.name(), null), district.aliases());
        for (Street street : district.streets()) {
            add(
                    new RegisteredPlace(Level.STREET, street.name(), null, district.name(), street.name()),
                    street.aliases());
        }
    }

    private void add(RegisteredPlace place, List<String> aliases) {
        add(place.name(), place);
        aliases.forEach(alias -> add(alias, place));
    }

    private void add(String name, RegisteredPlace place) {
        List<RegisteredPlace> places = byName.computeIfAbsent(folded(name), k -> new ArrayList<>());
        if (!places.contains(place)) {
            places.add(place);
        }
    }

    private static String folded(String name) {
        return Readable.of(name.strip()).text();
    }

    /** The longest name that starts here, of the most specific level it has. */
    Words.@Nullable Found<List<RegisteredPlace>> longest(String folded, int from) {
        return words.longest(folded, from);
    }

    /** Places of this level that bear this name; empty where there are none. */
    List<RegisteredPlace> named(@Nullable String name, Level level) {
        return byName.getOrDefault(name == null ? "" : folded(name), List.of()).stream()
                .filter(p -> p.level() == level)
                .toList();
    }

    /** What is written down for a place, or for a whole street where {@code place} is absent. */
    List<Cell> cells(String district, String street, @Nullable String place) {
        return cells.getOrDefault(new Address(district, street, place), List.of());
    }

    /** What a grid cell covers; empty for one nobody knows. */
    List<Cell> grid(String grid) {
        return byGrid.getOrDefault(grid.strip(), List.of());
    }
}
