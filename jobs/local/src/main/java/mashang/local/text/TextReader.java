package mashang.local.text;

import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.local.text.Segmentation.Token;
import mashang.local.text.TextReading.Hidden;
import mashang.local.text.TextReading.Left;
import mashang.local.text.TextReading.Merged;
import mashang.local.text.TextReading.Why;
import mashang.text.Classifier;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import mashang.text.Gazetteer;
import mashang.text.Masked;
import mashang.text.Readable;
import mashang.text.TermMergeFilter;
import mashang.text.Vocabulary;

/** Reads a text as {@link ComplaintAnalyzer} does, step by step, and writes down what each step does. */
public final class TextReader implements AutoCloseable {
    private final Vocabulary vocabulary;
    private final ComplaintAnalyzer analyzer;
    private final Gazetteer gazetteer;
    private final Classifier classifier;
    private final Segmentation segmentation = Segmentation.ours();
    private final Segmentation merging;

    public TextReader(City city) {
        vocabulary = city.vocabulary();
        gazetteer = city.gazetteer();
        classifier = city.classifier();
        analyzer = new ComplaintAnalyzer(vocabulary);
        merging = Segmentation.merging(vocabulary.lexicon());
    }

    public TextReading read(String written) {
        List<Hidden> hidden = new ArrayList<>();
        for (Masked masked : ComplaintText.explain(written)) {
            hidden.add(new Hidden(
                    written.substring(masked.from(), masked.to()), masked.mask().sign()));
        }
        String clean = ComplaintText.clean(written);
        Readable readable = Readable.of(clean);
        List<Token> words = segmentation.tokens(readable.text());
        List<Token> merged = merging.tokens(readable.text());
        return new TextReading(
                written,
                hidden,
                clean,
                readable.text(),
                readable.changes(),
                words.stream()
                        .map(w -> readable.text().substring(w.from(), w.to()))
                        .toList(),
                merged(words, merged),
                left(merged),
                analyzer.terms(clean),
                gazetteer.locate(clean),
                classifier.classify(clean));
    }

    private static List<Merged> merged(List<Token> words, List<Token> merged) {
        List<Merged> terms = new ArrayList<>();
        int at = 0;
        for (Token token : merged) {
            while (at < words.size() && words.get(at).to() <= token.from()) {
                at++;
            }
            List<String> parts = new ArrayList<>();
            for (int i = at; i < words.size() && words.get(i).from() < token.to(); i++) {
                parts.add(words.get(i).text());
            }
            if (token.type().equals(TermMergeFilter.TYPE) && parts.size() > 1) {
                terms.add(new Merged(token.text(), parts));
            }
        }
        return terms;
    }

    private List<Left> left(List<Token> tokens) {
        List<Left> left = new ArrayList<>();
        for (Token token : tokens) {
            String word = token.text();
            if (!vocabulary.isTerm(word) && word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                left.add(new Left(word, why(word)));
            }
        }
        return left;
    }

    private Why why(String word) {
        if (vocabulary.stopwords().contains(word)) {
            return Why.STOP_WORD;
        }
        boolean number = word.codePoints().allMatch(c -> Character.isDigit(c) || c == '.');
        return number ? Why.NUMBER : Why.SINGLE;
    }

    @Override
    public void close() {
        segmentation.close();
        merging.close();
    }
}
