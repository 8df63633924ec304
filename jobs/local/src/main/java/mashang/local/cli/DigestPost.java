package mashang.local.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import mashang.config.DeliveryPlan;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.connectors.alerts.MissingSecret;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Language;
import mashang.delivery.Recipient;
import mashang.delivery.Route;
import mashang.documents.Paper;
import mashang.local.documents.Mailing;

/** The office's e-mail channels, open: a digest goes to the office and to nobody else, for it tells of every unit. */
final class DigestPost implements AutoCloseable {
    private static final long NANOS = 1_000_000;

    private final Recipient office;
    private final TreeMap<String, Channel> channels = new TreeMap<>();
    private final Console console;

    private DigestPost(Recipient office, Console console) {
        this.office = office;
        this.console = console;
    }

    /** Complains where the office has no e-mail, or a secret is missing: before anything is read. */
    static DigestPost open(DeliveryPlan plan, Console console) throws Unusable {
        Recipient office = plan.routes().recipient(Route.OFFICE).orElseThrow();
        List<ChannelSettings> mail = plan.channels().stream()
                .filter(c -> c.type() == ChannelSettings.Type.EMAIL)
                .filter(c -> office.channels().contains(c.id()))
                .toList();
        if (mail.isEmpty()) {
            throw new Unusable("digest.no-mail");
        }
        DigestPost post = new DigestPost(office, console);
        try {
            for (ChannelSettings settings : mail) {
                Channels.Place here = new Channels.Place(System::getenv, Path.of(""));
                post.channels.put(settings.id(), Channels.open(settings, here));
            }
            return post;
        } catch (MissingSecret e) {
            post.close();
            throw e;
        }
    }

    /** What the office reads. */
    Language language() {
        return office.language();
    }

    /** Sends it by each of the channels; the exit code. */
    int send(Paper paper, String id) {
        Mailing mailing = new Mailing(Clock.systemUTC(), millis -> LockSupport.parkNanos(millis * NANOS));
        int code = ExitCodes.OK;
        for (var channel : channels.entrySet()) {
            Answer answer = mailing.send(channel.getValue(), paper, id, office.id());
            console.result(channel.getKey(), answer.verdict());
            if (answer.problem() != null) {
                console.result("answer", answer.problem());
            }
            if (answer.verdict() != Answer.Verdict.DONE) {
                console.error(
                        "digest.not-sent",
                        channel.getKey(),
                        console.texts().text("alerts.verdict." + answer.verdict()),
                        paper.title());
                code = ExitCodes.FAILED;
            }
        }
        return code;
    }

    @Override
    public void close() {
        channels.values().forEach(Channel::close);
    }
}
