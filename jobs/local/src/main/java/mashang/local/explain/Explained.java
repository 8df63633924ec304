package mashang.local.explain;

import java.util.List;

/**
 * An explanation in its parts, each as lines in columns.
 *
 * @param head which order, as of when, how it stands
 * @param life what happened
 * @param clocks one list of lines per clock, the first of them its name and light; empty where no clock applies
 * @param alerts what was told and taken back; empty where nothing was
 * @param next what will be told if nothing happens; empty where nothing will
 */
public record Explained(
        List<String> head, List<String> life, List<List<String>> clocks, List<String> alerts, List<String> next) {
    public Explained {
        head = List.copyOf(head);
        life = List.copyOf(life);
        clocks = clocks.stream().map(List::copyOf).toList();
        alerts = List.copyOf(alerts);
        next = List.copyOf(next);
    }
}
