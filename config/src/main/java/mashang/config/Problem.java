package mashang.config;

import java.io.Serializable;

/**
 * One thing wrong with a configuration file, with what to do about it.
 *
 * @param file path of the file below the configuration folder (or as given)
 * @param line line it is on, from 1; 0 where it is about the file or folder as a whole
 * @param field path of the field, such as {@code events[2].at}; empty for the whole file
 * @param chinese what is wrong
 * @param english the same
 * @param remedyChinese what to do
 * @param remedyEnglish the same
 */
public record Problem(
        String file, int line, String field, String chinese, String english, String remedyChinese, String remedyEnglish)
        implements Serializable {

    /** One line for people: {@code file:line field: sentence remedy}. */
    public String text(boolean inEnglish) {
        String place = (line > 0 ? file + ':' + line : file) + (field.isEmpty() ? "" : ' ' + field);
        return inEnglish
                ? place + ": " + english + ". " + remedyEnglish + '.'
                : place + "：" + chinese + "。" + remedyChinese + "。";
    }
}
