package mashang.config;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;

/** The names of our own codes, for looking a word up without an exception. */
final class Codes {
    static final Set<String> KINDS = names(Kind.values());
    static final Set<String> URGENCIES = names(Urgency.values());

    private Codes() {}

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
