package mashang.local.cli;

import java.util.List;

/** What was asked for cannot be done: a sentence of the texts. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<String> arguments;

    Unusable(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
    }

    void tell(Console console) {
        console.error(key, arguments.toArray());
    }
}
