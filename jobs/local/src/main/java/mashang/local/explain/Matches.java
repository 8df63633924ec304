package mashang.local.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import mashang.sla.OrderMatch;

/** Says which orders a rule is for. */
final class Matches {
    private final Words words;

    Matches(Words words) {
        this.words = words;
    }

    String of(OrderMatch match) {
        List<String> said = new ArrayList<>();
        add(said, "match.feeds", match.feeds());
        add(
                said,
                "match.channels",
                match.channels().stream()
                        .map(c -> words.orName("channel." + c, c))
                        .toList());
        add(
                said,
                "match.kinds",
                match.kinds().stream().sorted().map(k -> words.of("kind", k)).toList());
        add(
                said,
                "match.urgencies",
                match.urgencies().stream()
                        .sorted()
                        .map(u -> words.of("urgency", u))
                        .toList());
        add(said, "match.categories", match.categories());
        add(said, "match.units", match.units());
        return said.isEmpty() ? words.word("row.rule.all") : String.join(words.word("sentence.separator"), said);
    }

    private void add(List<String> said, String key, Collection<String> members) {
        if (!members.isEmpty()) {
            boolean ordered = members instanceof List;
            said.add(words.word(
                    key,
                    (ordered ? members.stream() : members.stream().sorted())
                            .collect(Collectors.joining(words.word("list.separator")))));
        }
    }
}
