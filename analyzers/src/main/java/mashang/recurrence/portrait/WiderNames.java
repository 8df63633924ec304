package mashang.recurrence.portrait;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.text.ComplaintAnalyzer;
import mashang.text.PlaceNames.Place;
import mashang.text.UnregisteredNames;

/**
 * What a name may be part of, where its ending alone cuts it short: 九九社区|联盟, 南塘城|轨|公交站, 老|地方|美食广场, 嘉|和|城. Which of them it is, if
 * any, the other members of a problem tell: a label has the longest form that most of them write.
 */
final class WiderNames {
    /** What a name goes on with: bodies and their branches. */
    private static final Set<String> GOES_ON =
            Set.of("联盟 联合会 协会 商会 学会 研究会 基金会 俱乐部 合作社 校区 分校 分公司 分店 门店 分院 支行 分行 营业部 售楼部 售楼处 项目部".split(" "));

    /** Characters of grammar that are within names, too. */
    private static final String INNER = "和之为有可";

    private static final int MOST_BEFORE = 2;

    private final UnregisteredNames byEnding;

    WiderNames(UnregisteredNames byEnding) {
        this.byEnding = byEnding;
    }

    /** The forms around a name, the name itself not among them. */
    List<String> around(Place place, List<String> tokens) {
        List<String> forms = new ArrayList<>(2);
        int to = place.to();
        if (to < tokens.size() && GOES_ON.contains(tokens.get(to))) {
            forms.add(join(tokens, place.from(), to + 1));
        } else if (to + 1 < tokens.size() && isCut(tokens.get(to), tokens.get(to + 1))) {
            forms.add(join(tokens, place.from(), to + 2));
        }
        if (isOfWords(place, tokens)) {
            before(place, tokens, forms);
        }
        return forms;
    }

    /** Whether a name of dictionary words only, which may be but a kind of place (美食|广场). */
    static boolean isOfWords(Place place, List<String> tokens) {
        return tokens.subList(place.from(), place.to()).stream().allMatch(token -> token.length() > 1);
    }

    /** A lone character behind a name is what is left of a word, where a word behind it says what is there. */
    private static boolean isCut(String left, String next) {
        boolean thing = next.length() > 1 && MatterPhrases.canEnd(next.substring(next.length() - 1));
        return thing && CoinedNames.isLoose(left) && !MatterPhrases.isEdge(left);
    }

    private void before(Place place, List<String> tokens, List<String> forms) {
        int from = place.from() - 1;
        boolean isWord = from >= 0 && tokens.get(from).length() > 1 && !CoinedNames.area(tokens.get(from));
        if (!isWord || !UnregisteredNames.endingOf(tokens.get(from)).isEmpty()) {
            return;
        }
        if (byEnding.partOfName(tokens.get(from)) && !MatterPhrases.isWish(tokens.get(from))) {
            forms.add(join(tokens, from, place.to()));
        }
        if (from > 0 && CoinedNames.isLoose(tokens.get(from - 1))) {
            forms.add(join(tokens, from - 1, place.to()));
        }
    }

    /** Names whose ending stands behind grammar: 中建|嘉|和|城. Their head is a lone character, and what is before it may belong to them. */
    List<Place> withGrammarWithin(List<String> tokens) {
        List<Place> places = new ArrayList<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean inner = tokens.get(i).length() == 1 && INNER.contains(tokens.get(i));
            if (inner && CoinedNames.isLoose(tokens.get(i - 1)) && isEnding(tokens.get(i + 1))) {
                int to = i + 2 < tokens.size() && isEnding(tokens.get(i + 2)) ? i + 3 : i + 2;
                int from = i - 1;
                while (from > 0 && i - from <= MOST_BEFORE && goesBefore(tokens.get(from - 1))) {
                    from--;
                }
                String name = join(tokens, from, to);
                String head = join(tokens, from, i + 2);
                places.add(new Place(name, head, from, to));
            }
        }
        return places;
    }

    private boolean goesBefore(String token) {
        return CoinedNames.isLoose(token)
                || (token.length() > 1
                        && !token.equals(ComplaintAnalyzer.BREAK)
                        && UnregisteredNames.endingOf(token).isEmpty()
                        && byEnding.partOfName(token)
                        && !CoinedNames.area(token)
                        && !MatterPhrases.isWish(token));
    }

    private static boolean isEnding(String token) {
        return !token.equals(ComplaintAnalyzer.BREAK)
                && UnregisteredNames.endingOf(token).equals(token);
    }

    private static String join(List<String> tokens, int from, int to) {
        return String.join("", tokens.subList(from, to));
    }
}
