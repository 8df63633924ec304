package mashang.recurrence.portrait;

import java.util.List;
import java.util.Set;
import mashang.text.ComplaintAnalyzer;
import mashang.text.UnregisteredNames;
import mashang.text.Vocabulary;

/**
 * Finds what may be a name because no dictionary knows it: it comes in single characters (湖|楚|财富, 窑|岭, 58|车|贷). And what
 * is called by a number (3|号|线).
 */
final class CoinedNames {
    private static final int MOST_TOKENS = 5;
    private static final int MOST_CHARS = 8;
    /** What a district ends with: said of where it lies, and no name of a problem. */
    private static final String AREA = "市区县省";

    private static final int LONGEST_AREA = 4;
    /** Single characters that are words of their own: no part of a name. */
    private static final String FUNCTION =
            "的了在是和与及对被将把有为于等就都也我你他要请让给吗呢吧啊没不从到使以由向该此某各本这那说去来过已无再又还很太最更能可会应而或但若如什么何年月日天时点期栋个元万亿米层户辆次难太吵脏臭差贵坏慢缺";

    /** Single characters that a name does not begin with, and that end a common word (搅拌|站, 护理|假). */
    private static final String LOOSE =
            "之前后内外上下旁边侧里中间至号第多家一二三四五六七八九十两几站车馆场店厂房费证款者员们率性化量卡单点线口楼机器品类族师生工税法权建设开停修占住买卖交退收发办改拆装假险票补扫贷池学";

    /** What is counted in ten thousands. */
    private static final String COUNTED = "一二三四五六七八九十百千几数多余两上近";

    private static final Set<String> BY_NUMBER = Set.of("号线");

    private final Vocabulary vocabulary;

    private final UnregisteredNames byEnding;

    CoinedNames(Vocabulary vocabulary, UnregisteredNames byEnding) {
        this.vocabulary = vocabulary;
        this.byEnding = byEnding;
    }

    /** Adds every run that may be a name, up to {@code most} names in all. */
    void find(List<String> tokens, int most, Set<String> names) {
        for (int from = 0; from < tokens.size() && names.size() < most; from++) {
            StringBuilder run = new StringBuilder();
            int lone = 0;
            boolean coined = false;
            for (int i = from; i < tokens.size() && i - from < MOST_TOKENS; i++) {
                String token = tokens.get(i);
                run.append(token);
                if ((!(i == from && begins(tokens, i)) && !inName(token)) || run.length() > MOST_CHARS) {
                    break;
                }
                lone = alone(token) ? lone + 1 : 0;
                coined |= lone > 1 || (i == from + 2 && lone == 1 && !MatterPhrases.canEnd(token));
                if (coined && names.size() < most && edges(tokens.get(from), token, lone)) {
                    names.add(run.toString());
                }
            }
            called(tokens, from, names);
        }
    }

    /** 3|号|线. */
    private static void called(List<String> tokens, int from, Set<String> names) {
        boolean line = from + 2 < tokens.size()
                && isNumber(tokens.get(from))
                && BY_NUMBER.contains(tokens.get(from + 1) + tokens.get(from + 2));
        if (line) {
            names.add(String.join("", tokens.subList(from, from + 3)));
        }
    }

    /** A loose character can only end what was coined before it (余|易|贷, 58|车|贷). */
    private static boolean edges(String first, String last, int lone) {
        boolean begins = LOOSE.indexOf(first.charAt(0)) < 0;
        boolean ends = last.length() > 1 || LOOSE.indexOf(last) < 0 || lone > (isNumber(first) ? 1 : 2);
        return begins && ends && !isNumber(last);
    }

    /** A number, or 万 where it counts nothing (万|润|滨江). */
    private static boolean begins(List<String> tokens, int at) {
        boolean counts = at > 0 && (isNumber(tokens.get(at - 1)) || COUNTED.contains(tokens.get(at - 1)));
        return isNumber(tokens.get(at)) || (tokens.get(at).equals("万") && !counts);
    }

    private boolean inName(String token) {
        boolean word = token.length() > 1;
        return token.charAt(0) >= 128
                && !(word && !byEnding.partOfName(token))
                && !(word && vocabulary.lexicon().contains(token))
                && !area(token)
                && !token.equals(ComplaintAnalyzer.BREAK)
                && FUNCTION.indexOf(token) < 0;
    }

    /** 市, 鼓楼区. */
    static boolean area(String token) {
        return AREA.indexOf(token.charAt(token.length() - 1)) >= 0 && token.length() <= LONGEST_AREA;
    }

    /** A single character that is no word of its own. */
    static boolean isLoose(String token) {
        return alone(token) && FUNCTION.indexOf(token) < 0 && !area(token);
    }

    private static boolean isNumber(String token) {
        return token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean alone(String token) {
        return token.length() == 1 && Character.isIdeographic(token.charAt(0));
    }
}
