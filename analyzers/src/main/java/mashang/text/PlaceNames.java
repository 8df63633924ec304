package mashang.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds names of places and bodies among tokens by how they end: estates, roads, villages, schools, companies.
 *
 * <p>A name no dictionary knows arrives in pieces (丽|发|新城|小区); up to {@value #GLUED} tokens before the ending belong
 * to it, back to punctuation, a stop word or a word that cannot be part of a name. Made for comparing complaints, where
 * a name too many does little harm and keeps themes apart; {@link Gazetteer} is stricter.
 */
public final class PlaceNames {
    private static final int GLUED = 3;
    private static final int LONGEST = 16;

    /** Endings of what lies inside a district, by the kind of place they name; those of streets and townships name no kind. */
    private static final Map<String, PlaceKind> KINDS = kinds(Map.of(
            PlaceKind.ESTATE, "小区 花园 家园 新村 公寓 新城 国际 楼盘 苑 城 府 湾 庭",
            PlaceKind.BUILDING, "大厦 广场 市场 商场 超市 酒店 地铁站 车站 工业园 产业园 公园 医院 学校 大学 学院 中学 小学 幼儿园 工厂 电厂",
            PlaceKind.COMMUNITY, "社区 村委会 村",
            PlaceKind.ROAD, "大道 公路 高速 大桥 隧道 路口 路 街 巷 桥",
            PlaceKind.BODY, "公司 集团 物业 项目"));

    private static final WordSet ENDINGS = new WordSet(endings());
    private static final BitSet LAST_CHARACTERS = lastCharacters(endings());
    private static final int LONGEST_ENDING =
            endings().stream().mapToInt(String::length).max().orElse(0);

    /** Endings that also end a common word (道路, 城市 …): not names unless something stands before them. */
    private static final WordSet COMMON = WordSet.of("道路 马路 公路 高速公路 农村 乡村 乡镇 城镇 县城 网站 水路 铁路 线路 电路 思路 政府 村镇");

    private static final WordSet NOT_IN_NAMES = WordSet.of(
            "在 位于 到 从 和 与 及 或 对 由 是 有 的 了 我 住 住在 市 区 县 省 请 让 被 把 将 为 向 该 此 某 各 本 这 那 号 就 也 都 于 给 说 去 来 过 已 不 无 没");

    private PlaceNames() {}

    /**
     * A name and where it stands.
     *
     * @param name the tokens joined
     * @param head the name without its ending; never empty
     * @param from first token
     * @param to after the last token
     */
    public record Place(String name, String head, int from, int to) {}

    /** The names in their order; they do not overlap. No stop word is part of one. */
    public static List<Place> find(List<String> tokens, Stopwords stopwords) {
        List<Place> places = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int ending = endingLength(tokens.get(i));
            boolean goesOn = i + 1 < tokens.size() && ENDINGS.contains(tokens.get(i + 1));
            if (ending == 0 || goesOn) {
                continue;
            }
            int from = start(tokens, free, i, stopwords);
            String name = String.join("", tokens.subList(from, i + 1));
            String head = name.substring(0, name.length() - ending);
            if (!head.isEmpty() && name.length() <= LONGEST && !COMMON.contains(name)) {
                places.add(new Place(name, head, from, i + 1));
                free = i + 1;
            }
        }
        return places;
    }

    private static int start(List<String> tokens, int free, int last, Stopwords stopwords) {
        int from = last;
        while (from > free && last - from < GLUED && partOfName(tokens.get(from - 1), stopwords)) {
            from--;
        }
        return from;
    }

    private static boolean partOfName(String token, Stopwords stopwords) {
        return !isArea(token)
                && !NOT_IN_NAMES.contains(token)
                && !stopwords.contains(token)
                && !token.equals(ComplaintAnalyzer.BREAK);
    }

    /** Whether a token names a city, district or county. */
    static boolean isArea(String token) {
        char last = token.charAt(token.length() - 1);
        return (last == '市' || last == '区' || last == '县') && token.length() > 1;
    }

    /** The longest ending of a name that a token has; empty where it has none. */
    static String ending(String token) {
        return token.substring(token.length() - endingLength(token));
    }

    /** How long that is; 0 where there is none. */
    static int endingLength(String token) {
        if (LAST_CHARACTERS.get(token.charAt(token.length() - 1))) {
            for (int length = Math.min(LONGEST_ENDING, token.length()); length > 0; length--) {
                if (ENDINGS.containsEnd(token, token.length() - length)) {
                    return length;
                }
            }
        }
        return 0;
    }

    /** Whether a token is an ending and nothing else. */
    static boolean isEnding(String token) {
        return ENDINGS.contains(token);
    }

    /** What sort of place a name names, by its ending; absent for a street or township, and for what is no name. */
    static @Nullable PlaceKind kind(String name) {
        return KINDS.get(ending(name));
    }

    private static Map<String, PlaceKind> kinds(Map<PlaceKind, String> endings) {
        Map<String, PlaceKind> kinds = new HashMap<>();
        endings.forEach((kind, words) -> Stream.of(words.split(" ")).forEach(word -> kinds.put(word, kind)));
        return kinds;
    }

    /** What words end with. */
    static BitSet lastCharacters(Set<String> words) {
        BitSet last = new BitSet(Character.MAX_VALUE);
        words.forEach(word -> last.set(word.charAt(word.length() - 1)));
        return last;
    }

    private static Set<String> endings() {
        Set<String> endings = new HashSet<>(KINDS.keySet());
        endings.addAll(List.of("街道", "镇", "乡"));
        return endings;
    }
}
