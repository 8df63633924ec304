package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import mashang.text.Location.Clue;
import mashang.text.Location.Gap;
import mashang.text.Location.Part;
import mashang.text.Location.Source;
import mashang.text.PlaceRegister.Cell;
import mashang.text.PlaceRegister.District;
import mashang.text.PlaceRegister.Site;
import mashang.text.PlaceRegister.Street;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GazetteerTest {
    private static final PlaceRegister REGISTER = new PlaceRegister(
            List.of(
                    new District("东区", List.of(), List.of(street("柳河街道"), street("新桥镇"))),
                    new District("西区", List.of(), List.of(street("新桥镇")))),
            List.of(
                    site("柳河家园", PlaceKind.ESTATE, "东区", "柳河街道"),
                    site("长风路", PlaceKind.ROAD, "东区", "柳河街道"),
                    site("长风路", PlaceKind.ROAD, "西区", "新桥镇")),
            List.of(
                    new Cell("E1", "东区", "柳河街道", "长风路", 1, 99),
                    new Cell("W1", "西区", "新桥镇", "长风路", 100, 199),
                    new Cell("W2", "西区", "新桥镇", "长风路", 200, 299)));
    private static final Gazetteer GAZETTEER = new Gazetteer(REGISTER, ShippedWords.VOCABULARY);
    private static final String PIECES = "东西区柳河家园长风路新桥镇街道小1号楼，。〔电话〕的市經(jīng)<b>\uD83D\uDE21 \u0000\n";

    @Test
    void texts_that_were_cut_already_say_the_same() {
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
        String content = "路灯坏了，在柳河家园3号楼旁，<b>西区</b>长风路128-1号占道经營，联系人：〔姓名〕";
        Whereabouts said = new Whereabouts("西区", null, null, "长风路90号", "柳河家园停水", content);
        SegmentedText title = analyzer.segment(said.title());
        SegmentedText body = analyzer.segment(content);
        assertThat(GAZETTEER.locate(said, title, body)).isEqualTo(GAZETTEER.locate(said));
        assertThat(body.terms()).isEqualTo(analyzer.terms(content)).isNotEmpty();
    }

    @Test
    void texts_that_were_cut_by_other_words_are_refused() {
        SegmentedText other = new ComplaintAnalyzer(Vocabulary.EMPTY).segment("柳河家园停水");
        assertThatThrownBy(() -> GAZETTEER.locate(Whereabouts.of("柳河家园停水"), other, other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPartSaysWhichWordsLedToIt() {
        Location location = GAZETTEER.locate("路灯坏了，在柳河家园3号楼旁");
        assertThat(location.clues())
                .containsExactly(
                        new Clue(Part.DISTRICT, "东区", Source.CONTENT, "柳河家园", 6, 10, true),
                        new Clue(Part.STREET, "柳河街道", Source.CONTENT, "柳河家园", 6, 10, true),
                        new Clue(Part.NAME, "柳河家园", Source.CONTENT, "柳河家园", 6, 10, false));
        assertThat(location.clues().get(1).text(false)).isEqualTo("街道 柳河街道：正文“柳河家园”（地名库）");
        assertThat(location.clues().get(1).text(true)).isEqualTo("street 柳河街道: content \"柳河家园\" (register)");
        assertThat(location.gaps()).containsExactly(Gap.GRID_UNKNOWN);
    }

    @Test
    void aFeedsWordIsAClueToo() {
        Location location = GAZETTEER.locate(new Whereabouts("西区", null, null, "", "", "长风路积水"));
        assertThat(location.street()).isEqualTo("新桥镇");
        assertThat(location.clues()).contains(new Clue(Part.DISTRICT, "西区", Source.FEED, "西区", 0, 2, false));
        assertThat(location.gaps()).containsExactly(Gap.GRID_AMBIGUOUS);
    }

    @Test
    void aGridOfTheFeedSaysWhereItLies() {
        Location location = GAZETTEER.locate(new Whereabouts(null, null, "W2", "", "", "长风路积水"));
        assertThat(location.district()).isEqualTo("西区");
        assertThat(location.grid()).isEqualTo("W2");
        assertThat(location.complete()).isTrue();
    }

    @Test
    void whatCouldBeTwoPlacesStaysOpenAndSaysWhy() {
        assertThat(gaps("长风路积水")).containsExactly(Gap.DISTRICT_AMBIGUOUS, Gap.STREET_AMBIGUOUS, Gap.GRID_UNKNOWN);
        assertThat(gaps("新桥镇停水")).contains(Gap.DISTRICT_AMBIGUOUS, Gap.NAME_UNKNOWN);
        assertThat(gaps("西区柳河家园停水")).contains(Gap.NAME_ELSEWHERE, Gap.STREET_UNKNOWN);
        assertThat(gaps("西区柳河街道停水")).contains(Gap.STREET_UNREGISTERED);
        assertThat(gaps("梧桐湾小区停水")).contains(Gap.NAME_UNREGISTERED, Gap.DISTRICT_UNKNOWN);
        assertThat(gaps("你好")).containsExactly(Gap.NOWHERE);
        assertThat(gaps("")).containsExactly(Gap.NOWHERE);
    }

    @Test
    void aHouseWithASubNumberLiesWhereItsNumberDoes() {
        assertThat(GAZETTEER.locate("西区长风路128-1号占道经营").grid()).isEqualTo("W1");
        assertThat(GAZETTEER.locate("西区长风路128-1号占道经营").house()).isEqualTo("128－1号");
        assertThat(GAZETTEER.locate("西区长风路128—1号占道经营").grid()).isEqualTo("W1");
        assertThat(GAZETTEER.locate("长风路12345号占道经营").house()).isEqualTo("12345号");
        assertThat(GAZETTEER.locate("西区长风路12345号占道经营").gaps()).containsExactly(Gap.GRID_UNKNOWN);
    }

    @Test
    void housesFromOneToAnotherLieInAllTheCellsBetween() {
        assertThat(GAZETTEER.locate("长风路12-14号").grid()).isEqualTo("E1");
        assertThat(GAZETTEER.locate("西区长风路198~202号").gaps()).containsExactly(Gap.GRID_AMBIGUOUS);
        assertThat(GAZETTEER.locate("西区长风路198-202号").grid()).isNull();
        assertThat(GAZETTEER.locate("长风路90-102号").gaps()).contains(Gap.STREET_AMBIGUOUS);
    }

    @Test
    void sitesOfDifferentStreetsInTheContentLeaveItOpenWhichIsMeant() {
        assertThat(gaps("从柳河家园到西区长风路的公交"))
                .containsExactly(Gap.DISTRICT_AMBIGUOUS, Gap.STREET_AMBIGUOUS, Gap.NAME_AMBIGUOUS);
        assertThat(gaps("从柳河家园到长风路的公交")).doesNotContain(Gap.NAME_AMBIGUOUS);
        assertThat(gaps("我住柳河家园，西区长风路150号积水")).isEmpty();
        assertThat(GAZETTEER
                        .locate(new Whereabouts("西区", null, null, "", "", "从长风路到柳河家园"))
                        .gaps())
                .doesNotContain(Gap.NAME_AMBIGUOUS);
    }

    @Test
    void feedAndTextThatDisagreeLeaveItOpen() {
        Location district = GAZETTEER.locate(new Whereabouts("西区", null, null, "", "", "东区柳河家园停水"));
        assertThat(district.district()).isNull();
        assertThat(district.gaps()).contains(Gap.DISTRICT_CONTRADICTED);
        assertThat(district.clues()).extracting(Clue::value).contains("东区", "西区");
        Location street = GAZETTEER.locate(new Whereabouts(null, "新桥镇", null, "", "", "柳河街道柳河家园停水"));
        assertThat(street.gaps()).contains(Gap.STREET_CONTRADICTED);
        assertThat(street.street()).isNull();
    }

    @Test
    void withoutARegisterNamesAreStillFound() {
        Location location = new Gazetteer(PlaceRegister.empty(), Vocabulary.EMPTY).locate("东区柳河街道长风路12号积水");
        assertThat(location.street()).isEqualTo("柳河街道");
        assertThat(location.name()).isEqualTo("长风路");
        assertThat(location.house()).isEqualTo("12号");
        assertThat(location.gaps()).contains(Gap.STREET_UNREGISTERED, Gap.NAME_UNREGISTERED, Gap.GRID_UNKNOWN);
    }

    @Test
    void gapsAreCounted() {
        LocationCounts counts = LocationCounts.none()
                .plus(GAZETTEER.locate("长风路50号积水"))
                .plus(GAZETTEER.locate("长风路积水"))
                .plus(GAZETTEER.locate("你好"));
        assertThat(counts.total()).isEqualTo(3);
        assertThat(counts.complete()).isEqualTo(1);
        assertThat(counts.of(Gap.DISTRICT_AMBIGUOUS)).isEqualTo(1);
        assertThat(counts.of(Gap.NOWHERE)).isEqualTo(1);
        assertThat(counts.of(Gap.NAME_ELSEWHERE)).isZero();
    }

    @Property(tries = 2000)
    void anyTextHasALocationWhoseCluesLieInIt(@ForAll @StringLength(max = 60) String text) {
        check(text);
    }

    @Test
    void textsMadeOfPiecesOfAddressesHaveLocationsWhoseCluesLieInThem() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            check(text.toString());
        }
    }

    private static void check(String text) {
        Location location = GAZETTEER.locate(new Whereabouts(text, text, null, text, text, text));
        for (Clue clue : location.clues()) {
            assertThat(clue.from()).isBetween(0, clue.to());
            assertThat(clue.to()).isLessThanOrEqualTo(text.length());
            assertThat(clue.words()).isEqualTo(text.substring(clue.from(), clue.to()));
        }
        assertThat(location.name() == null).isEqualTo(location.kind() == null);
        assertThat(location.complete()).isEqualTo(location.gaps().isEmpty());
    }

    @Test
    void takesTimeInProportionToTheText() {
        for (String piece : List.of("东区", "柳河家园", "1号", "区", "的", "家园路", "长风路1号")) {
            String text = piece.repeat(20_000);
            assertTimeout(Duration.ofSeconds(10), () -> GAZETTEER.locate(text), piece);
        }
    }

    private static List<Gap> gaps(String text) {
        return GAZETTEER.locate(text).gaps();
    }

    private static Street street(String name) {
        return new Street(name, List.of());
    }

    private static Site site(String name, PlaceKind kind, String district, String street) {
        return new Site(name, List.of(), kind, district, street);
    }
}
