package mashang.text;

import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words that complaints have in common, whatever they are about (停用词): 尊敬, 领导, 希望, 尽快. Immutable; what travels are the
 * words.
 */
public final class Stopwords implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No stop words. */
    public static final Stopwords NONE = new Stopwords(Set.of());

    private final Set<String> words;
    private final transient WordSet table;

    private Stopwords(Set<String> words) {
        this.words = Set.copyOf(words);
        this.table = new WordSet(words);
    }

    /** Stop words, however they are written. */
    public static Stopwords of(Collection<String> words) {
        return new Stopwords(words.stream().map(Lexicon::folded).collect(Collectors.toSet()));
    }

    /** All of them, {@link Lexicon#folded}. */
    public Set<String> words() {
        return words;
    }

    public boolean contains(String token) {
        return table.contains(token);
    }

    /** Whether it has the same words. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stopwords stopwords && words.equals(stopwords.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return words.size() + " stop words";
    }

    private Object readResolve() {
        return new Stopwords(words);
    }
}
