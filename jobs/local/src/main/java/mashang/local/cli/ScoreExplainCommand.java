package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.accountability.Period;
import mashang.local.scores.IndexedScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code score explain}: what a unit's score is made of, down to the orders. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ScoreExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ScoreArguments arguments = new ScoreArguments();

    @Option(names = "--unit", paramLabel = "UNIT", required = true, descriptionKey = "option.score-unit")
    private String unit = "";

    @Option(names = "--all", descriptionKey = "option.score-all")
    private boolean all;

    ScoreExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Period period = arguments.period();
            IndexedScores scores = arguments.scores();
            JsonNode score =
                    scores.of(period, unit).orElseThrow(() -> new Unusable("score.unknown", unit, period.id()));
            ScoreLines lines = new ScoreLines(console.texts());
            console.print(lines.row(score));
            console.print(lines.city(score));
            List<IndexedScores.Line> orders =
                    scores.lines(period, score.path("unit").asText());
            for (JsonNode part : score.path("parts")) {
                if (part.path("items").asLong() > 0) {
                    console.print(lines.part(part));
                    orders.stream()
                            .filter(line -> line.component()
                                    .name()
                                    .equals(part.path("component").asText()))
                            .filter(line -> all || line.failed() > 0)
                            .forEach(line -> console.print(lines.order(line)));
                }
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
