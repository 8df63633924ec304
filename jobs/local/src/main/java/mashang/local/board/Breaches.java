package mashang.local.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The latest breaches that stand. */
final class Breaches {
    private static final int LISTED = 40;

    private final Search search;

    Breaches(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf asOf) {
        List<ObjectNode> breaches = Hits.documents(
                search.ask(Query.of("breaches").with("size", LISTED).with("asOf", asOf.at())));
        new Restricted(search).withhold(breaches);
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.putArray("breaches").addAll(breaches);
        return found;
    }
}
