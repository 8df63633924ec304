package mashang.local.bulletins;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The command line's own texts. */
record EnglishWords(ResourceBundle bundle) implements Wording {
    static final Wording WORDS = of(Locale.ENGLISH);

    static Wording of(Locale locale) {
        return new EnglishWords(ResourceBundle.getBundle(
                "mashang.local.cli.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    @Override
    public String text(String key, Object... arguments) {
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }

    @Override
    public String textOr(String key, String other) {
        return bundle.containsKey(key) ? text(key) : other;
    }
}
