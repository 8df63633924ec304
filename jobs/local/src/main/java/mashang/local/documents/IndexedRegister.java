package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.Entries;
import mashang.jobs.supervision.LedgerDocuments;

/**
 * The register in the index {@value #INDEX}. Of two who issue at one time each gets a number of his own: the index takes an id once. Should the index be lost, the
 * ledger, which is made of the log, still knows which numbers were given.
 */
public final class IndexedRegister implements Register {
    /** Its index. */
    public static final String INDEX = "mashang-notices";

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::status)
            .reversed()
            .thenComparing(
                    e -> e.issue() == null ? e.draft().draftedAt() : e.issue().at())
            .thenComparing(Entry::id);

    private final ElasticsearchConnection connection;
    private final Entries entries;

    public IndexedRegister(ElasticsearchConnection connection) {
        this.connection = connection;
        this.entries = new Entries(connection, INDEX);
    }

    @Override
    public Optional<Entry> find(String id) {
        List<Entry> known = all();
        return known.stream()
                .filter(e -> e.issue() != null
                        && (e.id().equals(id) || e.draft().id().equals(id)))
                .findFirst()
                .or(() -> known.stream().filter(e -> e.id().equals(id)).findFirst());
    }

    @Override
    public List<Entry> all() {
        return entries.all().stream().map(Entry::of).sorted(ORDER).toList();
    }

    @Override
    public List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (JsonNode entry : entries.all()) {
            if (entry.has("number")) {
                numbers.add(entry.path("number").asText());
            }
        }
        ElasticsearchSetup ledger = new ElasticsearchSetup(connection);
        ledger.refresh(LedgerDocuments.INDEX);
        ledger.find(
                LedgerDocuments.INDEX,
                "feed",
                Issue.feed(),
                found -> numbers.add(
                        Issue.numberOf(found.source().path("orderId").asText())));
        return numbers;
    }

    @Override
    public void put(Entry entry) {
        entries.write(entry.id(), entry.json());
    }

    @Override
    public boolean reserve(Entry entry) {
        return entries.create(entry.id(), entry.json());
    }

    @Override
    public void remove(Draft draft) {
        entries.remove(draft.id());
    }
}
