package mashang.local.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Breaches as they appear in their index: seconds later than from Kafka, and without a broker. */
final class IndexedBreaches implements BreachSource {
    /** A document may become visible so much later than it was decided. */
    private static final Duration BEHIND = Duration.ofMinutes(10);

    private static final int REMEMBERED = 5_000;

    private final Search search;
    private final Supplier<AsOf> clock;
    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private boolean started;

    IndexedBreaches(Search search, Supplier<AsOf> clock) {
        this.search = search;
        this.clock = clock;
    }

    /** What is there at the first call is no news: the page has it already. */
    @Override
    public List<ObjectNode> take() {
        Instant since = clock.get().at().minus(BEHIND);
        List<ObjectNode> news = new ArrayList<>();
        for (ObjectNode breach : Hits.documents(search.ask(Query.of("news").with("since", since)))) {
            String version =
                    breach.path("alertId").asText() + breach.path("correctedAt").asText();
            if (told.add(version)) {
                news.add(breach);
            }
        }
        List<ObjectNode> taken = started ? news : List.of();
        started = true;
        return taken;
    }

    @Override
    public void close() {
        told.clear();
    }
}
