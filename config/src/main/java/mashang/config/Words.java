package mashang.config;

import java.io.Serializable;
import java.util.List;
import mashang.text.ClassifierRules;
import mashang.text.Vocabulary;

/**
 * The words that a city's texts are read by, at some time.
 *
 * @param vocabulary domain terms and stop words
 * @param cues what tells kinds, concerns and conduct
 */
public record Words(Vocabulary vocabulary, ClassifierRules cues) implements Serializable {

    /** What the files of a lexicon come to, as far as they are sound; what is wrong with them goes to the problems. */
    static Words read(List<LexiconText> files, Problems problems) {
        Vocabulary vocabulary =
                LexiconFile.read(files.stream().filter(LexiconText::isOfTerms).toList(), problems);
        ClassifierRules cues =
                TextRules.words(files.stream().filter(f -> !f.isOfTerms()).toList(), problems);
        return new Words(vocabulary, cues);
    }
}
