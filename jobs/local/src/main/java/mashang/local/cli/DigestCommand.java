package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
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
        return desk.open(console, open -> {
            Long then = HistoryArguments.time(at, open.zone(), "alerts.no-time");
            Instant now = then == null ? Instant.now() : Instant.ofEpochMilli(then);
            Digest digest = new Digest(open.plan(), open.words(), open.zone(), period.weekly, now);
            paper.write(
                    digest.of(
                            open.look(),
                            open.register(),
                            console.language() == Language.en
                                    ? mashang.delivery.Language.EN
                                    : mashang.delivery.Language.ZH),
                    console);
            return ExitCodes.OK;
        });
    }
}
