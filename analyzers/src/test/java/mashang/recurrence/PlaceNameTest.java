package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceNameTest {
    @Test
    void twoNamesAreTwoPlaces() {
        assertThat(differ("学宫祥云街", "文博竹屿路", true)).isTrue();
        assertThat(differ("福善海棠公馆", "云锦东方苑", true)).isTrue();
        assertThat(differ("福善海棠公馆", "福善东方苑", true)).as("half alike").isTrue();
    }

    @Test
    void oneNameInOtherLettersIsOnePlace() {
        assertThat(differ("丽发新城", "丽发新城小区", false)).as("within").isFalse();
        assertThat(differ("福善海棠公馆", "福善海堂公馆", false)).as("misspelt").isFalse();
    }

    @Test
    void whatOnlyEndsOtherwiseIsAnotherRoadElsewhereAndCarelessHere() {
        assertThat(differ("长林江湾大道", "长林江湾街", false)).isTrue();
        assertThat(differ("长林江湾大道", "长林江湾街", true)).isFalse();
    }

    @Test
    void aRoadAndAnEstateOfOneAreaMayBeOnePlace() {
        assertThat(differ("新港文博路", "工农万和苑", true)).isFalse();
        assertThat(differ("新港文博路", "工农万和苑", false)).isTrue();
    }

    @Test
    void withoutANameNothingIsSaid() {
        assertThat(PlaceName.differ(names("新港文博路"), List.of(), true)).isFalse();
        assertThat(PlaceName.differ(List.of(), names("新港文博路"), false)).isFalse();
    }

    @Test
    void oneCommonNameIsEnough() {
        assertThat(PlaceName.differ(names("学宫祥云街", "新港文博路"), names("新港文博路", "云锦东方苑"), true))
                .isFalse();
        assertThat(PlaceName.share(names("学宫祥云街", "新港文博路"), names("新港文博路"))).isTrue();
        assertThat(PlaceName.share(names("学宫祥云街"), names("新港文博路"))).isFalse();
    }

    @Test
    void mainNamesAreThoseSaidMoreThanHalfAsOften() {
        List<TermWeight> places = List.of(
                new TermWeight("~云祥", 9),
                new TermWeight("学宫祥云街", 4),
                new TermWeight("新港文博路", 2),
                new TermWeight("云锦东方苑", 2.5));
        assertThat(PlaceName.main(places)).extracting(PlaceName::name).containsExactly("学宫祥云街", "云锦东方苑");
        assertThat(PlaceName.main(List.of(new TermWeight("~云祥", 9)))).isEmpty();
    }

    private static boolean differ(String one, String other, boolean here) {
        boolean differ = PlaceName.differ(names(one), names(other), here);
        assertThat(PlaceName.differ(names(other), names(one), here)).isEqualTo(differ);
        return differ;
    }

    private static List<PlaceName> names(String... names) {
        return Stream.of(names).map(PlaceName::of).toList();
    }
}
