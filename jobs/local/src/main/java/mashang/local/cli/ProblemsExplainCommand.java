package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import mashang.local.problems.ProblemList;
import mashang.local.problems.ProblemSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code problems explain}: the same, and how it came to that, step by step with the numbers. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ProblemsExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ProblemArguments arguments = new ProblemArguments();

    @Parameters(paramLabel = "ID", descriptionKey = "option.problem-id")
    private String id = "";

    ProblemsExplainCommand(Console console) {
        this.console = console;
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
            console.print(console.texts().text("problems.life"));
            lines.life(source.events(found.path("problemId").asText())).forEach(line -> console.print("  " + line));
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
