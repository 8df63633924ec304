package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mashang.text.Location;
import mashang.text.PlaceRegister;
import mashang.workorder.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with places, grid cells and words is told at once, each thing at its line. */
class TextRulesTest {
    @TempDir
    Path temp;

    private ConfigFolder config;

    @BeforeEach
    void anEmptyCity() throws IOException {
        config = new ConfigFolder(temp);
        for (String folder : new String[] {"feeds", "policies", "units"}) {
            Files.createDirectories(temp.resolve(folder));
        }
    }

    @Test
    void aCityNeedsNeitherPlacesNorWords() {
        City city = config.load();
        assertThat(city.places()).isEqualTo(PlaceRegister.empty());
        assertThat(city.gazetteer().locate("路灯坏了").gaps()).containsExactly(Location.Gap.NOWHERE);
        assertThat(city.classifier().classify("我要投诉").kind()).isNull();
    }

    @Test
    void placesOfSeveralFilesBelongTogether() throws IOException {
        config.write("places/a.yaml", "places: [{name: 柳河家园, kind: estate, in: 柳河街道, aliases: [柳河苑]}]");
        config.write("places/b.yaml", "districts: [{name: 东区, streets: [柳河街道]}]");
        config.write("places/grids.csv", "grid,district,street,place,from,to\nE1,东区,柳河街道,柳河家园,,\n");
        Location location = config.load().gazetteer().locate("柳河苑停水");
        assertThat(location.grid()).isEqualTo("E1");
        assertThat(location.complete()).isTrue();
    }

    @Test
    void everythingWrongWithPlacesIsTold() throws IOException {
        config.write("places/a.yaml", """
                districts:
                  - {name: 东区, streets: [柳河街道, 柳河街道, 新桥镇]}
                  - {name: 西区, streets: [新桥镇, 镇], mayor: x}
                  - {streets: [{name: 白塔镇, aliases: [白]}]}
                places:
                  - {name: 甲小区, kind: castle}
                  - {name: 乙小区, kind: estate, in: 北区}
                  - {name: 丙小区, kind: estate, in: 新桥镇}
                  - {name: 丁小区, kind: estate, in: [东区/新桥镇, 东区/新桥镇, 西区/柳河街道]}
                  - {name: 戊小区, kind: estate}
                  - {name: 戊小区, kind: estate}
                """);
        config.write("places/b.yaml", "sites: []");
        assertThat(config.places())
                .containsExactly(
                        "places/a.yaml:2 districts[0].streets[1]",
                        "places/a.yaml:3 districts[1].streets[1]",
                        "places/a.yaml:3 districts[1].mayor",
                        "places/a.yaml:4 districts[2].name",
                        "places/a.yaml:4 districts[2].streets[0].aliases[0]",
                        "places/a.yaml:6 places[0].kind",
                        "places/a.yaml:7 places[1].in",
                        "places/a.yaml:8 places[2].in",
                        "places/a.yaml:9 places[3].in[1]",
                        "places/a.yaml:9 places[3].in[2]",
                        "places/a.yaml:11 places[5]",
                        "places/b.yaml:1 sites",
                        "places/b.yaml:1 ");
    }

    @Test
    void everythingWrongWithGridCellsIsTold() throws IOException {
        config.write("places/a.yaml", """
                districts: [{name: 东区, streets: [柳河街道]}]
                places: [{name: 长风路, kind: road, in: 柳河街道}]
                """);
        config.write("places/grids.csv", """
                grid,district,street,place,from,to
                E1,东区,柳河街道,长风路,1,99
                E2,东区,柳河街道,长风路,50,60
                ,东区,柳河街道,长风路,100,
                E3,西区,柳河街道,短风路,x,-1
                E4,东区,柳河街道
                E5,东区,柳河街道,长风路,300,200
                E6,东区,柳河街道,,1,2
                """);
        assertThat(config.places())
                .containsExactly(
                        "places/grids.csv:3 ",
                        "places/grids.csv:4 grid",
                        "places/grids.csv:5 street",
                        "places/grids.csv:5 place",
                        "places/grids.csv:5 from",
                        "places/grids.csv:5 to",
                        "places/grids.csv:6 ",
                        "places/grids.csv:7 from",
                        "places/grids.csv:8 place");
    }

