package mashang.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mashang.config.Retention;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.care.MonthlyIndices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retention}: months that are too old go, as the policy says. */
@Command(name = "retention", mixinStandardHelpOptions = true)
final class RetentionCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Mixin
    private SearchArguments search = new SearchArguments();

    @Option(names = "--dry-run", descriptionKey = "option.retention-dry")
    private boolean dryRun;

    @Option(names = "--actor", paramLabel = "NAME", defaultValue = "retention", descriptionKey = "option.care-actor")
    private String actor = "";

    RetentionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Retention> rules = Retention.read(city.folder());
        Instant now = Instant.now();
        try (ElasticsearchConnection connection = search.access().connect()) {
            new ElasticsearchSetup(connection).check();
            MonthlyIndices indices = new MonthlyIndices(connection);
            List<MonthlyIndices.Due> due = indices.due(rules, now);
            if (!dryRun) {
                indices.carryOut(due, actor, now);
            }
            due.forEach(d -> console.result(d.fate().name().toLowerCase(Locale.ROOT), d.index()));
            console.result(dryRun ? "to change" : "changed", due.size());
            return ExitCodes.OK;
        }
    }
}
