package mashang.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mashang.local.cli.TestedCommands.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code digest --send}: from the command line into a mailbox, with indices in which nothing is. */
class DigestSendTest {
    private static final Path CONFIG = Path.of("..", "..", "config");

    @TempDir
    private Path temp;

    private HttpServer indices;
    private GreenMail mails;

    @BeforeEach
    void start() throws IOException {
        indices = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        indices.createContext("/", DigestSendTest::nothing);
        indices.start();
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        try (Stream<Path> files = Files.walk(CONFIG)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = temp.resolve(CONFIG.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @AfterEach
    void stop() {
        indices.stop(0);
        mails.stop();
    }

    private static void nothing(HttpExchange exchange) throws IOException {
        byte[] body =
                "{\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[]},\"id\":\"x\",\"pit_id\":\"x\"}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void routes(String channel) throws IOException {
        Files.writeString(temp.resolve("routes/default.yaml"), """
                channels: [%s]
                recipients: [{recipient: office, name: 效能办, channels: [out]}]
                routes: [{to: [office]}]
                """.formatted(channel));
    }

    private Said send(String period) {
        return TestedCommands.run(
                "digest",
                period,
                "--send",
                "--at",
                "2026-03-11 08:00",
                "--config",
                temp.toString(),
                "--elasticsearch",
                "http://127.0.0.1:" + indices.getAddress().getPort());
    }

    @Test
    void theOfficeFindsItInItsMailbox() throws Exception {
        routes("{channel: out, type: email, url: \"smtp://127.0.0.1:"
                + mails.getSmtp().getPort() + "\", from: mashang@example.org, to: [office@example.org]}");
        for (String period : new String[] {"--daily", "--weekly"}) {
            Said said = send(period);
            assertThat(said.err()).as(said.err()).isEmpty();
            assertThat(said.code()).isZero();
            assertThat(said.out()).isEqualTo("out: DONE\n");
        }
        MimeMessage[] received = mails.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject()).contains("督办日报", "3月11日");
        assertThat(received[1].getSubject()).contains("督办周报");
        assertThat(String.valueOf(
                        ((Multipart) received[0].getContent()).getBodyPart(0).getContent()))
                .contains("在红灯 0 件");
        assertThat(received[0].getMessageID()).isNotEqualTo(received[1].getMessageID());
    }

    @Test
    void anOfficeWithoutMailIsToldWhatToWrite() throws IOException {
        routes("{channel: out, type: file, url: x.txt}");
        Said said = send("--daily");
        assertThat(said.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(said.err()).contains("type: email", "routes");
    }

    @Test
    void aMissingPasswordNamesTheVariable() throws IOException {
        routes("{channel: out, type: email, url: \"smtps://mail.example.org\", user: MASHANG_NO_SUCH_USER,"
                + " password: MASHANG_NO_SUCH_PASSWORD, from: m@example.org, to: [o@example.org]}");
        Said said = send("--daily");
        assertThat(said.code()).isEqualTo(ExitCodes.UNUSABLE);
        assertThat(said.err()).contains("MASHANG_NO_SUCH_USER");
    }
}