    @Test
    void aGridCellCoversAPlaceOnlyInAStreetItLiesIn() throws IOException {
        config.write("places/a.yaml", """
                districts: [{name: 东区, streets: [柳河街道, 新桥镇]}, {name: 西区, streets: [柳河街道]}]
                places:
                  - {name: 长风路, kind: road, in: 东区/柳河街道}
                  - {name: 短风路, kind: road, in: 东区}
                  - {name: 处处路, kind: road}
                """);
        config.write("places/grids.csv", """
                grid,district,street,place,from,to
                E1,东区,柳河街道,长风路,,
                E2,东区,新桥镇,长风路,,
                E3,西区,柳河街道,长风路,,
                E4,东区,新桥镇,短风路,,
                E5,西区,柳河街道,短风路,,
                E6,西区,柳河街道,处处路,,
                """);
        assertThat(config.places())
                .containsExactly("places/grids.csv:3 place", "places/grids.csv:4 place", "places/grids.csv:6 place");
    }

    @Test
    void kindAndPlaceOfASiteAreToldAtOnce() throws IOException {
        config.write("places/a.yaml", "places: [{name: 甲小区, kind: castle, in: 北区}]");
        assertThat(config.places()).containsExactly("places/a.yaml:1 places[0].kind", "places/a.yaml:1 places[0].in");
    }

    @Test
    void aWordInAnotherCaseIsTheSameWord() throws IOException {
        config.write("lexicon/kinds.yaml", "words: {complaint: {5: [App崩溃, APP崩溃]}}");
        assertThat(config.places()).containsExactly("lexicon/kinds.yaml:1 words.complaint.5[1]");
    }

    @Test
    void aGridFileWithAnotherHeaderIsRefused() throws IOException {
        config.write("places/grids.csv", "网格,区,街道\nE1,东区,柳河街道\n");
        assertThat(config.places()).containsExactly("places/grids.csv:1 ");
    }

    @Test
    void everythingWrongWithWordsIsTold() throws IOException {
        config.write("lexicon/kinds.yaml", """
                least: 0
                edges: {chars: 10}
                negations: {before: [不是], reach: 99}
                neutral: [投诉电话, 不是]
                words:
                  complaint: {5: [投诉, 投訴, 诉], x: [噪音]}
                  praises: {1: [表扬]}
                """);
        config.write("lexicon/conduct.yaml", "words: {behaviour: {1: [推诿]}}");
        config.write("lexicon/concern.yaml", "words: {}");
        assertThat(config.places())
                .containsExactly(
                        "lexicon/concern.yaml:0 ",
                        "lexicon/conduct.yaml:1 words.behaviour",
                        "lexicon/kinds.yaml:1 least",
                        "lexicon/kinds.yaml:2 edges.factor",
                        "lexicon/kinds.yaml:3 negations.reach",
                        "lexicon/kinds.yaml:4 neutral[1]",
                        "lexicon/kinds.yaml:6 words.complaint.5[1]",
                        "lexicon/kinds.yaml:6 words.complaint.5[2]",
                        "lexicon/kinds.yaml:6 words.complaint.x",
                        "lexicon/kinds.yaml:7 words.praises");
    }

    @Test
    void wordsMayBeWrittenInTraditionalCharactersToo() throws IOException {
        config.write("lexicon/kinds.yaml", "words: {complaint: {1: [投訴]}}");
        assertThat(config.load().classifier().classify("我投诉").kind()).isEqualTo(Kind.COMPLAINT);
    }
}
