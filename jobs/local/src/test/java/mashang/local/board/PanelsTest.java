package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the panels reckon, and the files they are made of. */
class PanelsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant WALL = Instant.parse("2026-03-10T01:00:00Z");

    @Test
    void aUnitWithOneOrderNeverLeads() {
        assertThat(UnitRates.atLeast(1, 1)).isLessThan(UnitRates.atLeast(30, 100));
        assertThat(UnitRates.atLeast(0, 5)).isZero();
        assertThat(UnitRates.atLeast(0, 0)).isZero();
        assertThat(UnitRates.atLeast(30, 100))
                .as("Wilson's interval of 30 in 100")
                .isCloseTo(.2189, within(.0001));
    }

    @Test
    void thePresentIsTheWallClocksUnlessTheRecordsAreOfAnotherTime() {
        assertThat(AsOf.of(Instant.EPOCH, Instant.EPOCH, WALL, ZONE)).isEqualTo(AsOf.live(WALL, ZONE));
        assertThat(AsOf.of(WALL.minusSeconds(60), WALL.minusSeconds(70), WALL, ZONE))
                .isEqualTo(AsOf.live(WALL, ZONE));
        Instant holidays = WALL.minusSeconds(3 * 86_400);
        assertThat(AsOf.of(holidays, holidays, WALL, ZONE).live())
                .as("a long weekend")
                .isTrue();
        Instant simulated = WALL.plusSeconds(86_400);
        assertThat(AsOf.of(simulated, WALL, WALL, ZONE)).isEqualTo(new AsOf(simulated, false, ZONE, WALL));
        Instant replayed = WALL.minusSeconds(400L * 86_400);
        assertThat(AsOf.of(replayed, replayed, WALL, ZONE)).isEqualTo(new AsOf(replayed, false, ZONE, replayed));
    }

    @Test
    void theLastThirtyDaysEndWithTheLastOrderWhereAReplayIsOver() {
        Instant last = Instant.parse("2026-02-10T02:00:00Z");
        AsOf over = AsOf.of(Instant.parse("2026-04-01T00:00:00Z"), last, Instant.parse("2026-11-01T00:00:00Z"), ZONE);
        assertThat(over.lately().at()).isEqualTo(last);
        assertThat(Figures.since(over.lately()))
                .as("thirty days with this one among them")
                .isEqualTo("2026-01-11T16:00:00Z");
        assertThat(over.lately().daysAgo(30)).isEqualTo("2026-01-10T16:00:00Z");
        assertThat(AsOf.live(WALL, ZONE).lately().at()).isEqualTo(WALL);
    }

    @Test
    void daysAreThoseOfTheCity() {
        AsOf asOf = AsOf.live(Instant.parse("2026-03-10T16:30:00Z"), ZONE);
        assertThat(asOf.day()).isEqualTo("2026-03-10T16:00:00Z");
        assertThat(asOf.daysAgo(1)).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(asOf.weekBefore()).isEqualTo("2026-03-03T16:30:00Z");
        assertThat(asOf.offset()).isEqualTo("+08:00");
    }

    @Test
    void aValueNeverBecomesPartOfASearch() {
        String hostile = "\"}},{\"match_all\":{}},{\"x\":\"";
        Query query = Query.of("order").with("order", hostile);
        assertThat(query.body().path("query").path("term").path("orderId").textValue())
                .isEqualTo(hostile);
        assertThatThrownBy(() -> Query.of("order").body()).hasMessageContaining("$order");
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws Exception {
        String words;
        try (var in = Assets.class.getResourceAsStream("web/words.js")) {
            words = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int english = words.indexOf("\n  en: {");
        Set<String> chinese = keys(words.substring(0, english));
        assertThat(keys(words.substring(english))).isEqualTo(chinese);
        for (String script :
                List.of("board.js", "order.js", "problem.js", "unit.js", "supervised.js", "lists.js", "page.js")) {
            try (var in = Assets.class.getResourceAsStream("web/" + script)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Pattern.compile("\\bt\\('([^']+)'").matcher(text).results().forEach(used -> assertThat(chinese)
                        .as(script)
                        .contains(used.group(1)));
                assertThat(text)
                        .as(script)
                        .doesNotContain("innerHTML", "insertAdjacentHTML", "outerHTML", "document.write", "eval(");
            }
        }
    }

    private static Set<String> keys(String words) {
        Set<String> keys = new TreeSet<>();
        Pattern.compile("'([a-zA-Z][\\w.-]*)': (?:'|\")")
                .matcher(words)
                .results()
                .forEach(key -> keys.add(key.group(1)));
        assertThat(keys).isNotEmpty();
        return keys;
    }
}
