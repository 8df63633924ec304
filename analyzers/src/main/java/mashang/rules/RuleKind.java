package mashang.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule file is about; also the folder of the configuration it belongs to. */
public enum RuleKind {
    POLICY,
    CALENDAR,
    UNITS,
    ROUTES,
    LEXICON;

    /** As keys have it: {@code policy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; empty where there is none. */
    public static Optional<RuleKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }
}
