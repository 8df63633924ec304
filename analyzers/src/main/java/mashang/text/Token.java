package mashang.text;

/**
 * A token of a folded text.
 *
 * @param text lower case; {@link ComplaintAnalyzer#BREAK} for punctuation
 * @param start its first character in the folded text
 * @param end after its last
 */
record Token(String text, int start, int end) {}
