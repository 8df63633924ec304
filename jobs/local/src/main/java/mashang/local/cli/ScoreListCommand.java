package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.accountability.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code score list}: units of a period by rank. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ScoreListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ScoreArguments arguments = new ScoreArguments();

    ScoreListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Period period = arguments.period();
            List<JsonNode> scores = arguments.scores().of(period);
            if (scores.isEmpty()) {
                console.notice("score.none", period.id());
            }
            ScoreLines lines = new ScoreLines(console.texts());
            scores.forEach(score -> console.print(lines.row(score)));
            console.result("units", scores.size());
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
