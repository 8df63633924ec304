package mashang.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; carries every problem at once. Its message is the Chinese text of all of them. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(text(problems, false));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** All problems, one line each. */
    public String text(boolean english) {
        return text(problems, english);
    }

    private static String text(List<Problem> problems, boolean english) {
        return problems.stream().map(p -> p.text(english)).collect(Collectors.joining("\n"));
    }
}
