package mashang.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns a feed asks for, each once, and which of them no header may lack. */
final class FeedColumns {
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private final Set<String> callers = new LinkedHashSet<>();

    FeedColumns(Feed feed) {
        need(feed.id());
        all.addAll(feed.required());
        needed.addAll(feed.required());
        for (Stated event : feed.events()) {
            need(event.at());
            need(event.stepWord());
            add(event.factColumn());
            addAll(event.fields());
        }
        add(feed.revision());
        add(feed.recordedAt());
        addAll(feed.fields());
    }

    /** All of them, the needed ones first within their kind. */
    List<String> all() {
        return List.copyOf(all);
    }

    /** Without these a header is not this feed's: the id, the step words, every time, and what the feed requires. */
    Set<String> needed() {
        return needed;
    }

    /** Columns that identify the requester. */
    Set<String> callers() {
        return callers;
    }

    private void need(@Nullable Origin origin) {
        add(origin);
        if (origin != null) {
            needed.addAll(origin.columns());
        }
    }

    private void add(@Nullable Origin origin) {
        if (origin != null) {
            all.addAll(origin.columns());
        }
    }

    private void addAll(Map<Field, Origin> fields) {
        fields.forEach((field, origin) -> {
            add(origin);
            if (field == Field.CALLER) {
                callers.addAll(origin.columns());
            }
        });
    }
}
