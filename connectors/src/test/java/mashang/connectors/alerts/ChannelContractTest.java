package mashang.connectors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mashang.delivery.Answer;
import mashang.delivery.Answer.Verdict;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.SampleAlerts;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel keeps to, each against an endpoint that keeps to its own rules. The Kafka channel is tried where there is a broker. */
class ChannelContractTest {
    private static final ChatRules.Rate FREE = new ChatRules.Rate(1_000_000, 1_000);

    @TempDir
    Path folder;

    private @Nullable FakeEndpoint endpoint;
    private @Nullable GreenMail mails;
    private @Nullable Gate mailGate;
    private @Nullable Channel channel;

    @AfterEach
    void close() {
        if (channel != null) {
            channel.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
        if (mailGate != null) {
            mailGate.close();
        }
        if (mails != null) {
            mails.stop();
        }
    }

    private Channel open(ChannelSettings.Type type, ChatRules.Rate rate, String secret) {
        Map<String, String> secrets = new TreeMap<>(Map.of("token", "TOKEN", "secret", "SECRET"));
        Map<String, String> more = new TreeMap<>(Map.of("timeoutMillis", "700"));
        String url =
                switch (type) {
                    case FILE -> "out/alerts.txt";
                    case EMAIL -> {
                        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
                        mails.setUser("cg@example.org", "user", ChatRules.SECRET);
                        mails.start();
                        mailGate = new Gate(mails.getSmtp().getPort());
                        secrets = new TreeMap<>(Map.of("user", "USER", "password", "SECRET"));
                        more.putAll(Map.of("from", "mashang@example.org", "to", "cg@example.org"));
                        yield "smtp://127.0.0.1:" + mailGate.port();
                    }
                    default -> {
                        endpoint = new FakeEndpoint(
                                switch (type) {
                                    case WEBHOOK -> ChatRules.webhook(rate);
                                    case DINGTALK -> ChatRules.dingTalk(rate);
                                    case WECOM -> ChatRules.weCom(rate);
                                    default -> ChatRules.feishu(rate, FREE);
                                });
                        yield endpoint.url();
                    }
                };
        Map<String, String> environment = Map.of("TOKEN", ChatRules.TOKEN, "SECRET", secret, "USER", "user");
        channel = Channels.open(
                new ChannelSettings("tried", type, url, secrets, more, type.usual()),
                new Channels.Place(environment::get, folder));
        return channel;
    }

    private Channel open(ChannelSettings.Type type) {
        return open(type, FREE, ChatRules.SECRET);
    }

    private Gate gate() {
        return endpoint != null ? endpoint.gate() : Objects.requireNonNull(mailGate);
    }

    private static Message message(int n, String text) {
        Consignment part = SampleAlerts.to(
                "tried", "office", SampleAlerts.of(Alert.Kind.BREACH, "hotline:" + n, "区城管局\uD83D\uDE00"));
        return new Message(
                SampleAlerts.digest(List.of(part)),
                "office",
                "【超时】签收 第" + n + "件",
                text,
                "<p>" + text + "</p>",
                Instant.ofEpochMilli(System.currentTimeMillis()),
                List.of("http://board.example/order?id=" + n));
    }

    private static Answer sent(Channel channel, Message message) {
        return channel.send(message).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private List<String> arrived(ChannelSettings.Type type) throws Exception {
        if (type == ChannelSettings.Type.FILE) {
            Path file = folder.resolve("out/alerts.txt");
            return Files.exists(file) ? List.of(Files.readString(file).strip().split("\n\n")) : List.of();
        }
        if (type == ChannelSettings.Type.EMAIL) {
            List<String> texts = new ArrayList<>();
            for (MimeMessage mail : Objects.requireNonNull(mails).getReceivedMessages()) {
                texts.add(mail.getSubject() + "\n"
                        + ((Multipart) mail.getContent()).getBodyPart(0).getContent());
            }
            return texts;
        }
        return Objects.requireNonNull(endpoint).accepted().stream()
                .map(FakeEndpoint.Request::text)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(value = ChannelSettings.Type.class, names = "KAFKA", mode = EnumSource.Mode.EXCLUDE)
    void aMessageArrivesOnceAndAsItWasWritten(ChannelSettings.Type type) throws Exception {
        assertThat(sent(open(type), message(1, "区城管局 签收超时 \uD83D\uDE00 引号\"与反斜线\\")))
                .isEqualTo(Answer.DONE);
        assertThat(arrived(type)).hasSize(1);
        assertThat(arrived(type).get(0)).contains("区城管局 签收超时 \uD83D\uDE00");
    }

    @ParameterizedTest
    @EnumSource(value = ChannelSettings.Type.class, names = "KAFKA", mode = EnumSource.Mode.EXCLUDE)
    void callsMayOverlap(ChannelSettings.Type type) throws Exception {
        Channel open = open(type);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(open.send(message(i, "第 " + i + " 条")));
        }
        calls.forEach(
                call -> assertThat(call.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(Answer.DONE));
        assertThat(arrived(type)).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"WEBHOOK", "DINGTALK", "WECOM", "FEISHU", "EMAIL"})
    void anEndpointThatRefusesHangsOrResetsIsTriedAgainAndTakesItOnceItIsBack(ChannelSettings.Type type)
            throws Exception {
        Channel open = open(type);
        for (Gate.Mood mood : new Gate.Mood[] {Gate.Mood.REFUSING, Gate.Mood.HANGING, Gate.Mood.RESETTING}) {
            gate().become(mood);
            long start = System.nanoTime();
            Answer answer = sent(open, message(1, "一"));
            assertThat(answer.verdict()).as("%s", mood).isEqualTo(Verdict.RETRY);
            assertThat(answer.problem())
                    .as("says nothing of the message")
                    .isNotNull()
                    .doesNotContain("一");
            assertThat(System.nanoTime() - start).as("%s: bounded", mood).isLessThan(8_000_000_000L);
        }
        gate().become(Gate.Mood.OPEN);
        assertThat(sent(open, message(1, "一"))).isEqualTo(Answer.DONE);
        assertThat(arrived(type)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"WEBHOOK", "DINGTALK", "WECOM", "FEISHU", "EMAIL"})
    void aWrongSecretIsForPeopleToPutRight(ChannelSettings.Type type) throws Exception {
        Channel open = open(type, FREE, "not the secret");
        Channel tried = type == ChannelSettings.Type.WECOM
                ? withWrongKey()
                : open; // WeCom signs nothing: its key is all there is
        assertThat(sent(tried, message(1, "一")).verdict()).isEqualTo(Verdict.MISCONFIGURED);
        assertThat(arrived(type)).isEmpty();
    }

    private Channel withWrongKey() {
        return Channels.open(
                new ChannelSettings(
                        "tried",
                        ChannelSettings.Type.WECOM,
                        Objects.requireNonNull(endpoint).url(),
                        Map.of("token", "TOKEN"),
                        Map.of(),
                        ChannelSettings.Type.WECOM.usual()),
                new Channels.Place(name -> "not the key", folder));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"WEBHOOK", "DINGTALK", "WECOM", "FEISHU"})
    void tooManyAreToldApartFromFailures(ChannelSettings.Type type) {
        Channel open = open(type, new ChatRules.Rate(2, 60_000), ChatRules.SECRET);
        assertThat(sent(open, message(1, "一"))).isEqualTo(Answer.DONE);
        assertThat(sent(open, message(2, "二"))).isEqualTo(Answer.DONE);
        assertThat(sent(open, message(3, "三")).verdict()).isEqualTo(Verdict.SLOWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"DINGTALK", "WECOM", "FEISHU"})
    void whatFitsIsTakenAndWhatDoesNotIsRefusedForEver(ChannelSettings.Type type) {
        Channel open = open(type);
        StringBuilder text = new StringBuilder();
        while (type.fits(text + "督a\"")) {
            text.append("督a\"");
        }
        assertThat(sent(open, message(1, text.toString()))).isEqualTo(Answer.DONE);
        assertThat(sent(open, message(2, text.toString().repeat(2))).verdict()).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelSettings.Type.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"WEBHOOK", "DINGTALK", "WECOM", "FEISHU"})
    void overloadAndNonsenseAreNeverSuccess(ChannelSettings.Type type) {
        Channel open = open(type);
        FakeEndpoint fake = Objects.requireNonNull(endpoint);
        fake.answer(new FakeEndpoint.Reply(503, "<html>busy</html>", false));
        assertThat(sent(open, message(1, "一")).verdict()).isEqualTo(Verdict.RETRY);
        fake.answer(new FakeEndpoint.Reply(302, "", false));
        assertThat(sent(open, message(1, "一")).verdict()).isEqualTo(Verdict.MISCONFIGURED);
        if (type != ChannelSettings.Type.WEBHOOK) {
            fake.answer(new FakeEndpoint.Reply(200, "<html>hello</html>", false));
            assertThat(sent(open, message(1, "一")).verdict()).isEqualTo(Verdict.RETRY);
            fake.answer(new FakeEndpoint.Reply(200, "x".repeat(1 << 20), false));
            assertThat(sent(open, message(1, "一")).verdict()).isEqualTo(Verdict.RETRY);
            fake.answer(new FakeEndpoint.Reply(200, "{\"errcode\":987654,\"code\":987654}", false));
            assertThat(sent(open, message(1, "一")).verdict())
                    .as("a code nobody knows")
                    .isEqualTo(Verdict.RETRY);
        }
    }

