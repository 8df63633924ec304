package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mashang.accountability.Period;
import mashang.accountability.UnitIndicator.Standing;
import mashang.local.scores.IndexedIndicators;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code indicators list}: how the units of a period stand. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class IndicatorsListCommand implements Callable<Integer> {
    private static final double WHOLE = 100;

    private final Console console;

    @Mixin
    private ScoreArguments arguments = new ScoreArguments();

    @Option(names = "--standing", paramLabel = "strong|base|weak|few", descriptionKey = "option.standing")
    private @Nullable Standing standing;

    IndicatorsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Period period = arguments.period();
            List<JsonNode> known = IndexedIndicators.of(arguments.access(), period);
            if (known.isEmpty()) {
                console.notice("score.none", period.id());
            }
            List<JsonNode> all = known.stream()
                    .filter(one -> standing == null
                            || standing.name().equals(one.path("standing").asText()))
                    .toList();
            all.forEach(one -> console.print(line(one)));
            console.result("indicators", all.size());
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private String line(JsonNode one) {
        Texts texts = console.texts();
        return texts.text(
                "indicators.row",
                one.path(texts.text("bulletin.indicator.name")).asText(),
                one.path("unitName").asText(one.path("unit").asText()),
                texts.text("bulletin.standing." + one.path("standing").asText()),
                percent(one, "share"),
                one.path("some").asText() + '/' + one.path("all").asText(),
                percent(one, "target"));
    }

    private static String percent(JsonNode one, String field) {
        return one.has(field)
                ? String.format(Locale.ROOT, "%.1f%%", WHOLE * one.path(field).asDouble())
                : "—";
    }
}
