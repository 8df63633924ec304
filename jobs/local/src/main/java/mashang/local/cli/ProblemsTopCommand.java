package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.problems.ProblemList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code problems top}: the hottest problems. */
@Command(name = "top", mixinStandardHelpOptions = true)
final class ProblemsTopCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ProblemArguments arguments = new ProblemArguments();

    @Option(names = "--most", paramLabel = "N", defaultValue = "20", descriptionKey = "option.most")
    private int most;

    @Option(names = "--themes", descriptionKey = "option.themes")
    private boolean themes;

    ProblemsTopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            List<JsonNode> hottest = new ProblemList(arguments.source().problems()).hottest(most, themes);
            if (hottest.isEmpty()) {
                console.notice("problems.none");
            }
            ProblemLines lines = new ProblemLines(console.texts());
            for (int i = 0; i < hottest.size(); i++) {
                console.print(lines.row(i + 1, hottest.get(i)));
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
