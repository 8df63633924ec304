package mashang.text;

import java.util.List;
import java.util.Random;

/** Text of all sorts, to compare by: dictionary words, rare characters, scripts in a mixture, signs, broken surrogates. */
final class RandomText {
    private static final List<String> WORDS = SmartcnFiles.read().frequencies().keySet().stream()
            .filter(word -> word.chars().allMatch(c -> CharKind.han((char) c)))
            .sorted()
            .toList();
    private static final String SIGNS = "，。！？；：、“”‘’（）《》【】…—·,.!?;:'\"()[]{}<>@#$%^&*-_=+/\\|~`〔〕.．!?।॥";
    private static final String BLANKS = "  \t\r\n\u3000\u00A0\u0085\u2028\u2029\u200B\uFEFF\u202E\u0300\0\uFFFF";

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    /** At most this many pieces: words, runs, signs. */
    String of(int pieces) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(pieces + 1);
        int taste = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            text.append(taste == 0 || (taste == 1 && random.nextInt(4) > 0) ? word() : piece());
        }
        return text.toString();
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private String piece() {
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> word();
            case 3 -> String.valueOf((char) (CharKind.FIRST_HAN + random.nextInt(WordTrie.SINGLES)));
            case 4 -> one(SIGNS).repeat(1 + random.nextInt(3));
            case 5 -> one(BLANKS).repeat(1 + random.nextInt(3));
            case 6 -> run("0123456789");
            case 7 -> run("aBcXyZ");
            case 8 -> run("０９ＡＺａｚ1b");
            case 9 -> Character.toString(Character.MIN_SUPPLEMENTARY_CODE_POINT + random.nextInt(0x20000));
            case 10 -> String.valueOf((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
            case 11 -> run("あカ한éЖاก");
            default -> String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1));
        };
    }

    private String word() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return random.nextInt(20) > 0 ? word : String.join(one(BLANKS), word.split("(?!^)", -1));
    }

    private String run(String of) {
        StringBuilder run = new StringBuilder();
        for (int left = 1 + random.nextInt(6); left > 0; left--) {
            run.append(one(of));
        }
        return run.toString();
    }

    private String one(String of) {
        int at = random.nextInt(of.length());
        return of.substring(at, at + 1);
    }
}
