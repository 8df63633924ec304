package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every open board what happens: once a second what is new, and that it still listens. Asks nobody while no board is open. */
final class BreachStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BreachStream.class);
    private static final long SECOND_MILLIS = 1_000;

    /** Screens of one office; what is more is a mistake or an attack. */
    private static final int MOST_CLIENTS = 200;

    /** Of a burst a person reads the newest; the number says how many there were. */
    private static final int MOST_TOLD = 20;

    private final Search search;
    private final BreachSource source;
    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final Set<SseClient> newcomers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "board-breaches");
        thread.setDaemon(true);
        return thread;
    });

    BreachStream(Search search, BreachSource source) {
        this.search = search;
        this.source = source;
        var unused = beat.scheduleWithFixedDelay(this::tell, SECOND_MILLIS, SECOND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return clients.size() + newcomers.size() < MOST_CLIENTS;
    }

    /** Is told {@code listening} with the next beat: what happens from then on it hears. */
    void add(SseClient client) {
        client.keepAlive();
        client.onClose(() -> {
            newcomers.remove(client);
            clients.remove(client);
        });
        newcomers.add(client);
    }

    private void tell() {
        if (clients.isEmpty() && newcomers.isEmpty()) {
            return;
        }
        try {
            List<ObjectNode> news = source.take();
            if (news.isEmpty()) {
                clients.forEach(client -> client.sendComment("listening"));
            } else {
                String told = Shown.json(message(news)).toString();
                clients.forEach(client -> client.sendEvent("breaches", told));
            }
            welcome();
        } catch (RuntimeException e) {
            // The next second tries again; an exception that left here would end the beat.
            LOG.warn("the board could not tell what is new: {}", e.getMessage());
        }
    }

    private void welcome() {
        for (SseClient client : List.copyOf(newcomers)) {
            newcomers.remove(client);
            clients.add(client);
            client.sendEvent("listening", "{}");
        }
    }

    private JsonNode message(List<ObjectNode> news) {
        List<ObjectNode> told = news.subList(0, Math.min(news.size(), MOST_TOLD));
        addTitles(told);
        new Restricted(search).withhold(told);
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("count", news.size());
        message.putArray("breaches").addAll(told);
        return message;
    }

    /** An alert knows no title; the ledger has it, as the order was there before its breach. */
    private void addTitles(List<ObjectNode> breaches) {
        Map<String, ObjectNode> known = new HashMap<>();
        Hits.documents(search.ask(Query.of("orders").with("orders", Hits.field(breaches, "orderId"))))
                .forEach(order -> known.put(order.path("orderId").asText(), order));
        for (ObjectNode breach : breaches) {
            ObjectNode order = known.get(breach.path("orderId").asText());
            if (order != null && !breach.has("title")) {
                breach.setAll(order.deepCopy().retain("title", "district", "category"));
            }
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        source.close();
        List.copyOf(newcomers).forEach(SseClient::close);
        List.copyOf(clients).forEach(SseClient::close);
    }
}
