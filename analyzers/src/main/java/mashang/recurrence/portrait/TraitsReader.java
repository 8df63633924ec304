package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mashang.text.ComplaintAnalyzer;
import mashang.text.PlaceNames.Place;
import mashang.text.SegmentedText;
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
    private static final Set<String> NAMELESS = Set.of(
            ("集团 国有 资产 置业 实业 投资 房地产 地产 房产 开发 建设 建筑 市政 工程 职工 住宅 管理 服务 物业 科技 贸易 商贸 文化 传媒 教育 咨询 有限 股份 有限责任 责任 一期 二期 三期 四期 五期 市直 公办 民办"
                            + " 私立 公立 附近 周边 生态 大型 小型")
                    .split(" "));

    private static final Pattern TOWNSHIP = Pattern.compile("(街道|镇|乡)$");

    private static final String SENTENCE_ENDS = "。！？!?\n";

    private final ComplaintAnalyzer analyzer;
    private final Vocabulary vocabulary;
    private final UnregisteredNames byEnding;
    private final WiderNames wider;

    TraitsReader(ComplaintAnalyzer analyzer) {
        this.analyzer = analyzer;
        this.vocabulary = analyzer.vocabulary();
        this.byEnding = new UnregisteredNames(vocabulary);
        this.wider = new WiderNames(byEnding);
    }

    Traits read(String title, String content) {
        String head = title.isBlank() ? firstSentence(content) : title;
        return read(analyzer.tokens(head, TITLE_CHARS), analyzer.tokens(content, CONTENT_CHARS));
    }

    /** The same where both were cut already. */
    Traits read(SegmentedText title, SegmentedText content) {
        List<String> head = title.clean().isBlank()
                ? analyzer.tokens(firstSentence(content.clean()), TITLE_CHARS)
                : title.tokens(TITLE_CHARS, analyzer);
        return read(head, content.tokens(CONTENT_CHARS, analyzer));
    }

    /** @param contentTokens breaks are put where names stand */
    private Traits read(List<String> all, List<String> contentTokens) {
        List<String> tokens = new ArrayList<>(all.subList(0, Math.min(all.size(), TITLE_TOKENS)));
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> kinds = new TreeSet<>();
        names(places(tokens), tokens, names, kinds);
        new CoinedNames(vocabulary, byEnding).find(tokens, MOST_NAMES, names);
        TreeSet<String> words = new TreeSet<>();
        words(tokens, MOST_WORDS, words);
        TreeSet<String> contentNames = new TreeSet<>();
        List<Place> contentPlaces = places(contentTokens);
        names(contentPlaces, contentTokens, contentNames, new TreeSet<>());
        words(contentTokens, words.size() + MOST_WORDS, words);
        contentNames.stream()
                .filter(name -> kinds.stream().anyMatch(name::endsWith))
                .forEach(names::add);
        contentNames.removeAll(names);
        return new Traits(
                new ArrayList<>(names),
                new ArrayList<>(contentNames),
                mostFrequent(contentPlaces),
                new ArrayList<>(words),
                new MatterPhrases(vocabulary).find(tokens));
    }

    /**
     * Adds names in all their forms and puts breaks where they stand.
     *
     * @param kinds names that may be but a kind of place are added here, too: a text that says more tells which one
     */
    private void names(List<Place> places, List<String> tokens, SortedSet<String> names, SortedSet<String> kinds) {
        List<String> before = List.copyOf(tokens);
        for (Place place : wider.withGrammarWithin(before)) {
            if (names.size() < MOST_NAMES) {
                names.add(place.name());
                names.add(place.head());
            }
            blank(place, tokens);
        }
        for (Place place : places) {
            if (names.size() < MOST_NAMES && !isNameless(place, before)) {
                add(place, before, names);
                names.addAll(wider.around(place, before));
                if (WiderNames.isOfWords(place, before)) {
                    kinds.add(place.name());
                }
            }
            blank(place, tokens);
        }
    }

    /** Whether a body or place is called by what it is and nothing else: 集团|有限公司, 三期|幼儿园. */
    private static boolean isNameless(Place place, List<String> tokens) {
        List<String> head = tokens.subList(place.from(), place.to() - 1);
        return !head.isEmpty() && NAMELESS.containsAll(head);
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
    private static void add(Place place, List<String> tokens, SortedSet<String> names) {
        if (place.head().length() == 1 && place.name().length() > 2) {
            return; // 读小学, 某小区: no names
        }
        int start = behindTownship(place, tokens);
        names.add(String.join("", tokens.subList(start, place.to())));
        for (int from = start + 1; from < place.to() - 1; from++) {
            String shorter = String.join("", tokens.subList(from, place.to()));
            if (shorter.length() > 2) {
                names.add(shorter);
            }
        }
        int cut = String.join("", tokens.subList(place.from(), start)).length();
        if (place.head().length() > cut + 1) {
            names.add(place.head().substring(cut));
        }
    }

    /** Where a name begins that stands behind that of its street or township: 天顶|街道|青山|新村|社区. */
    private static int behindTownship(Place place, List<String> tokens) {
        for (int i = place.to() - 2; i > place.from(); i--) {
            if (TOWNSHIP.matcher(tokens.get(i - 1)).find()) {
                return i;
            }
        }
        return place.from();
    }

    /** The most frequent first, equally frequent ones as they came. */
    private static List<String> mostFrequent(List<Place> places) {
        Map<String, Integer> mentions = new LinkedHashMap<>();
        for (Place place : places.subList(0, Math.min(MOST_NAMES, places.size()))) {
            mentions.merge(place.name(), 1, Integer::sum);
        }
        List<Map.Entry<String, Integer>> all = new ArrayList<>(mentions.entrySet());
        all.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<String> most = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : all.subList(0, Math.min(MOST_PLACES, all.size()))) {
            most.add(entry.getKey());
        }
        return most;
    }

    private void words(List<String> tokens, int most, SortedSet<String> words) {
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
