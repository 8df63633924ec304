package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import mashang.local.problems.ProblemList;
import mashang.local.problems.ProblemSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code problems show}: what is known of one problem; {@code problems explain}: the same, and how it came to that, step by step with the numbers. */
@Command(mixinStandardHelpOptions = true)
final class ProblemsShowCommand implements Callable<Integer> {
    private final Console console;
    private final boolean withLife;

    @Mixin
    private ProblemArguments arguments = new ProblemArguments();

    @Parameters(paramLabel = "ID", descriptionKey = "option.problem-id")
    private String id = "";

    /** @param withLife whether its life is told, too */
    ProblemsShowCommand(Console console, boolean withLife) {
        this.console = console;
        this.withLife = withLife;
    }

    @Override
    public Integer call() {
        try {
            ProblemSource source = arguments.source();
            JsonNode found = new ProblemList(source.problems())
                    .named(id)
                    .orElseThrow(() -> new Unusable("problems.unknown", id));
            ProblemLines lines = new ProblemLines(console.texts());
            lines.portrait(found).forEach(console::print);
            if (withLife) {
                console.print(console.texts().text("problems.life"));
                lines.life(source.events(found.path("problemId").asText())).forEach(line -> console.print("  " + line));
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
