package mashang.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a folded text into tokens that know their places. Safe for several threads. */
final class Tokens {
    private final TextCutter cutter;

    Tokens(Vocabulary vocabulary) {
        cutter = new TextCutter(vocabulary);
    }

    List<Token> of(String folded) {
        List<Token> tokens = new ArrayList<>();
        cutter.cut(folded, (token, start, end) -> tokens.add(new Token(token, start, end)));
        return tokens;
    }
}
