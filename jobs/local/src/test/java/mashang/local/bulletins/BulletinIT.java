package mashang.local.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.cli.TestedCommands;
import mashang.local.search.EmbeddedElasticsearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bulletins from a real Elasticsearch, filled by the accountability job's own writers. */
@Timeout(300)
class BulletinIT {
    private static final Period QUARTER = Period.parse("2026-Q1");
    private static final String COMMAND = "=cmd|'/c calc'!A1";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @TempDir
    static Path folder;

    private static EmbeddedElasticsearch search;
    private static ElasticsearchAccess access;
    private static ElasticsearchConnection connection;
    private static InventedAccounts accounts;

    @BeforeAll
    static void fill() throws Exception {
        search = EmbeddedElasticsearch.start(folder.resolve("search"), 0);
        access = ElasticsearchAccess.open(search.uri());
        connection = access.connect();
        new ElasticsearchSetup(connection).install(InventedAccounts.CONFIG.resolve("elasticsearch"));
        accounts = new InventedAccounts(1, 30)
                .call("u000", COMMAND)
                .call("u001", SCRIPT)
                .orders(QUARTER, 1500)
                .orders(QUARTER.previous(), 700)
                .orders(Period.parse("2025-Q1"), 300);
        accounts.index(connection, Period.Kind.QUARTER);
    }

    @AfterAll
    static void stop() {
        connection.close();
        search.close();
    }

    @Test
    void everyNumberIsThatOfTheIndices() throws Exception {
        ReadBook book = new ReadBook(write("numbers", null).get(2));
        Map<String, JsonNode> figures = documents("mashang-unit-days");
        Map<String, JsonNode> scores = documents("mashang-scores");
        List<Map<String, String>> units = book.sheet("units");

        assertThat(units).hasSize(figures.size());
        Map<String, Long> sums = new TreeMap<>();
        for (Map<String, String> row : units) {
            String id = row.get("unit id");
            JsonNode unit = figures.get(id);
            assertThat(Long.parseLong(row.get("received")))
                    .isEqualTo(unit.path("received").asLong());
            assertThat(Long.parseLong(row.get("of these late")))
                    .isEqualTo(unit.path("itemsTimedLate").asLong());
            if (unit.has("satisfactionRate")) {
                assertThat(Double.parseDouble(row.get("satisfaction")))
                        .isEqualTo(unit.path("satisfactionRate").asDouble());
            }
            JsonNode score = scores.get(id);
            assertThat(Double.parseDouble(row.get("index")))
                    .isEqualTo(score.path("points").asDouble());
            assertThat(Double.parseDouble(row.get("low")))
                    .isEqualTo(score.path("low").asDouble());
            assertThat(row.getOrDefault("rank", ""))
                    .isEqualTo(score.path("rank").asText());
            assertThat(row.getOrDefault("worst rank", ""))
                    .isEqualTo(score.path("rankTo").asText());
            sums.merge("received", unit.path("received").asLong(), Long::sum);
            sums.merge("satisfied", unit.path("satisfied").asLong(), Long::sum);
        }
        Map<String, String> city = new HashMap<>();
        book.sheet("city").forEach(row -> city.put(row.get("figure"), row.get("2026-Q1")));
        assertThat(city.get("received"))
                .isEqualTo(sums.get("received").toString())
                .isEqualTo("1501");
        assertThat(city.get("of these satisfied"))
                .isEqualTo(sums.get("satisfied").toString());
        List<Map<String, String>> indicators = book.sheet("indicators");
        assertThat(indicators).hasSize(documents("mashang-indicators").size());
    }

