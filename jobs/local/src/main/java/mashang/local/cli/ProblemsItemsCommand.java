package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.local.supervised.ItemLook;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code problems items}: which recurring problems have an item under supervision, and which want one. */
@Command(name = "items", mixinStandardHelpOptions = true)
final class ProblemsItemsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private IndexArguments indices = new IndexArguments();

    ProblemsItemsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ElasticsearchConnection connection = indices.access().connect()) {
            ItemLook look = new ItemLook(connection);
            List<ItemLook.Row> rows = look.rows(Instant.now());
            rows.forEach(row -> console.print(line(row, look)));
            console.result(
                    "items", rows.stream().filter(row -> row.item() != null).count());
            console.result("to open", count(rows, Step.OPENED));
            console.result("to reopen", count(rows, Step.REOPENED));
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private static long count(List<ItemLook.Row> rows, Step proposed) {
        return rows.stream().filter(row -> row.proposed() == proposed).count();
    }

    private String line(ItemLook.Row row, ItemLook look) {
        Step proposed = row.proposed();
        JsonNode item = row.item();
        String owner = item == null
                ? look.owner(row).orElse("-")
                : item.path("unitNow").asText("-");
        String state = item == null ? "NONE" : item.path("closeOut").asText();
        return console.texts()
                .text(
                        proposed == null ? "items.row" : "items.row." + proposed,
                        row.problemId(),
                        row.label(),
                        owner,
                        console.texts().text("items.state." + state),
                        item == null ? 0 : item.path("rounds").asInt(),
                        ProblemLines.time(row.story().roseAt()));
    }
}
