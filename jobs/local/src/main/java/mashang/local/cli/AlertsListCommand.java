package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.delivery.Delivery;
import mashang.jobs.delivery.DeliveryDocuments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts list}: what was told, what waits and what failed, the latest first; from the index. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class AlertsListCommand implements Callable<Integer> {
    private static final Comparator<JsonNode> BY_TIME =
            Comparator.comparing(d -> d.path("at").asText());

    private final Console console;

    @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "option.alerts-status")
    private Delivery.@Nullable Status status;

    @Option(names = "--order", paramLabel = "ORDER", descriptionKey = "option.order")
    private @Nullable String order;

    @Option(names = "--recipient", paramLabel = "ID", descriptionKey = "option.alerts-recipient")
    private @Nullable String recipient;

    @Option(names = "--most", paramLabel = "N", defaultValue = "20", descriptionKey = "option.alerts-most")
    private int most;

    @Mixin
    private IndexArguments indices = new IndexArguments();

    /** The latest of those asked for, the oldest of them first: the index may hold years. */
    private final PriorityQueue<JsonNode> latest = new PriorityQueue<>(BY_TIME);

    private int deliveries;

    AlertsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            find();
            console.result("deliveries", deliveries);
            latest.stream().sorted(BY_TIME.reversed()).forEach(this::show);
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void show(JsonNode d) {
        String until = d.path("waitsUntil").asText("");
        console.print(String.join(
                "  ",
                d.path("at").asText(),
                console.texts().text("alerts.status." + d.path("status").asText()),
                d.path("alertId").asText(),
                d.path("recipient").asText() + '@' + d.path("channel").asText(),
                "×" + d.path("attempts").asInt(),
                d.path("why").asText(until)));
    }

    private void find() throws Unusable {
        try (ElasticsearchConnection connection = indices.access().connect()) {
            ElasticsearchSetup index = new ElasticsearchSetup(connection);
            index.refresh(DeliveryDocuments.INDEX);
            String wanted = order;
            if (wanted != null) {
                index.find(DeliveryDocuments.INDEX, "orderId", wanted, d -> keep(d.source()));
            } else {
                index.scan(DeliveryDocuments.INDEX, d -> keep(d.source()));
            }
        }
    }

    private void keep(JsonNode d) {
        if ((status == null || d.path("status").asText().equals(status.name()))
                && (recipient == null || d.path("recipient").asText().equals(recipient))) {
            deliveries++;
            latest.add(d);
            if (latest.size() > most) {
                latest.remove();
            }
        }
    }
}
