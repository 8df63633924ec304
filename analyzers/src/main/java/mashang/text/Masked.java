package mashang.text;

/**
 * A stretch of a text that is masked.
 *
 * @param from its first character, in the text as written
 * @param to behind its last character
 * @param mask what it is taken for
 */
public record Masked(int from, int to, Mask mask) {}
