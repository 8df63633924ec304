package mashang.jobs.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import mashang.config.AlertWords;
import mashang.config.AlertWriter;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Message;
import mashang.delivery.AckLink;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Shipment;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes messages and hands them to the open channels; an answer comes back as a mail of the task. Of one task, in its thread. */
final class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    /** A send that has no answer by then has failed, whatever the channel's own bounds are. */
    private static final long LONGEST_SEND_SECONDS = 120;

    private final Telling telling;
    private final ChannelOpener opener;
    private final MailboxExecutor mailbox;
    private final AlertWords words;
    private final AlertWriter writer;
    private final Map<String, Channel> channels = new HashMap<>();
    private int onTheirWay;
    private boolean isClosed;

    Post(Telling telling, ChannelOpener opener, MailboxExecutor mailbox) {
        this.telling = telling;
        this.opener = opener;
        this.mailbox = mailbox;
        this.words = telling.words();
        this.writer = new AlertWriter(telling.plan(), words, opener.secret(AckLink.SECRET));
    }

    void open(ChannelSettings settings) {
        channels.put(settings.id(), opener.open(settings));
    }

    /**
     * Writes a message; throws whatever is thrown where it cannot be written.
     *
     * @param now the sender's time, epoch milliseconds
     */
    Message write(String channel, Shipment shipment, long now) {
        ChannelSettings settings = telling.plan().channel(channel).orElseThrow();
        AlertWriter.Written written = writer.write(shipment, settings.type());
        List<String> links = telling.plan().board() == null
                ? List.of()
                : shipment.parts().stream()
                        .map(part -> words.link(part.alert()))
                        .toList();
        return new Message(
                shipment,
                shipment.recipient(),
                written.title(),
                written.text(),
                written.html(),
                Instant.ofEpochMilli(now),
                links);
    }

    /** Sends it; what became of it is told in the task's thread, unless the task has ended by then. */
    void send(String channel, Message message, ThrowingConsumer<Answer, Exception> answered) {
        onTheirWay++;
        var unused = hand(channel, message)
                .orTimeout(LONGEST_SEND_SECONDS, TimeUnit.SECONDS)
                .exceptionally(e -> Answer.retry(e.getClass().getSimpleName()))
                .thenAccept(answer -> mail(channel, answer, answered));
    }

    private CompletableFuture<Answer> hand(String channel, Message message) {
        Channel open = channels.get(channel);
        if (open == null) {
            throw new IllegalStateException("no open channel " + channel);
        }
        try {
            return open.send(message);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** From whatever thread: back to the task's own. */
    private void mail(String channel, Answer answer, ThrowingConsumer<Answer, Exception> answered) {
        try {
            mailbox.execute(() -> take(channel, answer, answered), "an answer of channel %s", channel);
        } catch (RejectedExecutionException e) {
            LOG.debug("the task ended before channel {} answered", channel);
        }
    }

    private void take(String channel, Answer answer, ThrowingConsumer<Answer, Exception> answered) throws Exception {
        if (isClosed) {
            return;
        }
        onTheirWay--;
        if (answer.verdict() == Answer.Verdict.MISCONFIGURED) {
            LOG.error("channel {} takes nothing from us: {}", channel, answer.problem());
        }
        answered.accept(answer);
    }

    /** Returns when all that was sent has its answer. */
    void awaitAnswers() throws InterruptedException {
        while (onTheirWay > 0) {
            mailbox.yield();
        }
    }

    void close() {
        isClosed = true;
        channels.values().forEach(Channel::close);
    }
}
