package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AckLinkTest {
    private static final String SECRET = "a secret of this test";
    private static final AckLink LINK = new AckLink("热线:1&e=9", "热线:1/1/sign/breach", "cg", "inspector", 1_000);

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String part : query.split("&", -1)) {
            String[] both = part.split("=", 2);
            fields.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Test
    void whatWasSignedIsReadAsItWasWhateverItContains() {
        Map<String, String> shown = fields(LINK.query(SECRET));
        assertThat(AckLink.read(shown::get, SECRET)).contains(LINK);
        assertThat(LINK.isGoodAt(999)).isTrue();
        assertThat(LINK.isGoodAt(1_000)).isFalse();
    }

    @Test
    void noFieldCanBeChangedLeftOutOrMovedIntoAnother() {
        Map<String, String> right = fields(LINK.query(SECRET));
        for (String name : right.keySet()) {
            Map<String, String> changed = new HashMap<>(right);
            changed.put(name, right.get(name) + "0");
            assertThat(AckLink.read(changed::get, SECRET)).as(name).isEmpty();
            changed.remove(name);
            assertThat(AckLink.read(changed::get, SECRET)).as(name).isEmpty();
        }
        Map<String, String> moved = new HashMap<>(right);
        moved.put("r", "cgi");
        moved.put("p", "nspector");
        assertThat(AckLink.read(moved::get, SECRET)).isEmpty();
        Map<String, String> padded = new HashMap<>(right);
        padded.put("e", "01000");
        assertThat(AckLink.read(padded::get, SECRET)).isEmpty();
        assertThat(AckLink.read(right::get, "another secret")).isEmpty();
        assertThat(AckLink.read(name -> null, SECRET)).isEmpty();
    }
}
