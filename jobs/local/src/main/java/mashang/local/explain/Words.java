package mashang.local.explain;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of an explanation in one language: {@code words.properties} (Chinese) and {@code words_en.properties}. */
final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "mashang.local.explain.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String word(String key, Object... arguments) {
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }

    /** A constant of a kind, such as {@code step.HANDLED}. */
    String of(String kind, Enum<?> constant) {
        return word(kind + '.' + constant.name());
    }

    /** The word for a name that a city may have invented itself: then the name. */
    String orName(String key, String name) {
        return bundle.containsKey(key) ? bundle.getString(key) : name;
    }
}
