package mashang.jobs;

import java.io.Serializable;
import mashang.config.City;
import mashang.config.Words;
import mashang.text.ClassifierRules;
import mashang.text.PlaceRegister;
import mashang.text.Vocabulary;

/**
 * What a city's texts are read by.
 *
 * @param vocabulary domain terms and stop words
 * @param places names of places, and where they lie
 * @param words what tells kind, concern and conduct
 */
public record TextRules(Vocabulary vocabulary, PlaceRegister places, ClassifierRules words) implements Serializable {
    /** Nothing is known of the language. */
    public static final TextRules NONE = new TextRules(Vocabulary.EMPTY, PlaceRegister.empty(), ClassifierRules.none());

    public static TextRules of(City city) {
        return new TextRules(city.vocabulary(), city.places(), city.words());
    }

    /** The same places, and other words. */
    TextRules with(Words others) {
        return new TextRules(others.vocabulary(), places, others.cues());
    }
}
