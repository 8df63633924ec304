package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int MOST_PLACES = 8;
    private static final int MOST_PHRASES = 60;
    private static final int COINED_TOKENS = 5;
    private static final int COINED_CHARS = 8;
    private static final int PHRASE_TOKENS = 5;
    private static final int PHRASE_CHARS = 12;
    private static final String SENTENCE_ENDS = "。！？!?\n";
    /** Single characters that are words of their own: no part of a name. */
    private static final String FUNCTION = "的了在是和与及对被将把有为于等就都也我你他要请让给吗呢吧啊没不从到使以由向该此某各本这那说去来过已无再又还很太最更能可会应而或但若如什么么何";
    /** What a name does not begin or end with, although it may have it within. */
    private static final String AREA = "市区县省";

    private static final int LONGEST_AREA = 4;
    /** What people write whatever the matter: no part of a label. */
    private static final Set<String> WISHES = Set.of(
            "反映", "反应", "投诉", "举报", "咨询", "请求", "请问", "建议", "希望", "反对", "坚决", "强烈", "关于", "问题", "情况", "业主", "居民", "市民",
            "群众", "恳请", "恳求", "要求", "呼吁", "求助", "帮助", "帮忙", "解决", "处理", "领导", "政府", "部门", "有关", "相关", "再次", "多次", "严重",
            "附近", "小区");

    private static final String LOOSE =
            "之前后内外上下旁边侧里中间至号期栋第多个家一二三四五六七八九十站车馆场店厂房费证款者员们率性化量卡单点线口楼层机器品类族师生工税法权建设开停修占住买卖交退收发办改拆装";

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
            add(place, tokens, names);
            for (int i = place.from(); i < place.to(); i++) {
                named[i] = true;
            }
        }
        coined(tokens, vocabulary, names);
        TreeSet<String> contentNames = new TreeSet<>();
        Map<String, Integer> mentions = new LinkedHashMap<>();
        List<String> contentTokens = analyzer.tokens(content, CONTENT_CHARS);
        for (Place place : PlaceNames.find(contentTokens, vocabulary.stopwords())) {
            if (contentNames.size() < MOST_NAMES) {
                add(place, contentTokens, contentNames);
                mentions.merge(place.name(), 1, Integer::sum);
            }
        }
        contentNames.removeAll(names);
        return new Traits(
                new ArrayList<>(names),
                new ArrayList<>(contentNames),
                mostFrequent(mentions),
                words(tokens, named, vocabulary),
                phrases(tokens, named, vocabulary));
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

    /** Runs of tokens with a character among them that stands for itself. */
    private static void coined(List<String> tokens, Vocabulary vocabulary, TreeSet<String> names) {
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
                }
            }
        }
    }

    private static boolean inName(String token, Vocabulary vocabulary) {
        boolean mixed = token.charAt(0) < 128 && !isNumber(token);
        boolean stop = token.length() > 1 && vocabulary.stopwords().contains(token);
        return !area(token) && !mixed && !stop && !token.equals(ComplaintAnalyzer.BREAK) && FUNCTION.indexOf(token) < 0;
    }

    /** 市, 鼓楼区: said of the district, and no name of a problem. */
    private static boolean area(String token) {
        return AREA.indexOf(token.charAt(token.length() - 1)) >= 0 && token.length() <= LONGEST_AREA;
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
            if (!named[i] && tokens.get(i).length() > 1 && !breaks(tokens.get(i)) && vocabulary.isTerm(tokens.get(i))) {
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
                if (named[i] || breaks(token) || run.length() > PHRASE_CHARS) {
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

    private static boolean breaks(String token) {
        boolean code = token.charAt(0) < 128 && !isNumber(token);
        return token.equals(ComplaintAnalyzer.BREAK) || area(token) || code || WISHES.contains(token);
    }

    private static boolean edge(String token, Vocabulary vocabulary) {
        return token.length() == 1
                ? FUNCTION.indexOf(token) < 0 && !AREA.contains(token) && Character.isIdeographic(token.charAt(0))
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
