package mashang.text;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that complaints have in common, whatever they are about (停用词): 尊敬, 领导, 希望, 尽快.
 *
 * @param words {@link Lexicon#folded}
 */
public record Stopwords(Set<String> words) implements Serializable {
    /** No stop words. */
    public static final Stopwords NONE = new Stopwords(Set.of());

    public Stopwords {
        // asked for every word of every text: twice as fast as an immutable set, which divides
        words = Collections.unmodifiableSet(new HashSet<>(words));
    }

    public static Stopwords of(Collection<String> words) {
        return new Stopwords(words.stream().map(Lexicon::folded).collect(Collectors.toSet()));
    }

    public boolean contains(String token) {
        return words.contains(token);
    }
}
