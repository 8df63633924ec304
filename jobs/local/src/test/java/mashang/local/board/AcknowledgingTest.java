package mashang.local.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mashang.delivery.AckLink;
import mashang.local.office.OfficeDecision;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcknowledgingTest {
    private static final String SECRET = "a secret of this test alone";
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final AckLink LINK =
            new AckLink("hotline:1\"><b>", "hotline:1/1/sign/breach", "cg", "inspector", NOW.getEpochSecond() + 60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<OfficeDecision> heard = new ArrayList<>();
    private boolean isAway;
    private @Nullable Javalin server;

    private String start(Acknowledging.Settings settings, Instant now) {
        Acknowledging acknowledging =
                new Acknowledging(settings, this::hear, "hotline:1"::equals, Clock.fixed(now, ZoneOffset.UTC));
        Javalin started = Javalin.create(acknowledging::configure).start("127.0.0.1", 0);
        server = started;
        return "http://127.0.0.1:" + started.port();
    }

    private void hear(OfficeDecision decision) {
        if (isAway) {
            throw new IllegalStateException("the broker is away");
        }
        heard.add(decision);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Acknowledging.Settings links() {
        return new Acknowledging.Settings(SECRET, null, "office", false);
    }

    @Test
    void openingTheLinkChangesNothingAndItsButtonAcknowledgesInTheNameOfTheRecipient() throws Exception {
        String board = start(links(), NOW);
        HttpResponse<String> opened = get(board + "/ack?" + LINK.query(SECRET));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("<form", "知悉").doesNotContain("<b>", "{form}");
        assertThat(heard).isEmpty();
        assertThat(post(board + "/ack", LINK.query(SECRET)).body()).contains("已记入工单");
        assertThat(heard).singleElement().satisfies(one -> {
            assertThat(one.step()).isEqualTo(Step.ACKNOWLEDGED);
            assertThat(one.about()).isEqualTo("hotline:1\"><b>");
            assertThat(one.actor() + "/" + one.role()).isEqualTo("cg/inspector");
            assertThat(one.reason()).contains("hotline:1/1/sign/breach");
        });
    }

    @Test
    void aLinkIsGoodForOneAcknowledgementHoweverOftenItsButtonIsPressed() throws Exception {
        String board = start(links(), NOW);
        isAway = true;
        assertThat(post(board + "/ack", LINK.query(SECRET)).statusCode()).isEqualTo(503);
        isAway = false;
        for (int i = 0; i < 3; i++) {
            assertThat(post(board + "/ack", LINK.query(SECRET)).body()).contains("已记入工单");
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void aLinkThatWasChangedOrHasExpiredOrIsOfAnotherSecretIsWorthNothing() throws Exception {
        String board = start(links(), NOW);
        String query = LINK.query(SECRET);
        for (String wrong : List.of(
                query.replace("r=cg", "r=office"),
                query.replace("p=inspector", "p=head"),
                query.replaceFirst("e=\\d+", "e=99999999999"),
                query.replaceFirst("s=.", "s=x"),
                LINK.query("another secret altogether"),
                "")) {
            assertThat(get(board + "/ack?" + wrong).statusCode()).as(wrong).isEqualTo(403);
            assertThat(post(board + "/ack", wrong).statusCode()).as(wrong).isEqualTo(403);
        }
        stop();
        String later = start(links(), NOW.plusSeconds(60));
        assertThat(post(later + "/ack", query).statusCode()).isEqualTo(410);
        stop();
        String without = start(new Acknowledging.Settings(null, null, "office", true), NOW);
        assertThat(post(without + "/ack", query).statusCode()).isEqualTo(403);
        assertThat(heard).isEmpty();
    }

    @Test
    void theBoardHasAButtonOnlyWithATokenAndAnActorAndNoForeignPageCanPressIt() throws Exception {
        for (Acknowledging.Settings none : List.of(
                new Acknowledging.Settings(null, "值班席", "office", false),
                new Acknowledging.Settings(null, null, "office", true))) {
            String board = start(none, NOW);
            assertThat(get(board + "/api/acknowledging").body()).isEqualTo("{}");
            assertThat(post(board + "/api/acknowledge?id=hotline:1", "", Acknowledging.HEADER, "1")
                            .statusCode())
                    .isEqualTo(403);
            stop();
        }
        String board = start(new Acknowledging.Settings(null, "值班席", "office", true), NOW);
        assertThat(get(board + "/api/acknowledging").body()).contains("值班席");
        String press = board + "/api/acknowledge?id=hotline:1";
        assertThat(post(press, "").statusCode()).as("a form of a foreign page").isEqualTo(403);
        assertThat(post(press, "", Acknowledging.HEADER, "1", "Origin", "https://example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(press).statusCode()).as("GET").isEqualTo(404);
        assertThat(post(board + "/api/acknowledge?id=hotline:2", "", Acknowledging.HEADER, "1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(heard).isEmpty();
        assertThat(post(press, "", Acknowledging.HEADER, "1", "Origin", board).statusCode())
                .isEqualTo(200);
        assertThat(heard).extracting(OfficeDecision::actor).containsExactly("值班席");
    }
}
