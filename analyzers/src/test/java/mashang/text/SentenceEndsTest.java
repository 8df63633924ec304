package mashang.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The splitter knows each character by its class, so all strings of classes and the class of all characters prove it. */
class SentenceEndsTest {
    /** One of each class. */
    private static final String[] ONES = {
        "a", "中", " ", "(", ")", "\"", ":", "1", "\u0300", ".", "!", "\u0964", "\u2029", "\uFFFF"
    };

    private static final int LONGEST = 5;
    private static final String[] BEFORE = {"", ".", ". ", ".(", "!"};
    private static final String[] BEHIND = {"", "A", "a", ")", " A", "(a", ".", "1"};

    private final BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final SentenceEnds ends = new SentenceEnds();

    @Test
    void allShortStringsOfAllClassesEndWhereTheIteratorSays() {
        compareAll("", 0);
    }

    @Test
    void allCharactersAreOfTheClassTheIteratorTakesThemFor() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3400 || c > 0xFA00 && c < 0x11000 ? 1 : 13) {
            String character = c <= Character.MAX_VALUE ? String.valueOf((char) c) : Character.toString(c);
            for (String before : BEFORE) {
                for (String behind : BEHIND) {
                    compare(before + character + behind, 1);
                }
            }
        }
    }

    @Test
    void itDoesNotMatterInWhichPiecesATextIsRead() {
        RandomText random = new RandomText(7);
        for (int i = 0; i < 2_000; i++) {
            compare(random.of(40), 1 + random.number(9));
        }
    }

    @Test
    void manyPeriodsAndOpeningSignsInFrontOfNothingTakeNoLongerThanOtherText() {
        String undecided = ".".repeat(20_000) + "(".repeat(20_000) + "\uFFFF";
        List<Integer> places = ours(undecided.repeat(5), 40_001);
        assertThat(places).hasSize(5 * (20_000 + 2)).contains(20_000, 40_000, 40_001);
    }

    private void compareAll(String text, int length) {
        compare(text, text.length());
        for (int i = 0; length < LONGEST && i < ONES.length; i++) {
            compareAll(text + ONES[i], length + 1);
        }
    }

    private void compare(String text, int piece) {
        List<Integer> ours = ours(text, piece);
        List<Integer> expected = expected(text);
        if (!ours.equals(expected)) {
            assertThat(ours)
                    .as("%s, %s", text, text.codePoints().boxed().toList())
                    .isEqualTo(expected);
        }
    }

    private List<Integer> expected(String text) {
        List<Integer> places = new ArrayList<>();
        iterator.setText(text);
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            places.add(end);
        }
        return places;
    }

    private List<Integer> ours(String text, int piece) {
        List<Integer> places = new ArrayList<>();
        char[] chars = text.toCharArray();
        ends.reset();
        for (int there = Math.min(piece, chars.length); ; there = Math.min(there + piece, chars.length)) {
            int end = ends.next(chars, there, there == chars.length);
            while (end != SentenceEnds.UNKNOWN) {
                places.add(end);
                end = ends.next(chars, there, there == chars.length);
            }
            if (there == chars.length) {
                return places;
            }
        }
    }
}