    @Test
    void ordersOfTheAppendixAddUpToTheFiguresOfEveryUnit() throws Exception {
        ReadBook book = new ReadBook(write("orders", null).get(2));
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (Map<String, String> row : book.sheet("orders")) {
            Map<String, Long> sum = sums.computeIfAbsent(row.get("unit id"), id -> new TreeMap<>());
            for (String head : List.of("received", "late, with a deadline", "clocks late", "of these satisfied")) {
                sum.merge(head, Long.parseLong(row.getOrDefault(head, "0")), Long::sum);
            }
        }
        documents("mashang-unit-days").forEach((id, unit) -> {
            long late = 0;
            for (JsonNode clock : unit.path("clocks")) {
                late += clock.path("late").asLong();
            }
            assertThat(sums.get(id))
                    .as(id)
                    .containsEntry("received", unit.path("received").asLong())
                    .containsEntry(
                            "late, with a deadline", unit.path("itemsTimedLate").asLong())
                    .containsEntry("of these satisfied", unit.path("satisfied").asLong())
                    .containsEntry("clocks late", late);
        });
    }

    @Test
    void whoHasOneOrderIsListedWithoutARankAndNamedAtNeitherEnd() throws Exception {
        String page = Files.readString(write("tiny", null).get(1));
        String ends = page.substring(page.indexOf("Best and worst by"), page.indexOf("In time by clock"));

        assertThat(ends).contains("Best:", "Worst:").doesNotContain("一单单位");
        assertThat(page.substring(page.indexOf("<h2>Units"))).contains("<td>—</td><td>一单单位</td>");
    }

    @Test
    void aUnitsNameIsTextWhateverItSays() throws Exception {
        List<Path> files = write("hostile", null);
        ReadBook book = new ReadBook(files.get(2));
        String page = Files.readString(files.get(1));

        assertThat(book.sheet("units"))
                .anySatisfy(row -> assertThat(row.get("unit")).isEqualTo(COMMAND));
        book.parts().forEach((name, part) -> {
            String xml = new String(part, StandardCharsets.UTF_8);
            assertThat(xml).as(name).doesNotContain("<f>", "<script", "External", "t=\"str\"");
        });
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(new String(ReadBook.parts(files.get(0)).get("word/document.xml"), StandardCharsets.UTF_8))
                .doesNotContain("<script", "w:fldSimple", "w:instrText")
                .contains("w:drawing");
    }

    @Test
    void theSameIndicesGiveTheSameBytes() throws Exception {
        List<Path> one = write("one", null);
        List<Path> two = write("two", null);
        for (int i = 0; i < one.size(); i++) {
            assertThat(Files.readAllBytes(one.get(i))).isEqualTo(Files.readAllBytes(two.get(i)));
        }
    }

    @Test
    void aUnitsPageHasItsPartsAndTheOrdersThatFailed() throws Exception {
        Bulletin bulletin = bulletin();
        String unit = bulletin.unit(SCRIPT).orElseThrow();
        JsonNode score = documents("mashang-scores").get(unit);
        List<Path> files = write("unit", unit);
        String page = Files.readString(files.get(1));

        assertThat(unit).isEqualTo("u001");
        assertThat(bulletin.unit("nobody")).isEmpty();
        assertThat(bulletin.unit("#none")).isEmpty();
        assertThat(page)
                .contains("%.2f（%.2f–%.2f）"
                        .formatted(
                                score.path("points").asDouble(),
                                score.path("low").asDouble(),
                                score.path("high").asDouble()))
                .contains("timeliness, with a deadline", "Orders that failed", "hotline:2026-Q1-");
        assertThat(new ReadBook(files.get(2)).sheet("orders"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("unit id")).isEqualTo(unit));
    }

    @Test
    void aLateFactIsShownAsARevisionBesideWhatWasFirst() throws Exception {
        Period half = Period.parse("2024-Q3");
        InventedAccounts old = new InventedAccounts(2, 5).orders(half, 100);
        old.index(connection, Period.Kind.QUARTER);
        String before = page(half, "before");
        String unit = old.urgedLate(50, Instant.parse("2025-02-01T00:00:00Z").toEpochMilli());
        old.index(connection, Period.Kind.QUARTER);
        String after = page(half, "after");

        assertThat(before).contains("Nothing was restated", "units restated: 0").doesNotContain("<td>urged</td>");
        assertThat(after)
                .contains("units restated: 1")
                .contains("<td>" + old.names().get(unit)
                        + "</td><td>urged</td><td>0</td><td>1</td><td>+1</td><td>2</td><td>2025-02-01</td>")
                .doesNotContain("Nothing was restated");
    }

