package mashang.recurrence.portrait;

/**
 * Something counted.
 *
 * @param text what
 * @param weight members that have it, each caller's repeats damped: 1 + ½ + ¼ …
 */
public record Named(String text, double weight) {}
