package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mashang.text.ComplaintAnalyzer;
import mashang.text.PlaceNames.Place;
import mashang.text.UnregisteredNames;
import mashang.text.Vocabulary;

/**
 * Reads {@link Traits}.
 *
 * <p>Names are found by their ending ({@link UnregisteredNames}), in title and content; and in the title also by what the
 * dictionary makes of them ({@link CoinedNames}). Texts are cut with domain terms in one piece, so that nothing begins or ends
 * within one.
 */
final class TraitsReader {
    private static final int TITLE_CHARS = 100;
    private static final int TITLE_TOKENS = 24;
    private static final int CONTENT_CHARS = 300;
    private static final int MOST_NAMES = 40;
    private static final int MOST_PLACES = 8;
    private static final int MOST_WORDS = 40;
    private static final String QUALITIES = "性型式类级用办营";
    private static final String MEASURES = "几数";
    private static final String SENTENCE_ENDS = "。！？!?\n";

    private final ComplaintAnalyzer analyzer;
    private final Vocabulary vocabulary;
    private final UnregisteredNames byEnding;

    TraitsReader(ComplaintAnalyzer analyzer) {
        this.analyzer = analyzer;
        this.vocabulary = analyzer.vocabulary();
        this.byEnding = new UnregisteredNames(vocabulary);
    }

    Traits read(String title, String content) {
        List<String> all = analyzer.tokens(title.isBlank() ? firstSentence(content) : title, TITLE_CHARS);
        List<String> tokens = new ArrayList<>(all.subList(0, Math.min(all.size(), TITLE_TOKENS)));
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> words = new TreeSet<>();
        for (Place place : places(tokens)) {
            add(place, tokens, names);
            blank(place, tokens);
        }
        new CoinedNames(vocabulary, byEnding).find(tokens, MOST_NAMES, names);
        words(tokens, MOST_WORDS, words);
        TreeSet<String> contentNames = new TreeSet<>();
        Map<String, Integer> mentions = new LinkedHashMap<>();
        List<String> contentTokens = analyzer.tokens(content, CONTENT_CHARS);
        for (Place place : places(contentTokens)) {
            if (contentNames.size() < MOST_NAMES) {
                add(place, contentTokens, contentNames);
                mentions.merge(place.name(), 1, Integer::sum);
            }
            blank(place, contentTokens);
        }
        contentNames.removeAll(names);
        words(contentTokens, words.size() + MOST_WORDS, words);
        return new Traits(
                new ArrayList<>(names),
                new ArrayList<>(contentNames),
                mostFrequent(mentions),
                new ArrayList<>(words),
                new MatterPhrases(vocabulary).find(tokens));
    }

    /** Names by their ending; what a quality is said of (普惠性幼儿园, 封闭式小区) or a number (几个小区) is none. */
    private List<Place> places(List<String> tokens) {
        List<Place> places = new ArrayList<>();
        for (Place place : byEnding.find(tokens)) {
            boolean quality = QUALITIES.indexOf(place.head().charAt(place.head().length() - 1)) >= 0;
            if (!quality && MEASURES.indexOf(place.head().charAt(0)) < 0) {
                places.add(place);
            }
        }
        return places;
    }

    /** Puts breaks where a name stands. */
    private static void blank(Place place, List<String> tokens) {
        for (int i = place.from(); i < place.to(); i++) {
            tokens.set(i, ComplaintAnalyzer.BREAK);
        }
    }

    /** A name with its ending and without, and without its first words: 丽发新城 and 丽发新城小区 are one, and so are 经济学院 and 涉外经济学院. */
    private static void add(Place place, List<String> tokens, TreeSet<String> names) {
        if (place.head().length() == 1 && place.name().length() > 2) {
            return; // 读小学, 某小区: no names
        }
        names.add(place.name());
        for (int from = place.from() + 1; from < place.to() - 1; from++) {
            String shorter = String.join("", tokens.subList(from, place.to()));
            if (shorter.length() > 2) {
                names.add(shorter);
            }
        }
        if (place.head().length() > 1) {
            names.add(place.head());
        }
    }

    /** The most frequent first, equally frequent ones as they came. */
    private static List<String> mostFrequent(Map<String, Integer> mentions) {
        List<Map.Entry<String, Integer>> all = new ArrayList<>(mentions.entrySet());
        all.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<String> most = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : all.subList(0, Math.min(MOST_PLACES, all.size()))) {
            most.add(entry.getKey());
        }
        return most;
    }

    private void words(List<String> tokens, int most, TreeSet<String> words) {
        for (int i = 0; i < tokens.size() && words.size() < most; i++) {
            if (tokens.get(i).length() > 1 && vocabulary.isTerm(tokens.get(i))) {
                words.add(tokens.get(i));
            }
        }
    }

    private static String firstSentence(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (SENTENCE_ENDS.indexOf(content.charAt(i)) >= 0) {
                return content.substring(0, i);
            }
        }
        return content;
    }
}
