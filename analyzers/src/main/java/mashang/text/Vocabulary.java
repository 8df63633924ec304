package mashang.text;

import java.io.Serializable;
import java.util.Objects;

/**
 * The words of a city, as its complaints are read: which belong together, which say nothing.
 *
 * @param lexicon domain terms, each kept in one piece
 * @param stopwords words left out of the terms of a text
 */
public record Vocabulary(Lexicon lexicon, Stopwords stopwords) implements Serializable {
    /** Neither domain terms nor stop words. */
    public static final Vocabulary EMPTY = new Vocabulary(Lexicon.EMPTY, Stopwords.NONE);

    public Vocabulary {
        Objects.requireNonNull(lexicon, "lexicon");
        Objects.requireNonNull(stopwords, "stopwords");
    }

    /**
     * Whether a token says what a text is about: no stop word, no single character, no number, no punctuation.
     *
     * @param token as the chain cuts it: half width, lower case
     */
    public boolean isTerm(String token) {
        return !isSingle(token) && !isNumber(token) && !stopwords.contains(token);
    }

    private static boolean isSingle(String token) {
        return token.length() < 2
                || (token.length() == 2 && Character.isSurrogatePair(token.charAt(0), token.charAt(1)));
    }

    private static boolean isNumber(String token) {
        if (CharKind.han(token.charAt(0))) {
            return false; // nearly all are, and need no look into a table
        }
        for (int i = 0; i < token.length(); i++) {
            if (Chars.digit(token.charAt(i)) < 0 && token.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }
}
