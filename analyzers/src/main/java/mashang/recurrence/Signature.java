package mashang.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import mashang.text.ComplaintAnalyzer;
import mashang.text.LooseCharacters;
import mashang.text.PlaceNames.Place;
import mashang.text.UnregisteredNames;
import mashang.text.Vocabulary;

/**
 * What a complaint is compared by, in two channels: where it is and what is wrong there.
 *
 * @param places terms of the names of places and bodies and of what may be one, each once, sorted
 * @param issues terms of everything else, each once, sorted
 */
public record Signature(List<TermWeight> places, List<TermWeight> issues) {
    /** A title that repeats the body in brief says best what it is about. */
    private static final double TITLE_WORD = 2;

    private static final double TITLE_BIGRAM = .5;
    private static final double CONTENT_WORD = .4;
    private static final double WHOLE_NAME = .5;
    private static final double TITLE_NAME_PAIR = 1.3;
    private static final double CONTENT_NAME_PAIR = .5;
    /** What may be a name without an ending to be known by tells less of the place than what is one. */
    private static final double TITLE_LOOSE_PAIR = .6;

    private static final double CONTENT_LOOSE_PAIR = .3;
    /** People state the matter first; what follows is history and feeling. */
    public static final int CONTENT_CHARS = 400;

    private static final int TITLE_CHARS = 100;
    private static final int MOST_WORDS = 150;
    private static final int MOST_WORD_CHARS = 64;
    /** Before a bigram, which is no word and is not shown. */
    private static final char BIGRAM = '~';

    private static final char PIECE_ENDS = ComplaintAnalyzer.BREAK.charAt(0);

    private static final ThreadLocal<Sums> SUMS =
            ThreadLocal.withInitial(() -> new Sums(new TermSums(), new TermSums()));

    /** What one text is added up in. */
    private record Sums(TermSums places, TermSums issues) {}

    /**
     * The signature of a text.
     *
     * @param title masked title, empty where there is none
     * @param content masked text, empty where there is none
     */
    public static Signature of(String title, String content, ComplaintAnalyzer analyzer) {
        return of(title, content, analyzer.tokens(content, CONTENT_CHARS), analyzer);
    }

    /**
     * The same where the content was cut already.
     *
     * @param contentTokens of its first {@value #CONTENT_CHARS} chars; left as they are
     */
    public static Signature of(String title, String content, List<String> contentTokens, ComplaintAnalyzer analyzer) {
        // word by word: a title is short, and must meet those that say the half of a term in other words
        List<String> titleTokens = analyzer.words(title.isBlank() ? firstSentence(content) : title, TITLE_CHARS);
        Vocabulary vocabulary = analyzer.vocabulary();
        Sums sums = SUMS.get();
        TermSums places = sums.places();
        TermSums issues = sums.issues();
        places.clear(); // of what a text left that could not be read
        issues.clear();
        UnregisteredNames names = new UnregisteredNames(vocabulary);
        List<String> titleRest = split(titleTokens, names, TITLE_NAME_PAIR, places);
        List<String> contentRest = split(contentTokens, names, CONTENT_NAME_PAIR, places);
        loose(titleRest, vocabulary, TITLE_LOOSE_PAIR, places);
        loose(contentRest, vocabulary, CONTENT_LOOSE_PAIR, places);
        words(titleRest, vocabulary, TITLE_WORD, issues);
        words(contentRest, vocabulary, CONTENT_WORD, issues);
        bigrams(titleRest, vocabulary, issues);
        return new Signature(places.take(), issues.take());
    }

    /** Puts the names into the channel of places and gives back the rest, with breaks where names stood. */
    private static List<String> split(List<String> tokens, UnregisteredNames names, double pair, TermSums places) {
        List<String> rest = new ArrayList<>(tokens);
        for (Place place : names.find(tokens)) {
            places.add(place.name(), WHOLE_NAME);
            String head = place.head().length() > 1 ? place.head() : place.name();
            // a road called by a number is the same road by its whole name only
            if (!isNumber(head)) {
                pairs(head, pair, places);
            }
            for (int i = place.from(); i < place.to(); i++) {
                rest.set(i, ComplaintAnalyzer.BREAK);
            }
        }
        return rest;
    }

    private static void loose(List<String> tokens, Vocabulary vocabulary, double pair, TermSums places) {
        for (String run : LooseCharacters.runs(tokens, vocabulary.stopwords())) {
            for (int i = 0; i + 2 <= run.length(); i++) {
                if (!LooseCharacters.isWord(run.charAt(i), run.charAt(i + 1))) {
                    pair(run.charAt(i), run.charAt(i + 1), pair, places);
                }
            }
        }
    }

    /** Pairs of neighbouring characters in either order: names are often written with two characters swapped. */
    private static void pairs(String name, double weight, TermSums places) {
        for (int i = 0; i + 2 <= name.length(); i++) {
            pair(name.charAt(i), name.charAt(i + 1), weight, places);
        }
    }

    private static void pair(char a, char b, double weight, TermSums places) {
        places.add(BIGRAM, a <= b ? a : b, a <= b ? b : a, weight);
    }

    private static void words(List<String> tokens, Vocabulary vocabulary, double weight, TermSums terms) {
        for (String token : tokens) {
            if (vocabulary.isTerm(token)) {
                terms.add(token, weight);
            }
        }
    }

    /** Pairs of neighbouring characters, so that words the segmenter cut differently still meet. */
    private static void bigrams(List<String> tokens, Vocabulary vocabulary, TermSums terms) {
        char before = PIECE_ENDS;
        for (String token : tokens) {
            if (token.length() > 1 && !vocabulary.isTerm(token)) {
                before = PIECE_ENDS;
                continue;
            }
            for (int i = 0; i < token.length(); i++) {
                char c = token.charAt(i);
                if (before != PIECE_ENDS && c != PIECE_ENDS) {
                    terms.add(BIGRAM, before, c, TITLE_BIGRAM);
                }
                before = c;
            }
        }
    }

    private static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * How many words the issue has, in effect: weights count as far as they are alike, {@code (Σ weight)² / Σ weight²}; 0
     * where there are none.
     */
    double length() {
        double sum = 0;
        double squares = 0;
        for (TermWeight term : issues) {
            sum += term.weight();
            squares += term.weight() * term.weight();
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /**
     * The signature of words that stand apart, in whatever language: each is a term, and no place is told from an issue.
     *
     * @param text words with blanks between them; beyond {@value #MOST_WORDS} they are not compared
     */
    public static Signature ofWords(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer rest = new StringTokenizer(text);
        while (words.size() < MOST_WORDS && rest.hasMoreTokens()) {
            String word = rest.nextToken();
            words.add(word.length() <= MOST_WORD_CHARS ? word : word.substring(0, MOST_WORD_CHARS));
        }
        words.sort(null);
        List<TermWeight> issues = new ArrayList<>(words.size());
        for (int from = 0, to; from < words.size(); from = to) {
            String word = words.get(from);
            to = from + 1;
            while (to < words.size() && words.get(to).equals(word)) {
                to++;
            }
            issues.add(new TermWeight(word, to - from));
        }
        return new Signature(List.of(), issues);
    }

    /** Whether a term is a pair of characters cut out of its context. */
    public static boolean isBigram(String term) {
        return term.charAt(0) == BIGRAM;
    }

    private static String firstSentence(String content) {
        for (int i = 0; i < content.length(); i++) {
            if ("。！？!?\n".indexOf(content.charAt(i)) >= 0) {
                return content.substring(0, i);
            }
        }
        return content;
    }
}
