package mashang.connectors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mashang.delivery.Answer;
import mashang.delivery.Answer.Verdict;
import mashang.delivery.ChannelSettings;
import mashang.delivery.LinePolicy;
import mashang.delivery.SampleAlerts;
import mashang.delivery.Shipment;
import mashang.sla.Alert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints that break off in the middle of the talk. */
class AwayTest {
    private static final String BROKEN_OFF = "";

    private final AtomicInteger accepted = new AtomicInteger();
    /** More that the mail server says otherwise, by beginnings of commands. */
    private final Map<String, String> refusals = new HashMap<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Socket socket : held) {
            socket.close();
        }
    }

    private interface Talk {
        void with(Socket socket) throws IOException;
    }

    private void serve(Talk talk) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    talk.with(socket);
                } catch (IOException e) {
                    closed.countDown();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** A mail server that says something else at one command; nothing at all: it breaks the connection off. */
    private void mail(String command, String reply) {
        serve(socket -> {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            say(out, command.equals("CONNECT") ? reply : "220 here");
            boolean isBody = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String heard = line.toUpperCase(Locale.ROOT);
                if (isBody && !heard.equals(".")) {
                    continue;
                }
                isBody = heard.equals("DATA") && !command.equals("DATA");
                String refusal = refusals.entrySet().stream()
                        .filter(r -> heard.startsWith(r.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(heard.startsWith(command) ? reply : null);
                if (refusal != null) {
                    if (refusal.equals(BROKEN_OFF)) {
                        socket.setSoLinger(true, 0);
                        return;
                    }
                    say(out, refusal);
                } else if (heard.equals("DATA")) {
                    say(out, "354 go on");
                } else if (heard.equals(".")) {
                    accepted.incrementAndGet();
                    say(out, "250 taken");
                } else {
                    say(out, "250 yes");
                }
            }
        });
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private Answer send(ChannelSettings.Type type, String url, Map<String, String> more) {
        try (Channel channel = open(type, url, more)) {
            return send(channel, List.of());
        }
    }

    private static Channel open(ChannelSettings.Type type, String url, Map<String, String> more) {
        ChannelSettings settings = new ChannelSettings("c", type, url, Map.of(), more, LinePolicy.OPEN);
        return Channels.open(settings, new Channels.Place(name -> null, Path.of(".")));
    }

    private static Answer send(Channel channel, List<String> taken) {
        return channel.send(message(taken)).orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Message message(List<String> taken) {
        Shipment one = SampleAlerts.digest(
                List.of(SampleAlerts.to("c", "office", SampleAlerts.of(Alert.Kind.BREACH, "a:1", "x"))));
        return new Message(
                new Shipment(one.id(), one.recipient(), one.parts(), 0, 0, 0, taken, 0),
                "office",
                "title",
                "text",
                null,
                Instant.parse("2026-03-02T01:00:00Z"),
                List.of());
    }

    private Answer mailed() {
        return mailed(List.of());
    }

    /** @param taken addresses that have it by an earlier try, whoever made it */
    private Answer mailed(List<String> taken) {
        try (Channel channel = mailbox()) {
            return send(channel, taken);
        }
    }

    private Channel mailbox() {
        return open(
                ChannelSettings.Type.EMAIL,
                "smtp://127.0.0.1:" + server.getLocalPort(),
                Map.of("from", "m@x.cn", "to", "a@x.cn,gone@x.cn", "timeoutMillis", "1000"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 5.7.1 not you, MISCONFIGURED",
        "CONNECT, 421 later, RETRY",
        "MAIL, 530 5.7.0 who are you, MISCONFIGURED",
        "MAIL, 550 5.7.1 sender refused, MISCONFIGURED",
        "MAIL, 451 later, RETRY",
        "RCPT, 550 5.1.1 nobody, REJECT",
        "DATA, 554 5.6.0 not that, REJECT",
        "DATA, 451 later, RETRY",
    })
    void whatAMailServerRefusesSaysWhatIsWrong(String command, String reply, Verdict verdict) {
        mail(command, reply);
        assertThat(mailed().verdict()).isEqualTo(verdict);
        assertThat(accepted).hasValue(0);
    }

    @Test
    void aMailThatWasTakenIsDoneHoweverTheServerEndsTheTalk() {
        mail("QUIT", BROKEN_OFF);
        assertThat(mailed()).isEqualTo(Answer.DONE);
        assertThat(accepted).hasValue(1);
    }

    @Test
    void aMailGoesToThoseWhoExistAndTheRestIsNamed() {
        mail("RCPT TO:<GONE", "550 5.1.1 nobody");
        Answer answer = mailed();
        assertThat(answer.verdict()).isEqualTo(Verdict.DONE);
        assertThat(answer.problem()).isEqualTo("SMTP: not taken for gone@x.cn (550); others have it: a@x.cn");
        assertThat(accepted).hasValue(1);
    }

    @Test
    void whoIsToGetItLaterIsTriedAgainAlone() {
        mail("RCPT TO:<GONE", "450 4.2.1 later");
        Answer first = mailed();
        assertThat(first.verdict()).isEqualTo(Verdict.PARTLY);
        assertThat(first.taken()).containsExactly("a@x.cn");
        for (int i = 0; i < 3; i++) {
            Answer again = mailed(first.taken());
            assertThat(again.verdict()).as("this try brought nothing").isEqualTo(Verdict.PARTLY);
            assertThat(again.taken()).isEmpty();
            assertThat(again.problem()).isEqualTo("SMTP: not taken for gone@x.cn (450); others have it: a@x.cn");
            assertThat(accepted).as("nobody gets it twice").hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 later, RETRY, SMTP 421",
        "MAIL, 451 later, RETRY, SMTP 451",
        "MAIL, 550 sender refused, MISCONFIGURED, SMTP 550",
        "DATA, 451 later, RETRY, SMTP 451",
        "DATA, '', RETRY, MessagingException",
        "., 451 later, RETRY, SMTP 451",
        "DATA, 554 not that, REJECT, SMTP 554",
    })
    void whatIsSaidWhileItIsTriedForTheRestCountsForTheRest(
            String command, String reply, Verdict verdict, String said) {
        mail(command, reply);
        Answer answer = mailed(List.of("a@x.cn"));
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.problem()).isEqualTo(said + ", not taken for gone@x.cn; others have it: a@x.cn");
    }

    @Test
    void aMessageThatIsPutOffBehindItsAddressesIsTriedAgainForAllOfThem() {
        mail(".", "451 4.3.0 later");
        Answer answer = mailed();
        assertThat(answer.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(answer.taken()).isEmpty();
        assertThat(accepted).hasValue(0);
    }

    @Test
    void anAddressThatIsGoneForEverDoesNotSpeakForOneThatIsPutOff() {
        refusals.put("RCPT TO:<A@", "550 5.1.1 nobody");
        mail("RCPT TO:<GONE", "450 4.2.1 later");
        Answer answer = mailed();
        assertThat(answer.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(answer.problem()).isEqualTo("SMTP: not taken for a@x.cn (550), gone@x.cn (450)");
    }

    /** What is on its way has two minutes: behind another that hangs it would be sent again while it still waits here. */
    @Test
    void aMailThatHangsHoldsUpNoOther() throws Exception {
        int parallel = LinePolicy.OPEN.parallel();
        CountDownLatch all = new CountDownLatch(parallel);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    held.add(server.accept()); // and nobody is greeted
                    all.countDown();
                } catch (IOException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        Map<String, String> more = Map.of("from", "m@x.cn", "to", "a@x.cn", "timeoutMillis", "20000");
        try (Channel channel = open(ChannelSettings.Type.EMAIL, "smtp://127.0.0.1:" + server.getLocalPort(), more)) {
            for (int i = 0; i < parallel; i++) {
                var unused = channel.send(message(List.of()));
            }
            assertThat(all.await(10, TimeUnit.SECONDS))
                    .as("each has a talk of its own")
                    .isTrue();
        }
    }

    @Test
    void whoHasItGetsItNoMoreThoughTheConfigurationHasNobodyElseByNow() {
        mail("QUIT", "221 bye");
        assertThat(mailed(List.of("a@x.cn", "gone@x.cn"))).isEqualTo(Answer.DONE);
        assertThat(accepted).hasValue(0);
    }

    @Test
    void anEndpointThatHangsIsLeft() throws Exception {
        serve(socket -> {
            while (socket.getInputStream().read() >= 0) {
                // says nothing
            }
            closed.countDown();
        });
        String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
        assertThat(send(ChannelSettings.Type.WEBHOOK, url, Map.of("timeoutMillis", "300"))
                        .verdict())
                .isEqualTo(Verdict.RETRY);
        assertThat(closed.await(10, TimeUnit.SECONDS)).as("the connection ends").isTrue();
    }

    @Test
    void aBrokerWhoseNameNobodyKnowsIsAwayForNobodyElse() {
        assertThat(send(ChannelSettings.Type.KAFKA, "no-such-host.invalid:9092", Map.of("topic", "t"))
                        .verdict())
                .isEqualTo(Verdict.RETRY);
    }
}
