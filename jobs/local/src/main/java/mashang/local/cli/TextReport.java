package mashang.local.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.local.text.TextReading;
import mashang.text.Change;
import mashang.text.Classification;
import mashang.text.Classification.Matched;
import mashang.text.Concern;
import mashang.text.Location;
import mashang.text.Term;
import mashang.workorder.Kind;

/** A {@link TextReading} in words: a row for each step, with its reasons below it. */
final class TextReport {
    private final Texts texts;
    private final boolean inEnglish;

    TextReport(Texts texts, boolean inEnglish) {
        this.texts = texts;
        this.inEnglish = inEnglish;
    }

    void append(TextReading reading, StringBuilder out) {
        Rows rows = new Rows(out);
        rows.row("written", List.of(shown(reading.written())));
        rows.row("clean", List.of(orSame(reading.clean(), reading.written())));
        rows.row("masked", masked(reading));
        rows.row("read", List.of(orSame(reading.read(), reading.clean())));
        rows.row("changes", changes(reading));
        rows.row("words", List.of(shown(String.join(" ", reading.words()))));
        rows.row("merged", merged(reading));
        rows.row("left", left(reading));
        rows.row(
                "terms",
                List.of(String.join(
                        " ", reading.terms().stream().map(Term::text).toList())));
        rows.row("place", place(reading.location()));
        inferred(reading.said(), rows);
    }

    private void inferred(Classification said, Rows rows) {
        Kind kind = said.kind();
        Concern concern = said.concern();
        rows.row("kind", kind == null ? List.of() : List.of(because("text.kind." + kind.name(), said.kindWords())));
        rows.row(
                "concern",
                concern == null ? List.of() : List.of(because("text.concern." + concern.name(), said.concernWords())));
        rows.row("conduct", said.conduct() ? List.of(because("text.conduct", said.conductWords())) : List.of());
    }

    private String because(String key, List<Matched> words) {
        String all =
                String.join(" ", words.stream().map(Matched::word).distinct().toList());
        return texts.text("text.because", texts.text(key), shown(all));
    }

    private List<String> place(Location location) {
        List<String> lines = new ArrayList<>();
        location.clues().forEach(clue -> lines.add(shown(clue.text(inEnglish))));
        if (location.house() != null) {
            lines.add(texts.text("text.house", shown(location.house())));
        }
        if (!location.gaps().isEmpty()) {
            lines.add(texts.text(
                    "text.gaps",
                    String.join(
                            texts.text("text.separator"),
                            location.gaps().stream()
                                    .map(gap -> texts.text("text.gap." + gap.name()))
                                    .toList())));
        }
        return lines;
    }

    /** Rows of a label and lines; all labels of a language are as wide as the widest. */
    private final class Rows {
        private final StringBuilder out;
        private final int width = Integer.parseInt(texts.text("text.label-width"));

        Rows(StringBuilder out) {
            this.out = out;
        }

        void row(String name, List<String> lines) {
            String label = texts.text("text.row." + name);
            out.append(label).append(" ".repeat(width - label.length() + 2));
            boolean nothing =
                    lines.isEmpty() || (lines.size() == 1 && lines.get(0).isEmpty());
            out.append(nothing ? texts.text("text.nothing") : lines.get(0)).append('\n');
            String indent = " ".repeat(Integer.parseInt(texts.text("text.indent")));
            for (int i = 1; i < lines.size(); i++) {
                out.append(indent).append(lines.get(i)).append('\n');
            }
        }
    }

    private String orSame(String now, String before) {
        return now.equals(before) ? texts.text("text.same") : shown(now);
    }

    private List<String> masked(TextReading reading) {
        return reading.masked().stream()
                .map(m -> texts.text("text.masked", m.sign(), shown(m.words())))
                .toList();
    }

    /** One line for each kind of change, the same change once with how often it was made. */
    private List<String> changes(TextReading reading) {
        Map<Change.Kind, Map<String, Integer>> kinds = new EnumMap<>(Change.Kind.class);
        for (Change change : reading.changes()) {
            String words = shown(reading.clean().substring(change.from(), change.to()));
            String became = shown(change.became());
            String told =
                    became.isBlank() ? texts.text("text.dropped", words) : texts.text("text.became", words, became);
            kinds.computeIfAbsent(change.kind(), kind -> new LinkedHashMap<>()).merge(told, 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, told) -> lines.add(texts.text("text.change." + kind.name(), times(told))));
        return lines;
    }

    private String times(Map<String, Integer> told) {
        List<String> words = new ArrayList<>();
        told.forEach((word, times) -> words.add(times == 1 ? word : texts.text("text.times", word, times)));
        return String.join(texts.text("text.separator"), words);
    }

    private List<String> merged(TextReading reading) {
        return reading.merged().stream()
                .map(m -> texts.text("text.merged", m.term(), String.join(" ", m.parts())))
                .distinct()
                .toList();
    }

    private List<String> left(TextReading reading) {
        List<String> lines = new ArrayList<>();
        for (TextReading.Why why : TextReading.Why.values()) {
            List<String> words = reading.left(why);
            if (!words.isEmpty()) {
                lines.add(texts.text("text.left." + why.name(), shown(String.join(" ", words))));
            }
        }
        return lines;
    }

    /** As a terminal may show it: control characters and those that nobody sees by their numbers. */
    static String shown(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean odd = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || (type == Character.SURROGATE && !pair(text, i));
            if (odd && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                shown.append(c == '\n' ? "⏎" : odd ? String.format("⟨U+%04X⟩", (int) c) : String.valueOf(c));
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean pair(String text, int at) {
        boolean high = Character.isHighSurrogate(text.charAt(at));
        int other = high ? at + 1 : at - 1;
        return other >= 0
                && other < text.length()
                && (high
                        ? Character.isLowSurrogate(text.charAt(other))
                        : Character.isHighSurrogate(text.charAt(other)));
    }
}
