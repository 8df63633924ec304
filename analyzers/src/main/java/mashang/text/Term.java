package mashang.text;

/**
 * A word that says what a text is about, and where it stands.
 *
 * @param text as it is compared: simplified, half width, lower case
 * @param start where it begins in the clean text, in chars
 * @param end after its last char there; what the chain strips within a word lies between
 */
public record Term(String text, int start, int end) {}
