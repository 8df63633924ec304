package mashang.local.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Refusal;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** The life of an order: each step, when it occurred and when it was handed over, with what was corrected since. */
final class LifeSection {
    /** What is handed over within so many milliseconds is handed over at once. */
    private static final long AT_ONCE = 60_000;

    private final Words words;
    private final TimeWords times;
    private final String separator;

    LifeSection(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
        this.separator = words.word("sentence.separator");
    }

    /**
     * @param events those known by then, copies included
     * @param refusals decisions of people that do not count
     */
    List<String> lines(List<CaseEvent> events, WorkOrder order, List<Refusal> refusals) {
        Map<String, CaseEvent> byId = new LinkedHashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        for (CaseEvent event : firstHandedOverFirst(events)) {
            if (byId.putIfAbsent(event.eventId(), event) != null) {
                copies.merge(event.eventId(), 1, Integer::sum);
            }
        }
        TextTable table = new TextTable();
        table.row(
                words.word("life.occurred"),
                words.word("life.step"),
                words.word("life.unit"),
                words.word("life.logged"),
                words.word("life.says"));
        Said said = new Said();
        Map<String, String> refused = new HashMap<>();
        refusals.forEach(r -> refused.put(r.decision().eventId(), words.of("refusal", r.why())));
        int round = 1;
        for (Fact fact : withRefused(order)) {
            for (; round < roundOf(fact, order, round); round++) {
                table.row(words.word("life.round", round + 1));
            }
            CaseEvent event = Objects.requireNonNull(byId.get(fact.eventId()), fact.eventId());
            String says = says(event, said, copies.getOrDefault(event.eventId(), 0));
            String why = refused.get(fact.eventId());
            table.row(row(event, why == null ? says : words.word("life.refused", why) + separator + says));
            List<Fact> versions = order.versions(fact);
            for (Fact version : versions.subList(0, versions.size() - 1)) {
                CaseEvent old = Objects.requireNonNull(byId.get(version.eventId()), version.eventId());
                table.row(row(old, superseded(old)));
            }
        }
        return table.lines("  ");
    }

    /** What counts and what was refused, by when it happened. */
    private static List<Fact> withRefused(WorkOrder order) {
        List<Fact> all = new ArrayList<>(order.facts());
        order.refusals().forEach(refusal -> all.add(refusal.decision()));
        all.sort(Comparator.comparingLong(Fact::occurredAt));
        return all;
    }

    /** What was refused belongs to no round, and is shown in the one that is on. */
    private static int roundOf(Fact fact, WorkOrder order, int otherwise) {
        int place = order.facts().indexOf(fact);
        return place < 0 ? otherwise : order.roundOf(place);
    }

    /** With all it said: of class and due time that counted until it was corrected. */
    private String superseded(CaseEvent old) {
        String says = says(old, new Said(), 0);
        String superseded = words.word("life.superseded");
        return says.isEmpty() ? superseded : superseded + separator + says;
    }

    private static List<CaseEvent> firstHandedOverFirst(List<CaseEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(CaseEvent::loggedAt)
                        .thenComparing(CaseEvent::eventId)
                        .thenComparing(CaseEvent::origin))
                .toList();
    }

    private String[] row(CaseEvent event, String says) {
        long occurred = event.occurredAt().toEpochMilli();
        return new String[] {
            times.time(occurred),
            words.of("step", event.step()),
            event.unit() == null ? "-" : event.unit(),
            handedOver(occurred, event.loggedAt().toEpochMilli()),
            says
        };
    }

    private String handedOver(long occurred, long logged) {
        return logged >= occurred && logged - occurred < AT_ONCE ? words.word("life.at-once") : times.time(logged);
    }

    private String says(CaseEvent event, Said said, int copies) {
        List<String> says = new ArrayList<>();
        said.channel = news(says, "life.channel", said.channel, channel(event));
        said.kind = news(says, "life.kind", said.kind, event.kind() == null ? null : words.of("kind", event.kind()));
        said.category = news(says, "life.category", said.category, event.category());
        said.urgency = news(
                says,
                "life.urgency",
                said.urgency,
                event.urgency() == null ? null : words.of("urgency", event.urgency()));
        if (!event.coUnits().isEmpty()) {
            says.add(words.word("life.co-units", String.join(words.word("list.separator"), event.coUnits())));
        }
        if (event.dueAt() != null) {
            String key = event.step().isOfExtension() ? "life.extended" : "life.due";
            says.add(words.word(key, times.time(event.dueAt().toEpochMilli())));
        }
        if (event.mergedInto() != null) {
            says.add(words.word("life.merged", event.mergedInto()));
        }
        if (event.concerns() != null) {
            says.add(words.word("life.concerns", event.concerns()));
        }
        if (event.reason() != null) {
            says.add(words.word("life.reason", event.reason()));
        }
        if (event.actor() != null) {
            says.add(
                    event.role() == null
                            ? words.word("life.actor", event.actor())
                            : words.word(
                                    "life.actor-as",
                                    event.actor(),
                                    words.orName("role." + event.role(), event.role())));
        }
        addRecord(event, copies, says);
        return String.join(separator, says);
    }

    /** How it was handed over. */
    private void addRecord(CaseEvent event, int copies, List<String> says) {
        if (event.revision() > 0) {
            says.add(words.word("life.revision", event.revision()));
        }
        if (event.loggedAt().isBefore(event.occurredAt())) {
            says.add(words.word("life.early"));
        }
        if (copies > 0) {
            says.add(words.word("life.repeated", copies));
        }
        if (!event.flags().isEmpty()) {
            String flags = event.flags().stream()
                    .map(f -> words.orName("anomaly." + f, f))
                    .collect(Collectors.joining(words.word("list.separator")));
            says.add(words.word("life.odd", flags));
        }
    }

    private @Nullable String channel(CaseEvent event) {
        String code = event.channel();
        return code == null ? null : words.orName("channel." + code, code);
    }

    /** Only what is new is said; exports repeat themselves. */
    private @Nullable String news(List<String> says, String key, @Nullable String known, @Nullable String now) {
        if (now == null || now.equals(known)) {
            return known;
        }
        says.add(words.word(key, now));
        return now;
    }

    /** What was said of the order so far, in words. */
    private static final class Said {
        private @Nullable String channel;
        private @Nullable String kind;
        private @Nullable String category;
        private @Nullable String urgency;
    }
}
