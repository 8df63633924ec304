package mashang.text;

import java.util.ArrayList;
import java.util.List;
import mashang.text.Location.Source;

/**
 * Finds out where a complaint's matter lies: from the names in its texts, which the register of places knows or which end
 * as names do, and from what the feed states. Immutable, safe for several threads. Making one builds tables: keep it.
 *
 * <p>Which place: the address counts before the title, the title before the content; what names an estate or a road before
 * what only names a district; what agrees with the feed before what does not. A name that lies in several districts or
 * streets is placed by what else is written in the same address, then by the feed, then by what else the texts
 * name, then by the house number where grid cells share a road; where all that leaves two places, it stays open. So it does where the
 * content alone names sites in different streets, unless it denies one (不是…) or says that somebody lives there (我住…).
 */
public final class Gazetteer {
    /** How much of the content is looked at, in chars: all of it unless somebody pastes a file. */
    private static final int LOOKED_AT = 20_000;

    private final CompiledRegister register;
    private final Vocabulary vocabulary;
    private final PlaceReader reader;

    /**
     * A gazetteer of a city.
     *
     * @param places what it has written down
     * @param vocabulary its words: domain terms and stop words are no part of a name
     */
    public Gazetteer(PlaceRegister places, Vocabulary vocabulary) {
        register = new CompiledRegister(places);
        this.vocabulary = vocabulary;
        reader = new PlaceReader(register, vocabulary);
    }

    /** The place of a text about which nothing else is known. */
    public Location locate(String clean) {
        return locate(Whereabouts.of(clean));
    }

    /** The place of an order's matter. */
    public Location locate(Whereabouts said) {
        List<Chain> chains = new ArrayList<>(reader.read(Source.ADDRESS, said.address()));
        chains.addAll(reader.read(Source.TITLE, said.title()));
        String content = said.content();
        chains.addAll(reader.read(Source.CONTENT, content.substring(0, Math.min(LOOKED_AT, content.length()))));
        return new Resolution(register, said, chains).location();
    }

    /**
     * The same where title and content were cut already: that is most of the work.
     *
     * @param title what {@code said} has as its title, cut by the vocabulary of this gazetteer
     * @param content likewise
     */
    public Location locate(Whereabouts said, SegmentedText title, SegmentedText content) {
        if (!title.vocabulary().equals(vocabulary) || !content.vocabulary().equals(vocabulary)) {
            throw new IllegalArgumentException("texts that were cut by another vocabulary");
        }
        List<Chain> chains = new ArrayList<>(reader.read(Source.ADDRESS, said.address()));
        chains.addAll(reader.read(Source.TITLE, title));
        chains.addAll(
                content.clean().length() > LOOKED_AT
                        ? reader.read(Source.CONTENT, content.clean().substring(0, LOOKED_AT))
                        : reader.read(Source.CONTENT, content));
        return new Resolution(register, said, chains).location();
    }
}
