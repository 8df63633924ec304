package mashang.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects everything wrong with a configuration, so that it is told at once and not one error per attempt. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Notes a problem; the same one is noted once (an aliased YAML node is read several times). */
    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems, by file and line. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }

    /** All problems, one line each. */
    public String text(boolean english) {
        return all().stream().map(p -> p.text(english)).collect(Collectors.joining("\n"));
    }

    /** Throws all of them, if there are any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(all());
        }
    }
}