    @Test
    void aMailIsReadableByAnyClient() throws Exception {
        sent(open(ChannelSettings.Type.EMAIL), message(7, "区城管局 签收超时"));
        sent(Objects.requireNonNull(channel), message(7, "区城管局 签收超时"));
        MimeMessage[] all = Objects.requireNonNull(mails).getReceivedMessages();
        MimeMessage mail = all[0];
        assertThat(mail.getSubject()).isEqualTo("【超时】签收 第7件");
        assertThat(mail.getHeader("Subject")[0]).as("pure ASCII on the way").matches("[\\x20-\\x7E\\r\\n\\t]+");
        assertThat(((Multipart) mail.getContent()).getCount()).isEqualTo(2);
        assertThat(((Multipart) mail.getContent()).getBodyPart(1).getContentType())
                .startsWith("text/html");
        assertThat(mail.getMessageID()).as("a repetition is known by it").isEqualTo(all[1].getMessageID());
    }

    @Test
    void aRepeatedWebhookHasTheSameKey() {
        Channel open = open(ChannelSettings.Type.WEBHOOK);
        sent(open, message(1, "一"));
        sent(open, message(1, "一"));
        assertThat(Objects.requireNonNull(endpoint).accepted())
                .extracting(r -> r.headers().getFirst("Idempotency-Key"))
                .hasSize(2)
                .containsOnly("hotline:1/1/sign/breach|office|tried");
    }

    @Test
    void aMissingSecretIsNamedAndNotShown() {
        ChannelSettings settings = new ChannelSettings(
                "office",
                ChannelSettings.Type.DINGTALK,
                "http://127.0.0.1:1/x",
                Map.of("token", "OFFICE_TOKEN", "secret", "OFFICE_SECRET"),
                Map.of(),
                ChannelSettings.Type.DINGTALK.usual());
        assertThatThrownBy(() -> Channels.open(
                        settings, new Channels.Place(name -> name.equals("OFFICE_TOKEN") ? "t0p" : null, folder)))
                .isInstanceOf(MissingSecret.class)
                .hasMessageContaining("OFFICE_SECRET")
                .hasMessageNotContaining("t0p");
    }
}
