package mashang.text;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Segments texts and their traditional twins, with readings in brackets: {@code TwinCheck FOLDER}.
 *
 * <p>The folder holds segmentation/ (sentences and their words), lexicon/opencc/ (a converter that knows nothing of
 * ours) and seeds-text/ (scraped documents). Ends with 1 where a limit is missed.
 */
final class TwinCheck {
    private static final double LIMIT = .005;
    private static final int ANNOTATED_IN_100 = 25;
    private static final Transliterator READING = Transliterator.getInstance("Han-Latin");
    private static final Transliterator SIMPLIFY = Transliterator.getInstance("Simplified-Traditional");

    private final Map<String, String> traditional = new HashMap<>();
    private final Random random = new Random(4);
    private boolean failed;

    private TwinCheck(Path opencc) throws IOException {
        for (String file : List.of("STCharacters.txt", "STPhrases.txt")) {
            try (Stream<String> lines = Files.lines(opencc.resolve(file))) {
                lines.filter(line -> line.indexOf('\t') > 0 && line.charAt(0) != '#')
                        .forEach(line -> {
                            List<String> entry = List.of(line.split("\t"));
                            traditional.put(entry.get(0), entry.get(1).replaceFirst(" .*", ""));
                        });
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        TwinCheck check = new TwinCheck(folder.resolve("lexicon/opencc"));
        check.twins(folder.resolve("segmentation"));
        check.documents(folder.resolve("seeds-text"));
        System.exit(check.failed ? 1 : 0);
    }

    private void twins(Path folder) throws IOException {
        List<String> gold = Files.readAllLines(folder.resolve("pku_test_gold.utf8"));
        List<List<String>> words = gold.stream()
                .map(line -> Stream.of(line.trim().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList())
                .toList();
        List<String> plain = words.stream().map(line -> String.join("", line)).toList();
        double simplified = f1(words, plain, "simplified");
        double byPhrases = f1(words, each(plain, this::traditional), "traditional by phrases");
        double byIcu = f1(words, each(plain, SIMPLIFY::transliterate), "traditional by ICU");
        double noisy = f1(words, each(plain, line -> annotated(line, traditional(line))), "traditional, with readings");
        double simplyNoisy = f1(words, each(plain, line -> annotated(line, line)), "simplified, with readings");
        for (double twin : new double[] {byPhrases, byIcu, noisy, simplyNoisy}) {
            failed |= simplified - twin > LIMIT;
        }
        readings(plain);
    }

    private static List<String> each(List<String> lines, UnaryOperator<String> twin) {
        return lines.stream().map(twin).toList();
    }

    /** Longest phrase first. */
    private String traditional(String line) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            int length = Math.min(16, line.length() - at);
            while (length > 1 && !traditional.containsKey(line.substring(at, at + length))) {
                length--;
            }
            String piece = line.substring(at, at + length);
            String twin = traditional.getOrDefault(piece, piece);
            out.append(twin.length() == length ? twin : piece);
            at += length;
        }
        return out.toString();
    }

    /** The line with readings in brackets behind some of its characters. */
    private String annotated(String line, String written) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            out.append(written.charAt(i));
            String reading = READING.transliterate(line.substring(i, i + 1));
            if (Folding.chinese(line.charAt(i)) && random.nextInt(100) < ANNOTATED_IN_100) {
                out.append(random.nextBoolean() ? "(" + reading + ")" : "（" + reading + "）");
            }
        }
        return out.toString();
    }

    /** No token of an annotated text has letters that the plain text does not have. */
    private void readings(List<String> plain) throws IOException {
        long wrong = 0;
        for (String line : plain) {
            wrong += Math.abs(latin(annotated(line, traditional(line))) - latin(line));
        }
        print("tokens with letters of readings", wrong);
        failed |= wrong > 0;
    }

    private static long latin(String text) throws IOException {
        return tokens(text).stream().filter(TwinCheck::hasLetter).count();
    }

    private static boolean hasLetter(Token token) {
        return token.term().chars().anyMatch(c -> c < 0x2E80 && Character.isLetter(c));
    }

    /** The words with Chinese characters of all sentences against the gold, by their places in the plain text. */
    private double f1(List<List<String>> words, List<String> texts, String name) throws IOException {
        long right = 0;
        long found = 0;
        long wanted = 0;
        for (int i = 0; i < words.size(); i++) {
            Map<Integer, Integer> gold = new HashMap<>();
            int start = 0;
            for (String word : words.get(i)) {
                if (word.chars().anyMatch(c -> Folding.chinese((char) c))) {
                    gold.put(start, start + word.length());
                }
                start += word.length();
            }
            wanted += gold.size();
            Readable readable = Readable.of(texts.get(i));
            for (Token token : segmented(readable.text(), String.join("", words.get(i)))) {
                found++;
                right += gold.getOrDefault(token.start(), -1) == token.end() ? 1 : 0;
            }
        }
        double f1 = 2.0 * right / (found + wanted);
        print("F1 " + name, String.format("%.4f", f1));
        return f1;
    }

    /** Tokens with Chinese characters, at their places in the plain text, which may hold signs that are read less often. */
    private static List<Token> segmented(String read, String plain) throws IOException {
        int[] places = new int[read.length() + 1];
        int at = 0;
        for (int i = 0; i < read.length(); i++) {
            while (at < plain.length() - 1 && Folding.chinese(read.charAt(i)) != Folding.chinese(plain.charAt(at))) {
                at++;
            }
            places[i] = at++;
        }
        places[read.length()] = at;
        List<Token> tokens = new ArrayList<>();
        for (Token token : raw(new StringReader(read))) {
            if (token.term().chars().anyMatch(c -> Folding.chinese((char) c))) {
                tokens.add(new Token(token.term(), places[token.start()], places[token.end() - 1] + 1));
            }
        }
        return tokens;
    }

    /** Of the scraped documents, the two with most readings. */
    private void documents(Path folder) throws IOException {
        List<String> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                documents.add(Files.readString(file));
            }
        }
        documents.sort((a, b) -> Long.compare(readings(b), readings(a)));
        for (String document : documents.subList(0, 2)) {
            List<String> letters = tokens(document).stream()
                    .filter(token -> token.term().length() == 1 && hasLetter(token))
                    .map(Token::term)
                    .toList();
            print("tokens of one letter in a document with " + readings(document) + " readings", letters);
            failed |= readings(document) == 0 || !letters.isEmpty();
        }
    }

    private static long readings(String document) {
        return Readable.of(document).changes().stream()
                .filter(change -> change.kind() == Change.Kind.PINYIN)
                .count();
    }

    private static List<Token> tokens(String text) throws IOException {
        return raw(new ReadableFilter(new StringReader(text)));
    }

    private record Token(String term, int start, int end) {}

    private static List<Token> raw(Reader reader) throws IOException {
        List<Token> tokens = new ArrayList<>();
        try (Tokenizer tokenizer = new HMMChineseTokenizer()) {
            CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
            tokenizer.setReader(reader);
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            tokenizer.end();
        }
        return tokens;
    }

    private static void print(String name, Object figure) {
        System.out.println(name + ": " + figure);
    }
}
