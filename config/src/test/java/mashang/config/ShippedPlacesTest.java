package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mashang.text.Gazetteer;
import mashang.text.Location;
import mashang.text.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the complaints of Rongcheng lie, by the places and grid cells we ship. */
class ShippedPlacesTest {
    private static final Gazetteer GAZETTEER = City.load(Path.of(".")).gazetteer();

    static List<String> locations() {
        return Sentences.of("locations.txt");
    }

    @ParameterizedTest
    @MethodSource("locations")
    void aComplaintLiesWhereItsWordsSay(String row) {
        List<@Nullable String> cells = Arrays.stream(row.split("\\|"))
                .map(cell -> cell.strip().equals("-") ? null : cell.strip())
                .toList();
        String text = String.valueOf(cells.get(3)).replace("\\n", "\n");
        String address = cells.get(2) == null ? "" : cells.get(2);
        Location location =
                GAZETTEER.locate(new Whereabouts(cells.get(0), cells.get(1), null, String.valueOf(address), "", text));
        assertThat(Arrays.asList(
                        location.district(), location.street(), location.name(), location.house(), location.grid()))
                .as("%s", location)
                .isEqualTo(cells.subList(4, 9));
    }
}
