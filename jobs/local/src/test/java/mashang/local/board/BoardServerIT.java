package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.machine.StackFailure;
import mashang.units.Units;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The board's server on a real Elasticsearch. In order, because it starts without an index and ends without a server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardServerIT {
    private static final String TOKEN = "a token of the office";
    private static final List<String> PANELS =
            List.of("figures", "lights", "breaches", "problems", "units", "places", "supervised");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ORDERS = 400;

    @TempDir
    private static Path folder;

    private static FilledBoard filled;
    private static BoardServer open;
    private static BoardServer guarded;

    @BeforeAll
    static void start() throws Exception {
        filled = new FilledBoard(folder);
        try (BoardServer early = filled.board(null)) {
            withoutAnyIndexEveryPanelIsEmpty(early);
        }
        filled.fill(ORDERS);
        open = filled.board(null);
        guarded = filled.board(TOKEN);
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
        filled.close();
    }

    private static void withoutAnyIndexEveryPanelIsEmpty(BoardServer early) throws Exception {
        for (String panel : PANELS) {
            assertThat(get(early, "api/" + panel).statusCode()).as(panel).isEqualTo(200);
        }
        assertThat(json(early, "api/figures").path("open").asInt(-1)).isZero();
        assertThat(json(early, "api/problems").path("problems")).isEmpty();
        assertThat(get(early, "api/order?id=x").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(1)
    void everyAnswerHasTheHeadersThatKeepItHarmless() throws Exception {
        for (String path : List.of(
                "", "order", "api/figures", "api/none", "assets/board.js", "assets/echarts.js", "nothing", "enter")) {
            HttpResponse<String> answer = get(open, path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                    .doesNotContain("unsafe", "data:", "*");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
        }
        assertThat(get(open, "nothing").statusCode()).isEqualTo(404);
        assertThat(get(open, "assets/..%2fboard.html").statusCode()).isNotEqualTo(200);
    }

    @Test
    @Order(2)
    void pagesHaveNothingInlineAndNothingFromOutside() throws Exception {
        for (String page : List.of("", "order", "problem", "unit", "supervised", "enter")) {
            String html = get(open, page).body();
            assertThat(html).as(page).doesNotContain("style=", "onclick", "<style", "http:", "https:", "<script>");
            assertThat(html).contains("lang=\"zh-CN\"", "<main id=\"main\"");
        }
    }

    @Test
    @Order(3)
    void figuresAreThoseOfTheDocuments() throws Exception {
        JsonNode figures = json(open, "api/figures");
        List<ObjectNode> ledger = filled.written("mashang-ledger");
        assertThat(figures.path("live").asBoolean()).isTrue();
        assertThat(figures.path("open").asLong())
                .isEqualTo(ledger.stream()
                        .filter(o -> o.path("closeOut").asText().equals("OPEN"))
                        .count());
        assertThat(figures.path("red").asLong()).isEqualTo(lit(ledger, "RED")).isPositive();
        assertThat(figures.path("yellow").asLong())
                .isEqualTo(ledger.stream()
                        .filter(o -> burns(o, "YELLOW") && !burns(o, "RED"))
                        .count())
                .isPositive();
        assertThat(figures.path("month").path("orders").asLong()).isEqualTo(ORDERS);
        assertThat(figures.path("month").path("late").asLong())
                .isEqualTo(ledger.stream()
                        .filter(o -> o.path("breached").asBoolean()
                                && o.path("orderId").asText().contains(":RC"))
                        .count());
        long today = 0;
        for (JsonNode hour : figures.path("received").path("hours")) {
            today += hour.asLong();
        }
        assertThat(today).isEqualTo(figures.path("received").path("today").asLong());
    }

    @Test
    @Order(4)
    void lightsAreTheRunningClocksThatWarnOrAreLate() throws Exception {
        JsonNode lights = json(open, "api/lights");
        List<ObjectNode> ledger = filled.written("mashang-ledger");
        long red = 0;
        for (JsonNode unit : lights.path("units")) {
            red += unit.path("red").asLong();
        }
        assertThat(red).isEqualTo(lit(ledger, "RED"));
        JsonNode first = lights.path("red").path(0);
        assertThat(first.path("dueAt").asText())
                .as("the longest overdue first")
                .isLessThanOrEqualTo(lights.path("red").path(1).path("dueAt").asText());
        assertThat(first.path("since").asText())
                .isEqualTo(first.path("breachedAt").asText());
        assertThat(lights.path("yellow"))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(o.path("light").asText()).isEqualTo("YELLOW"));
        assertThat(lights.path("yellow"))
                .anySatisfy(o -> assertThat(o.path("since").asText()).isNotEmpty());
        assertThat(lights.path("next")).isNotEmpty().anySatisfy(o -> {
            assertThat(o.path("light").asText()).isEqualTo("YELLOW");
            assertThat(o.path("since").asText()).as("of what is due next, too").isNotEmpty();
        });
        JsonNode one = json(open, "api/lights?unit=" + encoded("市城市管理局"));
        assertThat(one.path("red"))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(o.path("unit").asText()).isEqualTo("市城市管理局"));
    }

    @Test
    @Order(5)
    void problemsUnitsAndPlacesHaveTheirNumbers() throws Exception {
        JsonNode problems = json(open, "api/problems").path("problems");
        assertThat(problems.path(0).path("problemId").asText())
                .as("bursts first, then the hottest")
                .isEqualTo(PlantedOrders.PROBLEM);
        assertThat(problems.path(1).path("days")).hasSize(30);
        JsonNode units = json(open, "api/units").path("units");
        List<ObjectNode> ledger = filled.written("mashang-ledger");
        assertThat(sum(units, "orders"))
                .as("an order counts for each unit that had it")
                .isEqualTo(ledger.stream().mapToLong(o -> units(o, false)).sum());
        assertThat(sum(units, "late"))
                .as("and is late for those whose own clocks are")
                .isEqualTo(ledger.stream().mapToLong(o -> units(o, true)).sum())
                .isPositive();
        assertThat(units.path(0).path("atLeast").asDouble())
                .isGreaterThanOrEqualTo(units.path(1).path("atLeast").asDouble());
        JsonNode places = json(open, "api/places");
        assertThat(sum(places.path("districts"), "red")).isEqualTo(lit(filled.written("mashang-ledger"), "RED"));
        assertThat(places.path("districts").path(0).path("grids")).isNotEmpty();
        JsonNode breaches = json(open, "api/breaches").path("breaches");
        assertThat(breaches.path(0).path("decidedAt").asText())
                .isGreaterThanOrEqualTo(breaches.path(1).path("decidedAt").asText());
    }

    @Test
    @Order(6)
    void anOrderIsShownWithItsReckoningAndItsProblem() throws Exception {
        JsonNode sheet = json(open, "api/order?id=" + encoded(PlantedOrders.HOSTILE));
        assertThat(sheet.path("order").path("title").asText()).isEqualTo(PlantedOrders.ATTACK_SHOWN);
        assertThat(sheet.path("order").path("summary").asText()).endsWith(PlantedOrders.ATTACK_SHOWN);
        assertThat(sheet.path("problem").path("label").asText()).isEqualTo(PlantedOrders.ATTACK_SHOWN);
        assertThat(sheet.path("breaches")).hasSize(1);
        JsonNode chinese = json(open, "api/explanation?id=" + encoded(PlantedOrders.HOSTILE));
        assertThat(chinese.path("clocks").path(0).toString()).contains("即转");
        assertThat(chinese.path("life")).isNotEmpty();
        JsonNode english = json(open, "api/explanation?lang=en&id=" + encoded(PlantedOrders.HOSTILE));
        assertThat(english.path("clocks")).hasSameSizeAs(chinese.path("clocks"));
        assertThat(english.path("clocks").path(0).toString())
                .contains("rule   policy default@1")
                .doesNotContain("即转");
        JsonNode problem = json(open, "api/problem?lang=en&id=" + encoded(PlantedOrders.PROBLEM));
        assertThat(problem.path("life").path(0).asText()).isEqualTo("en COMMON");
        assertThat(problem.path("orders")).hasSize(3);
        assertThat(get(open, "api/order?id=hotline:none").statusCode()).isEqualTo(404);
        assertThat(get(open, "api/explanation?id=hotline:none").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void restrictedContentIsNowhere() throws Exception {
        for (String id : List.of(PlantedOrders.CONDUCT, PlantedOrders.CONFIDENTIAL, PlantedOrders.REPORT)) {
            JsonNode sheet = json(open, "api/order?id=" + id);
            assertThat(sheet.path("restricted").asBoolean()).isTrue();
            assertThat(sheet.has("order")).isFalse();
            assertThat(get(open, "api/explanation?id=" + id).statusCode()).isEqualTo(404);
        }
        for (String path : List.of(
                "api/lights",
                "api/breaches",
                "api/problems",
                "api/problem?id=" + encoded(PlantedOrders.PROBLEM),
                "api/order?id=" + PlantedOrders.CONDUCT)) {
            assertThat(get(open, path).body()).as(path).doesNotContain(PlantedOrders.SECRET);
        }
        assertThat(json(open, "api/breaches").path("breaches"))
                .anySatisfy(b -> assertThat(b.path("restricted").asBoolean()).isTrue());
    }

    @Test
    @Order(7)
    void aUnitHasItsIndexWithTheIntervalItsIndicatorsItsTargetsAndItsInspections() throws Exception {
        JsonNode sheet = json(open, "api/unit?id=" + PlantedStanding.UNIT);
        assertThat(sheet.at("/unit/name").asText()).isEqualTo(PlantedStanding.UNIT_NAME);
        assertThat(sheet.path("scores")).hasSize(3);
        JsonNode newest = sheet.path("scores").path(0);
        assertThat(newest.path("period").asText())
                .isEqualTo(sheet.path("month").asText())
                .isGreaterThan(sheet.path("scores").path(1).path("period").asText());
        assertThat(List.of(
                        newest.path("low").asDouble(),
                        newest.path("points").asDouble(),
                        newest.path("high").asDouble()))
                .containsExactly(69.5, 71.5, 73.5);
        assertThat(sheet.path("indicators"))
                .extracting(one -> one.path("standing").asText())
                .as("of the newest month")
                .containsExactly("WEAK", "FEW");
        assertThat(sheet.path("targets"))
                .extracting(one -> one.path("problem").asText())
                .as("its own, of the newest list")
                .containsExactly(PlantedOrders.ATTACK_SHOWN);
        assertThat(sheet.path("inspections"))
                .extracting(one -> one.path("state").asText())
                .containsExactly("VISITED", "PLANNED");
        assertThat(sheet.path("inspectionSums").toString())
                .as("of all, not of those listed")
                .isEqualTo("{\"PLANNED\":1,\"VISITED\":1,\"found\":3.0}");
        assertThat(json(open, "api/unit?id=" + encoded(PlantedStanding.UNIT_NAME))
                        .path("scores"))
                .as("by its name, too")
                .isEqualTo(sheet.path("scores"));
        assertThat(get(open, "api/unit?id=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void theListOfTheDayIsTheNewestAndTasksAreToBeVisited() throws Exception {
        JsonNode lists = json(open, "api/supervised");
        assertThat(lists.path("targets"))
                .extracting(one -> one.path("rank").asInt() + one.path("unit").asText())
                .containsExactly("1cg", "2sl");
        assertThat(lists.path("visits"))
                .extracting(
                        one -> one.path("orderId").asText() + one.path("title").asText())
                .as("one of them is restricted")
                .containsExactly("tasks:T-1滨江路改造", "tasks:T-2");
        for (String path : List.of("api/supervised", "api/unit?id=" + PlantedStanding.UNIT)) {
            assertThat(get(open, path).body()).as(path).doesNotContain(PlantedOrders.SECRET);
        }
        assertThat(get(guarded, "unit").headers().firstValue("Location").orElse(""))
                .endsWith("/enter");
        assertThat(get(guarded, "api/unit?id=cg").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(8)
    void withATokenNobodyLooksWithoutIt() throws Exception {
        for (String path : List.of("api/figures", "stream", "assets/board.js", "api/order?id=x")) {
            assertThat(get(guarded, path).statusCode()).as(path).isEqualTo(401);
            assertThat(get(guarded, path, "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(get(guarded, path, "Cookie", "mashang-board=" + TOKEN).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(get(guarded, "").headers().firstValue("Location").orElse("")).endsWith("/enter");
        assertThat(get(guarded, "api/figures", "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(9)
    void whoShowsTheTokenHasACookieFromThenOn() throws Exception {
        HttpResponse<String> wrong = enter("not it at all, no");
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(wrong.headers().firstValue("Location").orElse("")).endsWith("/enter?wrong");
        for (String asset : List.of("board.css", "icon.svg", "enter.js", "page.js", "theme.js", "words.js")) {
            assertThat(get(guarded, "assets/" + asset).statusCode())
                    .as("the page that asks can say so: %s", asset)
                    .isEqualTo(200);
        }
        String cookie = enter(TOKEN).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(TOKEN);
        String pass = cookie.substring(0, cookie.indexOf(';'));
        assertThat(get(guarded, "api/figures", "Cookie", pass).statusCode()).isEqualTo(200);
        assertThat(get(guarded, "", "Cookie", pass).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void onLoopbackAForeignNameIsRefused() throws Exception {
        assertThat(statusFor("evil.example")).contains("403");
        assertThat(statusFor("localhost:" + open.uri().getPort())).contains("200");
    }

    @Test
    @Order(11)
    void aTakenPortIsASentence() {
        assertThatThrownBy(() -> BoardServer.start(
                        new BoardAddress("127.0.0.1", open.uri().getPort(), null),
                        ElasticsearchAccess.open(URI.create("http://127.0.0.1:1")),
                        null,
                        new BoardContent(
                                () -> {
                                    throw new IllegalStateException();
                                },
                                Units.none(),
                                ZoneId.of("UTC"),
                                (l, e) -> List.of())))
                .isInstanceOfSatisfying(
                        StackFailure.class, e -> assertThat(e.reason()).isEqualTo(StackFailure.Reason.PORT_IN_USE));
    }

    @Test
    @Order(12)
    void aBreachIsToldAsItHappens() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(open.uri().resolve("stream"))
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<InputStream> stream = CLIENT.send(request, BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            until(lines, "event: listening");
            filled.add("mashang-breaches", PlantedOrders.breach("hotline:NEW", PlantedOrders.ATTACK, Instant.now()));
            JsonNode told = JSON.readTree(until(lines, "data: {\"count\"").substring("data: ".length()));
            assertThat(told.path("count").asInt()).isEqualTo(1);
            assertThat(told.path("breaches").path(0).path("title").asText()).isEqualTo(PlantedOrders.ATTACK_SHOWN);
        }
    }

    @Test
    @Order(13)
    void withoutElasticsearchItSaysSo() throws Exception {
        filled.stopSearch();
        HttpResponse<String> answer = get(open, "api/order?id=x");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo("elasticsearch");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get(open, "").statusCode()).as("the page itself stays").isEqualTo(200);
    }

    private static String until(BufferedReader lines, String start) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the stream ended before " + start);
    }

    private static boolean burns(JsonNode order, String colour) {
        return StreamSupport.stream(order.path("clocks").spliterator(), false)
                .anyMatch(c -> c.path("state").asText().equals("running")
                        && c.path("light").asText().equals(colour));
    }

    /** Units with a clock in an order of the last 30 days, or one that is late. */
    private static long units(ObjectNode order, boolean late) {
        return !order.path("orderId").asText().contains(":RC")
                ? 0
                : StreamSupport.stream(order.path("clocks").spliterator(), false)
                        .filter(c ->
                                c.has("unit") && (!late || c.path("breached").asBoolean()))
                        .map(c -> c.path("unit").asText())
                        .distinct()
                        .count();
    }

    private static long lit(List<ObjectNode> ledger, String colour) {
        return ledger.stream().filter(order -> burns(order, colour)).count();
    }

    private static long sum(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(e -> e.path(field).asLong())
                .sum();
    }

    private static String statusFor(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", open.uri().getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/figures HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static HttpResponse<String> enter(String token) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(guarded.uri().resolve("enter"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("token=" + encoded(token)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(BoardServer board, String path) throws Exception {
        HttpResponse<String> answer = get(board, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(BoardServer board, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(board.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
