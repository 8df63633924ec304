package mashang.local.documents;

import java.time.Clock;
import java.util.Set;
import java.util.function.LongConsumer;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Message;
import mashang.delivery.Answer;
import mashang.delivery.Backoff;
import mashang.documents.HtmlPaper;
import mashang.documents.Paper;
import mashang.documents.TextPaper;

/**
 * Sends a document as a letter, and tries again for some minutes where the mail server is away: HTML and text, its title is the subject. Nobody records it: whoever
 * sends the same again the same day sends the same letter, by its Message-ID.
 */
public final class Mailing {
    /** With waits of 5, 10, 20 … 160 seconds between them: some five minutes. */
    static final int TRIES = 7;

    private static final Backoff WAITS = new Backoff(5_000, 160_000);
    private static final Set<Answer.Verdict> WILL_PASS =
            Set.of(Answer.Verdict.PARTLY, Answer.Verdict.RETRY, Answer.Verdict.SLOWER);

    private final Clock clock;
    private final LongConsumer pause;

    /** @param pause waits so many milliseconds */
    public Mailing(Clock clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What became of it in the end.
     *
     * @param id the same for the same document
     * @param recipient id of the recipient
     */
    public Answer send(Channel channel, Paper paper, String id, String recipient) {
        Message message =
                Message.letter(id, recipient, paper.title(), TextPaper.of(paper), HtmlPaper.of(paper), clock.instant());
        Answer answer = channel.send(message).join();
        for (int failures = 1; failures < TRIES && WILL_PASS.contains(answer.verdict()); failures++) {
            pause.accept(WAITS.waitMillis(failures, id));
            message = message.again(answer.taken(), clock.instant());
            answer = channel.send(message).join();
        }
        return answer;
    }
}
