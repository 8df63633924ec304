package mashang.sla.oracle;

import mashang.workorder.CaseEvent;

/**
 * What a fact says of the order's class and due time, from a time on (1.10).
 *
 * @param from the time from which it counts
 * @param fact the version that counts
 * @param version the version that says it
 */
record Word(long from, CaseEvent fact, CaseEvent version) {}
