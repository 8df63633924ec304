package mashang.text;

/** Words that make a number without an area code a phone number. */
final class PhoneWords {
    private static final String[] WORDS = {"电话", "座机", "固话", "致电", "拨打", "联系方式", "tel", "TEL", "Tel"};
    /** What may stand between a word and its number. */
    private static final String INTRODUCING = " :是为号码";

    private static final int REACH = 8;

    private PhoneWords() {}

    /** Whether such a word is among the few characters before a place. */
    static boolean before(String text, int at) {
        String reach = text.substring(Math.max(0, at - REACH), at);
        // the word in the sign of a masked number says nothing about the next number
        String before = reach.substring(reach.lastIndexOf('〕') + 1);
        for (String word : WORDS) {
            if (before.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but a colon or the like is between such a word and a place. */
    static boolean rightBefore(String text, int at) {
        int end = at;
        while (at - end < REACH && end > 0 && INTRODUCING.indexOf(Chars.at(text, end - 1)) >= 0) {
            end--;
        }
        for (String word : WORDS) {
            if (text.startsWith(word, end - word.length())) {
                return true;
            }
        }
        return false;
    }
}
