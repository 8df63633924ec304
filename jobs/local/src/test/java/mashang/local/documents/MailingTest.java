package mashang.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.connectors.alerts.Gate;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.delivery.LinePolicy;
import mashang.documents.Paper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A digest as the office finds it in its mailbox, by a real SMTP server. */
class MailingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-11T00:00:00Z"), ZoneOffset.UTC);
    private static final Paper PAPER = new Paper(
            "zh-CN",
            "督办日报 2026年3月11日",
            false,
            List.of(
                    Paper.Block.line(Paper.Kind.TITLE, "督办日报"),
                    Paper.Block.table(List.of("事项"), List.of(List.of("<script>alert(1)</script>路灯不亮")))));

    private final List<Long> pauses = new ArrayList<>();
    private GreenMail server;
    private Gate gate;
    private Channel channel;

    @BeforeEach
    void open() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        gate = new Gate(server.getSmtp().getPort());
        channel = Channels.open(
                new ChannelSettings(
                        "office-mail",
                        ChannelSettings.Type.EMAIL,
                        "smtp://127.0.0.1:" + gate.port(),
                        Map.of(),
                        Map.of("from", "m@example.org", "to", "office@example.org", "timeoutMillis", "700"),
                        LinePolicy.OPEN),
                new Channels.Place(name -> null, Path.of(".")));
    }

    @AfterEach
    void close() {
        channel.close();
        gate.close();
        server.stop();
    }

    private Answer send(LongConsumer pause) {
        return new Mailing(CLOCK, pause.andThen(pauses::add)).send(channel, PAPER, "digest/daily/2026-03-11", "office");
    }

    @Test
    void itIsReadableInAnyMailboxAndSentAgainItIsTheSameLetter() throws Exception {
        assertThat(send(millis -> {})).isEqualTo(Answer.DONE);
        assertThat(send(millis -> {})).isEqualTo(Answer.DONE);
        assertThat(pauses).isEmpty();
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).isEqualTo("督办日报 2026年3月11日");
        assertThat(mails[0].getHeader("Subject")[0]).as("pure ASCII on the way").matches("[\\x20-\\x7E\\r\\n\\t]+");
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
        Multipart parts = (Multipart) mails[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("督办日报", "路灯不亮");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(String.valueOf(parts.getBodyPart(1).getContent()))
                .contains("<td>&lt;script&gt;", "路灯不亮")
                .doesNotContain("<script");
    }

    @Test
    void aServerThatIsAwayForAMomentGetsItOnceItIsBack() {
        gate.become(Gate.Mood.RESETTING);
        Answer answer = send(millis -> gate.become(pauses.size() < 2 ? Gate.Mood.RESETTING : Gate.Mood.OPEN));
        assertThat(answer).isEqualTo(Answer.DONE);
        assertThat(pauses).hasSize(3).isSorted();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatStaysAwayIsSaidToBe() {
        gate.become(Gate.Mood.REFUSING);
        assertThat(send(millis -> {}).verdict()).isEqualTo(Answer.Verdict.RETRY);
        assertThat(pauses).hasSize(Mailing.TRIES - 1);
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isBetween(240_000L, 390_000L);
    }
}
