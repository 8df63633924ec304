package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.care.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code erase}: what one caller said leaves the indices, on request, with who asked and why. */
@Command(name = "erase", mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SearchArguments search = new SearchArguments();

    @Option(names = "--caller", paramLabel = "HASH", required = true, descriptionKey = "option.erase-caller")
    private String caller = "";

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.care-actor")
    private String actor = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.erase-reason")
    private String reason = "";

    @Option(names = "--dry-run", descriptionKey = "option.erase-dry")
    private boolean dryRun;

    EraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (caller.isBlank() || actor.isBlank() || reason.isBlank()) {
            console.error("erase.blank");
            return ExitCodes.UNUSABLE;
        }
        try (ElasticsearchConnection connection = search.access().connect()) {
            new ElasticsearchSetup(connection).check();
            Erasure erasure = new Erasure(connection);
            Erasure.Result result = dryRun ? erasure.look(caller) : erasure.erase(caller, actor, reason, Instant.now());
            if (!result.closed().isEmpty()) {
                console.error("erase.closed", String.join(", ", result.closed()));
                return ExitCodes.UNUSABLE;
            }
            result.open().forEach(order -> console.result("still open", order));
            result.papers().forEach(paper -> console.result("document of the office", paper));
            console.result("orders", result.orders().size());
            console.result(dryRun ? "documents to rewrite" : "documents rewritten", result.documents());
            console.notice(result.orders().isEmpty() ? "erase.nobody" : "erase.topics");
            console.notice("erase.letters");
            if (!result.papers().isEmpty()) {
                console.notice("erase.papers", result.papers().size());
            }
            if (!result.open().isEmpty()) {
                console.notice("erase.open", result.open().size());
            }
            return ExitCodes.OK;
        }
    }
}
