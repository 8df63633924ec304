package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import mashang.connectors.alerts.MissingSecret;
import mashang.delivery.Language;
import mashang.local.documents.Digest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code digest}: what is red, what falls due, which problems rise, which documents are not answered. */
@Command(name = "digest", mixinStandardHelpOptions = true)
final class DigestCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Mixin
    private PaperArguments paper = new PaperArguments();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Period period = new Period();

    @Option(names = "--send", descriptionKey = "option.digest-send")
    private boolean isSent;

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.digest-at")
    private @Nullable String at;

    /** Of a day, or of a week. */
    static final class Period {
        @Option(names = "--daily", descriptionKey = "option.digest-daily")
        @SuppressWarnings("UnusedVariable") // one of the two has to be given
        private boolean daily;

        @Option(names = "--weekly", descriptionKey = "option.digest-weekly")
        private boolean weekly;
    }

    DigestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            return desk.open(console, open -> {
                try (DigestPost post = isSent ? DigestPost.open(open.delivery(), console) : null) {
                    return write(open, post);
                }
            });
        } catch (MissingSecret e) {
            console.say(String.valueOf(e.getMessage()));
            return ExitCodes.UNUSABLE;
        }
    }

    private int write(NoticeDesk.Open open, @Nullable DigestPost post) throws Unusable {
        Long then = HistoryArguments.time(at, open.zone(), "alerts.no-time");
        Instant now = then == null ? Instant.now() : Instant.ofEpochMilli(then);
        Digest digest = new Digest(open.plan(), open.words(), open.zone(), period.weekly, now);
        Language language = console.language() == mashang.local.cli.Language.en ? Language.EN : Language.ZH;
        if (post == null || paper.isFile()) {
            paper.write(digest.of(open.look(), open.register(), language), console);
        }
        return post == null
                ? ExitCodes.OK
                : post.send(digest.of(open.look(), open.register(), post.language()), digest.id());
    }
}
