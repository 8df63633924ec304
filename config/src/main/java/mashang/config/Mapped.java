package mashang.config;

import java.util.List;
import mashang.intake.DeadLetter;
import mashang.workorder.CaseEvent;

/**
 * What became of one raw record: its events, or the one letter that says why there are none.
 *
 * @param events one or more, in the order of the feed file; empty where the row was refused
 * @param dead empty, or exactly one
 */
public record Mapped(List<CaseEvent> events, List<DeadLetter> dead) {}
