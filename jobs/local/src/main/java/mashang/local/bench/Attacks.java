package mashang.local.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts made to be slow: each aims at one place where an analysis looks twice, looks far, or looks things up in vain. */
final class Attacks {
    /** Chars of each: what is worse than linear shows, and still ends. */
    static final int CHARS = 20_000;

    /** Ends in ASCII punctuation, so that the stock segmenter's hash probes its table of bigrams with a step of 0. */
    static final String ZERO_STEP = "zero probe step";

    private static final char FIRST_HAN = '一';
    private static final char LAST_HAN = '龥';

    private static final String[][] REPEATED = {
        {ZERO_STEP, "司炉,"},
        {"one character", "的"},
        {"no sentence end", "小区物业长期不作为导致居民生活不便"},
        {"only punctuation", "，。！？,.!?"},
        {"overlapping words", "中华人民共和国中央人民政府"},
        {"traditional", "這個電話應該處理問題嗎"},
        {"characters no dictionary has", "龘靐齉爩"},
        {"surrogate pairs", "𠮷😀𡃁"},
        {"half surrogates", "\uD842小\uDC00"},
        {"control and bidi characters", "\u202E小\u200B\u0007"},
        {"full width", "ＡＢＣ１２３，"},
        {"digits", "1"},
        {"digits and separators", "1 2-3."},
        {"phones cut short", "138 0013 800 "},
        {"Chinese digits", "一三八零零"},
        {"two scripts of digits", "1一"},
        {"digits in circles and plain ones", "①1"},
        {"ASCII word", "a"},
        {"dots", "a."},
        {"at signs", "a@b."},
        {"web addresses cut short", "http://w"},
        {"open tags", "<a "},
        {"entities cut short", "&#x4e"},
        {"open brackets", "（"},
        {"pinyin brackets", "經(jīng"},
        {"mask signs", "〔电话"},
        {"names", "我叫我姓名是"},
        {"plates", "闽A"},
        {"places in a row", "区路街道小区"},
        {"endings only", "路路路街"},
        {"urgent words", "救命着火"},
        {"blanks", "小 　"},
    };

    private Attacks() {}

    /**
     * The texts by name, in order.
     *
     * @param ordinary texts whose characters are shuffled: nothing repeats, and no word is where a memory expects it
     */
    static Map<String, String> texts(List<String> ordinary) {
        Map<String, String> texts = new LinkedHashMap<>();
        Random random = new Random(1);
        texts.put("shuffled text", shuffled(ordinary, random));
        StringBuilder han = new StringBuilder();
        random.ints(CHARS, FIRST_HAN, LAST_HAN + 1).forEach(c -> han.append((char) c));
        texts.put("random Chinese characters", han.toString());
        for (String[] attack : REPEATED) {
            String part = attack[1];
            texts.put(attack[0], part.repeat(CHARS / part.length() + 1).substring(0, CHARS));
        }
        return texts;
    }

    private static String shuffled(List<String> ordinary, Random random) {
        List<Character> chars = ordinary.stream()
                .flatMapToInt(String::chars)
                .limit(CHARS)
                .mapToObj(c -> (char) c)
                .collect(Collectors.toList());
        Collections.shuffle(chars, random);
        StringBuilder text = new StringBuilder();
        chars.forEach(text::append);
        return text.toString();
    }
}
