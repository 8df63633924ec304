package mashang.local.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of everything but the result lines. The names are what people type. */
public enum Language {
    zh(Locale.CHINESE),
    en(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The language to speak before the command line is parsed, so that even a wrong one is answered in it: {@code --lang}
     * before the command, else {@code wish} ({@code MASHANG_LANG}), else Chinese.
     */
    static Language of(String[] arguments, @Nullable String wish) {
        for (int i = 0; i < arguments.length && arguments[i].startsWith("-"); i++) {
            if (arguments[i].startsWith("--lang=")) {
                return named(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return named(arguments[i + 1]);
            }
        }
        return named(wish == null ? "" : wish);
    }

    private static Language named(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("en") ? en : zh;
    }
}
