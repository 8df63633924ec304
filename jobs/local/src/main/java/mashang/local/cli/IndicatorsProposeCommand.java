package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import mashang.accountability.Period;
import mashang.config.City;
import mashang.config.RuleCheck;
import mashang.config.TightenedPolicy;
import mashang.config.TightenedPolicy.Wish;
import mashang.local.scores.IndexedIndicators;
import mashang.rules.RuleKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code indicators propose}: a policy in which units that are weak at a clock's indicator are warned earlier, for somebody to publish. */
@Command(name = "propose", mixinStandardHelpOptions = true)
final class IndicatorsProposeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "option.propose-policy")
    private Path policy = Path.of("");

    @Mixin
    private ScoreArguments arguments = new ScoreArguments();

    @Mixin
    private CityArguments city = new CityArguments();

    @Option(names = "--effective-from", paramLabel = "TIME", required = true, descriptionKey = "option.propose-from")
    private String from = "";

    @Option(names = "--version", paramLabel = "N", descriptionKey = "option.propose-version")
    private int version;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "option.propose-out")
    private Path out = Path.of("");

    IndicatorsProposeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Period period = arguments.period();
            City known = city.load();
            String text = RuleCheck.text(policy);
            RuleCheck.Label label = RuleCheck.label(text, policy.toString());
            if (label.kind() != RuleKind.POLICY || label.version() == null) {
                throw new Unusable("indicators.no-policy", policy);
            }
            List<Wish> wishes = wishes(IndexedIndicators.of(arguments.access(), period));
            int next = version > 0 ? version : Integer.parseInt(label.version()) + 1;
            TightenedPolicy.Proposal proposal = TightenedPolicy.of(text, wishes, next, from(), known.units());
            if (proposal.rules() == 0) {
                console.notice("indicators.nothing", period.id());
                return ExitCodes.OK;
            }
            Files.writeString(
                    out, "# " + console.texts().text("indicators.proposal", period.id()) + '\n' + proposal.text());
            for (Wish wish : wishes) {
                console.print(console.texts()
                        .text("indicators.wish", wish.clock(), wish.warn(), String.join(" ", wish.units())));
            }
            console.result("rules", proposal.rules());
            console.result("file", out);
            console.notice("indicators.publish", out);
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        } catch (IOException e) {
            console.error("notices.unwritable", out);
            return ExitCodes.UNUSABLE;
        }
    }

    private String from() throws Unusable {
        try {
            return OffsetDateTime.parse(from).toString();
        } catch (DateTimeException e) {
            throw new Unusable("rules.bad-time", from);
        }
    }

    /** One for each indicator that has a warning point for the weak, and somebody who is. */
    private static List<Wish> wishes(List<JsonNode> indicators) {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        for (JsonNode one : indicators) {
            if (one.path("standing").asText().equals("WEAK") && one.has("warn")) {
                String id = one.path("indicator").asText();
                String source =
                        "薄弱指标收紧预警 / weak, warned earlier: " + one.path("policy").asText() + ' ' + id + ' '
                                + one.path("period").asText();
                wishes.computeIfAbsent(
                                id,
                                key -> new Wish(
                                        one.path("clock").asText(),
                                        one.path("warn").asText(),
                                        new TreeSet<>(),
                                        source))
                        .units()
                        .add(one.path("unit").asText());
            }
        }
        return new ArrayList<>(wishes.values());
    }
}
