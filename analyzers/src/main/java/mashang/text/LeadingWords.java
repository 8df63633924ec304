package mashang.text;

import java.util.BitSet;

/** Words that say what the number behind them is. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes them after the constructor
enum LeadingWords {
    /** Make a number without an area code a phone number. */
    PHONE("电话", "電話", "座机", "固话", "致电", "拨打", "联系方式", "tel", "TEL", "Tel"),
    /** Make eleven digits a mobile number however they are cut. */
    MOBILE("电话", "電話", "手机", "手機", "致电", "拨打", "联系方式", "聯繫方式", "微信", "tel", "TEL", "Tel"),
    /** Make a number an ID number whatever its check digit. */
    IDENTITY("身份证", "身份證", "身分证", "身分證", "证件", "證件", "身份"),
    /** Make a number that of a card or an account whatever its check digit. */
    CARD("卡", "账", "帐", "帳", "账户", "帐户", "帳戶");

    /** What may stand between a word and its number. */
    private static final String INTRODUCING = " :是为為号號码碼";

    private static final int REACH = 8;

    private final String[] words;
    /** Characters that one of the words begins with, or ends with: nearly nothing that stands before a number does. */
    private final BitSet begins = new BitSet();

    private final BitSet ends = new BitSet();

    LeadingWords(String... words) {
        this.words = words;
        for (String word : words) {
            begins.set(word.charAt(0));
            ends.set(word.charAt(word.length() - 1));
        }
    }

    /** Whether such a word is among the few characters before a place. */
    boolean before(String text, int at) {
        // the word in the sign of a masked number says nothing about the next number
        int from = at;
        while (from > 0 && at - from < REACH && text.charAt(from - 1) != '〕') {
            from--;
        }
        for (int i = from; i < at; i++) {
            if (begins.get(text.charAt(i)) && beginsWithOne(text, i, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsWithOne(String text, int from, int to) {
        for (String word : words) {
            if (from + word.length() <= to && text.startsWith(word, from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but a colon or the like is between such a word and a place. */
    boolean rightBefore(String text, int at) {
        int end = at;
        while (at - end < REACH && end > 0 && INTRODUCING.indexOf(Chars.at(text, end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || !ends.get(text.charAt(end - 1))) {
            return false;
        }
        for (String word : words) {
            if (text.startsWith(word, end - word.length())) {
                return true;
            }
        }
        return false;
    }
}
