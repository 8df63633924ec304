package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.local.office.OfficeDecision;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code problems merge|split|rename|mute|unmute|strike-off|reopen}: a decision of the office, handed over to the office's topic. */
@Command(mixinStandardHelpOptions = true)
final class ProblemsDecideCommand implements Callable<Integer> {
    private final Console console;
    private final Step step;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.decide-about")
    private String about = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", descriptionKey = "option.decide-other")
    private @Nullable String other;

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.actor")
    private String actor = "";

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "analyst", descriptionKey = "option.role")
    private String role = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
    private String reason = "";

    @Mixin
    private ServerArguments servers = new ServerArguments();

    ProblemsDecideCommand(Console console, Step step) {
        this.console = console;
        this.step = step;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        try {
            if (step == Step.PROBLEM_MERGED && other == null) {
                throw new Unusable("problems.merge-what");
            }
            String bootstrap = servers.bootstrap();
            if (!OfficeDecision.isHeardAt(bootstrap)) {
                throw new Unusable("problems.no-office");
            }
            boolean names = step == Step.PROBLEM_RENAMED;
            OfficeDecision.plain(step, about, actor, role, reason)
                    .withInto(names ? null : other)
                    .withTitle(names ? other : null)
                    .write(bootstrap, Instant.now());
            console.notice("problems.decided");
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
