package mashang.config;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.text.Lexicon;
import mashang.text.Stopwords;
import mashang.text.Vocabulary;

/**
 * Reads the words of a city: domain terms ({@code lexicon/*.txt}) and stop words ({@code lexicon/stopwords.txt}).
 *
 * <p>One word a line; blank lines and lines that begin with {@code #} say nothing. Words are compared as texts
 * are, simplified, half width and in lower case: ＫＴＶ and ktv are one.
 */
final class LexiconFile {
    /** The file that holds no terms but stop words. */
    static final String STOPWORDS = "stopwords.txt";

    /** Of all files together: more than any dictionary of a city has, and as many as every task that reads texts can hold several times. */
    static final int MOST_WORDS = 200_000;

    /** Of one file: who sees so many has put the wrong file there. */
    private static final int MOST_PROBLEMS = 1_000;

    private final Problems problems;
    private final Map<String, Place> terms = new LinkedHashMap<>();
    private final Map<String, Place> stopwords = new LinkedHashMap<>();
    private int toldOfFile;

    private LexiconFile(Problems problems) {
        this.problems = problems;
    }

    /** Where a word stands; line 0 is the file as a whole. */
    private record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ':' + line;
        }
    }

    /**
     * The vocabulary of these files, as far as it is sound; what is wrong with them goes to the problems.
     *
     * @param files those of words, one a line
     */
    static Vocabulary read(List<LexiconText> files, Problems problems) {
        LexiconFile reader = new LexiconFile(problems);
        files.forEach(reader::read);
        reader.checkStopwords();
        return new Vocabulary(Lexicon.of(reader.terms.keySet()), Stopwords.of(reader.stopwords.keySet()));
    }

    private void read(LexiconText file) {
        String shownAs = file.shownAs();
        boolean ofStopwords = file.name().equals(STOPWORDS);
        boolean blank = true;
        toldOfFile = 0;
        int number = 0;
        Iterator<String> lines = file.text().lines().iterator();
        while (lines.hasNext() && toldOfFile < MOST_PROBLEMS) {
            String line = lines.next().strip();
            number++;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                blank = false;
                Place place = new Place(shownAs, number);
                if (terms.size() + stopwords.size() == MOST_WORDS) {
                    problem(
                            place,
                            "词太多：连同其他文件超过 " + MOST_WORDS + " 个，从这里起不再读",
                            "too many words: more than " + MOST_WORDS
                                    + " with those of the other files; from here on none is read",
                            "只留领域词；地名写在 places 里",
                            "Keep domain terms; names of places belong into places");
                    return;
                }
                add(line, place, ofStopwords);
            }
        }
        if (blank) {
            problem(
                    new Place(shownAs, 0),
                    "没有一个词",
                    "has no words",
                    "写入词，一行一个，或删除此文件",
                    "Write words, one a line, or delete it");
        }
    }

    private void add(String written, Place place, boolean isStopword) {
        String word = Lexicon.folded(written);
        if (!isSound(written, word, place, isStopword)) {
            return;
        }
        Place before = (isStopword ? stopwords : terms).putIfAbsent(word, place);
        if (before != null) {
            problem(
                    place,
                    "“" + word + "”已写在 " + before,
                    '"' + word + "\" stands at " + before + " already",
                    "删除其中一个",
                    "Delete one of them");
        }
    }

    private boolean isSound(String written, String word, Place place, boolean isStopword) {
        int odd = firstOdd(written);
        if (odd >= 0) {
            String code = String.format("U+%04X", odd);
            problem(
                    place,
                    "词里只能有文字和数字，这里有 " + code,
                    "a word is of letters and digits, but here is " + code,
                    "一行只写一个词，不带空格、标点和不可见字符",
                    "Write one word a line, without spaces, punctuation and invisible characters");
        } else if (word.length() > Lexicon.LONGEST) {
            problem(
                    place,
                    "词太长：" + word.length() + " 个字",
                    "too long: " + word.length() + " characters",
                    "最多 " + Lexicon.LONGEST + " 个字",
                    "At most " + Lexicon.LONGEST + " characters");
        } else if (!isStopword && !Lexicon.isTerm(word)) {
            problem(
                    place,
                    "一个字或者全是数字，不成词：" + word,
                    "no term, but a single character or a number: " + word,
                    "删除它，或写成完整的词",
                    "Delete it, or write the whole term");
        } else {
            return true;
        }
        return false;
    }

    /** The first character that belongs in no word; −1 where there is none. Half a surrogate pair is one. */
    private static int firstOdd(String word) {
        return word.codePoints()
                .filter(c -> !Character.isLetterOrDigit(c))
                .findFirst()
                .orElse(-1);
    }

    private void checkStopwords() {
        terms.forEach((term, place) -> {
            Place stopword = stopwords.get(term);
            if (stopword != null) {
                problem(
                        place,
                        "“" + term + "”是停用词（" + stopword + "）",
                        '"' + term + "\" is a stop word (" + stopword + ')',
                        "从其中一处删除",
                        "Delete it from one of the two");
            }
        });
    }

    private void problem(Place place, String zh, String en, String doZh, String doEn) {
        toldOfFile++;
        problems.add(new Problem(place.file(), place.line(), "", zh, en, doZh, doEn));
    }
}
