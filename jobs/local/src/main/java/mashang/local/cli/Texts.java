package mashang.local.cli;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import mashang.local.bulletins.Wording;

/**
 * The texts of the command line in one language: {@code texts.properties} (Chinese) and {@code texts_en.properties}.
 * Arguments stand as {@code {0}}; an apostrophe is written twice.
 */
final class Texts implements Wording {

    private final ResourceBundle bundle;

    Texts(Language language) {
        // Without the fallback: on an English system it would answer in English whoever asks for Chinese.
        this.bundle = ResourceBundle.getBundle(
                "mashang.local.cli.texts",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /** The text of a key; the other one where there is none. */
    @Override
    public String textOr(String key, String other) {
        return bundle.containsKey(key) ? text(key) : other;
    }

    @Override
    public String text(String key, Object... arguments) {
        // As text: MessageFormat would write port 19092 as 19,092.
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }
}
