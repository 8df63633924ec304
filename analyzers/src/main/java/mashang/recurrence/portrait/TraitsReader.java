package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import mashang.text.ComplaintAnalyzer;
import mashang.text.PlaceNames;
import mashang.text.PlaceNames.Place;
import mashang.text.Vocabulary;

/**
 * Reads {@link Traits}.
 *
 * <p>Names are found twice: by their ending ({@link PlaceNames}), in title and content; and in the title also by what the
 * dictionary makes of them, for a name that it does not know comes in single characters (湖|楚|财富, 窑|岭).
 */
final class TraitsReader {
    private static final int TITLE_CHARS = 100;
    private static final int TITLE_TOKENS = 24;
    private static final int CONTENT_CHARS = 300;
    private static final int MOST_NAMES = 40;
    private static final int MOST_PHRASES = 60;
    private static final int COINED_TOKENS = 5;
    private static final int COINED_CHARS = 8;
    private static final int PHRASE_TOKENS = 5;
    private static final int PHRASE_CHARS = 12;
    private static final String SENTENCE_ENDS = "。！？!?\n";
    /** Single characters that are words of their own: no part of a name. */
    private static final String FUNCTION =
            "的了在是和与及对被将把有为于等就都也我你他要请让给吗呢吧啊没不从到使以由向该此某各本这那说去来过已无再又还很太最更能可会应而或但若如什么么何";
    /** What a name does not begin or end with, although it may have it within. */
    private static final String LOOSE = "之前后内外上下旁边侧里中间至号期栋第多个家一二三四五六七八九十";

    private final ComplaintAnalyzer analyzer;

    TraitsReader(ComplaintAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Traits read(String title, String content) {
        Vocabulary vocabulary = analyzer.vocabulary();
        List<String> all = analyzer.words(title.isBlank() ? firstSentence(content) : title, TITLE_CHARS);
        List<String> tokens = all.subList(0, Math.min(all.size(), TITLE_TOKENS));
        TreeSet<String> names = new TreeSet<>();
        boolean[] named = new boolean[tokens.size()];
        for (Place place : PlaceNames.find(tokens, vocabulary.stopwords())) {
            add(place, names);
            for (int i = place.from(); i < place.to(); i++) {
                named[i] = true;
            }
        }
        coined(tokens, vocabulary, named, names);
        for (Place place : PlaceNames.find(analyzer.tokens(content, CONTENT_CHARS), vocabulary.stopwords())) {
            if (names.size() < MOST_NAMES) {
                add(place, names);
            }
        }
        return new Traits(
                new ArrayList<>(names), words(tokens, named, vocabulary), phrases(tokens, named, vocabulary));
    }

    /** A name with its ending and without: 丽发新城 and 丽发新城小区 are one. */
    private static void add(Place place, TreeSet<String> names) {
        names.add(place.name());
        if (place.head().length() > 1) {
            names.add(place.head());
        }
    }

    /** Runs of tokens with a character among them that stands for itself. Marks what they cover. */
    private static void coined(List<String> tokens, Vocabulary vocabulary, boolean[] named, TreeSet<String> names) {
        for (int from = 0; from < tokens.size(); from++) {
            StringBuilder run = new StringBuilder();
            boolean single = false;
            for (int i = from; i < tokens.size() && i - from < COINED_TOKENS; i++) {
                String token = tokens.get(i);
                run.append(token);
                if (!inName(token, vocabulary) || run.length() > COINED_CHARS) {
                    break;
                }
                single |= loneCharacter(token);
                boolean edges = LOOSE.indexOf(tokens.get(from).charAt(0)) < 0 && !endsLoose(token);
                if (i > from && single && edges && names.size() < MOST_NAMES) {
                    names.add(run.toString());
                    for (int k = from; k <= i; k++) {
                        named[k] |= loneCharacter(tokens.get(k));
                    }
                }
            }
        }
    }

    private static boolean inName(String token, Vocabulary vocabulary) {
        boolean area = token.equals("市") || token.equals("区") || token.equals("县") || token.equals("省");
        boolean mixed = token.charAt(0) < 128 && !isNumber(token);
        boolean stop = token.length() > 1 && vocabulary.stopwords().contains(token);
        return !area && !mixed && !stop && !token.equals(ComplaintAnalyzer.BREAK) && FUNCTION.indexOf(token) < 0;
    }

    private static boolean isNumber(String token) {
        return token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean loneCharacter(String token) {
        return token.length() == 1 && Character.isIdeographic(token.charAt(0)) && LOOSE.indexOf(token) < 0;
    }

    private static boolean endsLoose(String token) {
        return token.length() == 1 && LOOSE.indexOf(token) >= 0;
    }

    private static List<String> words(List<String> tokens, boolean[] named, Vocabulary vocabulary) {
        TreeSet<String> words = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!named[i] && tokens.get(i).length() > 1 && vocabulary.isTerm(tokens.get(i))) {
                words.add(tokens.get(i));
            }
        }
        return new ArrayList<>(words);
    }

    private static List<String> phrases(List<String> tokens, boolean[] named, Vocabulary vocabulary) {
        TreeSet<String> phrases = new TreeSet<>();
        for (int from = 0; from < tokens.size(); from++) {
            StringBuilder run = new StringBuilder();
            for (int i = from; i < tokens.size() && i - from < PHRASE_TOKENS; i++) {
                String token = tokens.get(i);
                run.append(token);
                if (named[i] || token.equals(ComplaintAnalyzer.BREAK) || run.length() > PHRASE_CHARS) {
                    break;
                }
                if (run.length() > 1 && edge(tokens.get(from), vocabulary) && edge(token, vocabulary)) {
                    phrases.add(run.toString());
                }
            }
        }
        List<String> sorted = new ArrayList<>(phrases);
        return sorted.size() <= MOST_PHRASES ? sorted : new ArrayList<>(sorted.subList(0, MOST_PHRASES));
    }

    private static boolean edge(String token, Vocabulary vocabulary) {
        return token.length() == 1
                ? FUNCTION.indexOf(token) < 0 && LOOSE.indexOf(token) < 0 && Character.isIdeographic(token.charAt(0))
                : vocabulary.isTerm(token);
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