    @Test
    void theCommandLineWritesThemAndSaysWhatItDoesNotKnow() {
        Path out = folder.resolve("command");
        String[] city = command(out, "2026-Q1", "--format", "html,xlsx");
        TestedCommands.Said unknown = TestedCommands.run(command(out, "2026-Q1", "--unit", "nobody"));

        assertThat(TestedCommands.run(city).code()).isZero();
        assertThat(out.resolve("bulletin-2026-Q1.html")).exists();
        assertThat(out.resolve("bulletin-2026-Q1.docx")).doesNotExist();
        assertThat(unknown.err()).contains("no figures of a unit \"nobody\" in 2026-Q1");
        assertThat(TestedCommands.run(command(out, "2031-Q1")).err()).contains("no figures of 2031-Q1");
    }

    @Test
    void whoIsWeakIsWarnedEarlierInAProposalThatThePolicysReaderTakes() throws Exception {
        Path policy = InventedAccounts.CONFIG.resolve("policies/default.yaml");
        Path out = folder.resolve("proposal.yaml");
        String search = BulletinIT.search.uri().toString();
        TestedCommands.Said weak = TestedCommands.run(
                "--lang",
                "en",
                "indicators",
                "list",
                "--period",
                "2026-Q1",
                "--standing",
                "weak",
                "--elasticsearch",
                search);
        TestedCommands.Said said = TestedCommands.run(
                "--lang",
                "en",
                "indicators",
                "propose",
                policy.toString(),
                "--period",
                "2026-Q1",
                "--elasticsearch",
                search,
                "--config",
                InventedAccounts.CONFIG.toString(),
                "--effective-from",
                "2026-06-01T00:00:00+08:00",
                "--out",
                out.toString());

        assertThat(weak.out()).contains("Handled in time  ", "  weak  ").doesNotContain("  strong  ", "一单单位");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("handle: warned 2wd before the due time");
        assertThat(Files.readString(out)).contains("version: 2", "warn: 2wd", "indicators@1 handle-on-time 2026-Q1");
        assertThat(TestedCommands.run("rules", "diff", policy.toString(), out.toString())
                        .code())
                .isZero();
    }

    private static String[] command(Path out, String period, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--lang",
                "en",
                "bulletin",
                "--period",
                period,
                "--out",
                out.toString(),
                "--elasticsearch",
                search.uri().toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void ofAPeriodWithoutFiguresThereIsNone() {
        assertThat(Bulletin.read(access, Period.parse("2030"), EnglishWords.WORDS, "en")
                        .isEmpty())
                .isTrue();
    }

    private static Bulletin bulletin() {
        return Bulletin.read(access, QUARTER, EnglishWords.WORDS, "en");
    }

    private static List<Path> write(String name, String unit) throws Exception {
        return bulletin().write(folder.resolve(name), unit, List.of(Bulletin.Form.values()));
    }

    private static String page(Period period, String name) throws Exception {
        return Files.readString(Bulletin.read(access, period, EnglishWords.WORDS, "en")
                .write(folder.resolve(name), null, Set.of(Bulletin.Form.html))
                .get(0));
    }

    /** Those of the quarter, by what stands behind its id. */
    private static Map<String, JsonNode> documents(String index) {
        Map<String, JsonNode> all = new TreeMap<>();
        new ElasticsearchSetup(connection)
                .find(
                        index,
                        "period",
                        QUARTER.id(),
                        found -> all.put(found.id().substring(found.id().indexOf('|') + 1), found.source()));
        return all;
    }
}
