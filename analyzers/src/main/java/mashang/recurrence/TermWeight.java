package mashang.recurrence;

/**
 * A term and how much it weighs.
 *
 * @param term word, bigram or name
 * @param weight more than 0
 */
public record TermWeight(String term, double weight) {}
