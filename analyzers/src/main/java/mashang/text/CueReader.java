package mashang.text;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.text.Classification.Matched;
import mashang.text.Cues.Cue;
import org.jspecify.annotations.Nullable;

/** Reads texts by one set of {@link Cues}: at every place the longest word counts, and each cue counts once. */
final class CueReader<T extends Serializable> {
    private final Cues<T> cues;
    private final Words<Sign<T>> words;
    /** In the order in which the rules name them. */
    private final List<T> targets;

    CueReader(Cues<T> cues) {
        this.cues = cues;
        Map<String, Sign<T>> signs = new HashMap<>();
        cues.neutral().forEach(w -> signs.put(w, new Sign<>(Role.NEUTRAL, null)));
        cues.negations().before().forEach(w -> signs.put(w, new Sign<>(Role.NOT_NEXT, null)));
        cues.negations().after().forEach(w -> signs.put(w, new Sign<>(Role.NOT_LAST, null)));
        cues.cues().forEach(c -> signs.put(c.word(), new Sign<>(Role.CUE, c)));
        words = new Words<>(signs);
        targets = cues.cues().stream().map(Cue::target).distinct().toList();
    }

    private enum Role {
        CUE,
        NOT_NEXT,
        NOT_LAST,
        NEUTRAL
    }

    private record Sign<T extends Serializable>(
            Role role, @Nullable Cue<T> cue) {}

    private record Hit<T extends Serializable>(Cue<T> cue, int score, Matched matched, int end) {}

    /**
     * What the words say.
     *
     * @param target absent where nothing scores enough
     * @param words its words in their order
     * @param score of the target; 0 where there is none
     */
    record Verdict<T>(@Nullable T target, List<Matched> words, int score) {}

    Verdict<T> read(Readable title, Readable content) {
        Map<Cue<T>, Hit<T>> hits = new LinkedHashMap<>();
        read(title, true, hits);
        read(content, false, hits);
        T best = best(hits);
        if (best == null) {
            return new Verdict<>(null, List.of(), 0);
        }
        List<Matched> matched = hits.values().stream()
                .filter(h -> h.cue.target().equals(best))
                .map(Hit::matched)
                .sorted(Comparator.comparing((Matched m) -> !m.inTitle()).thenComparingInt(Matched::from))
                .toList();
        int score = hits.values().stream()
                .filter(h -> h.cue.target().equals(best))
                .mapToInt(Hit::score)
                .sum();
        return new Verdict<>(best, matched, score);
    }

    private void read(Readable folded, boolean inTitle, Map<Cue<T>, Hit<T>> hits) {
        String text = folded.text();
        Hit<T> last = null;
        int negated = -1;
        int at = 0;
        while (at < text.length()) {
            Words.Found<Sign<T>> found = words.longest(text, at);
            if (found == null) {
                at++;
                continue;
            }
            Cue<T> cue = found.value().cue();
            switch (found.value().role()) {
                case NOT_NEXT -> negated = found.end();
                case NOT_LAST -> last = last != null && reaches(text, last.end, at) ? null : last;
                default -> {
                    keep(last, hits);
                    boolean isNegated = negated >= 0 && reaches(text, negated, at);
                    last = cue == null || isNegated ? null : hit(cue, folded, inTitle, at, found.end());
                }
            }
            at = found.end();
        }
        keep(last, hits);
    }

    private Hit<T> hit(Cue<T> cue, Readable folded, boolean inTitle, int from, int to) {
        int chars = cues.edges().chars();
        boolean stated = inTitle || from < chars || to > folded.text().length() - chars;
        Matched matched = new Matched(folded.written(from, to), inTitle, folded.place(from), folded.end(to));
        return new Hit<>(cue, cue.weight() * (stated ? cues.edges().factor() : 1), matched, to);
    }

    private void keep(@Nullable Hit<T> hit, Map<Cue<T>, Hit<T>> hits) {
        if (hit != null) {
            hits.merge(hit.cue, hit, (old, now) -> now.score > old.score ? now : old);
        }
    }

    /** Whether a negation still holds: near, and within the same clause. */
    private boolean reaches(String text, int from, int to) {
        return to - from <= cues.negations().reach()
                && text.substring(from, to).chars().allMatch(Character::isLetterOrDigit);
    }

    private @Nullable T best(Map<Cue<T>, Hit<T>> hits) {
        Map<T, Integer> scores = new HashMap<>();
        hits.values().forEach(h -> scores.merge(h.cue.target(), h.score, Integer::sum));
        T best = null;
        int most = cues.least() - 1;
        for (T target : targets) {
            int score = scores.getOrDefault(target, 0);
            if (score > most) {
                best = target;
                most = score;
            }
        }
        return best;
    }
}
