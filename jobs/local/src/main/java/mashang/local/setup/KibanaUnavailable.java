package mashang.local.setup;

/** Kibana cannot be used as it is; the message says what to do about it, in Chinese and in English. */
public final class KibanaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    KibanaUnavailable(String chinese, String english) {
        super(chinese + " | " + english);
        this.chinese = chinese;
        this.english = english;
    }

    /** The message in one language. */
    public String sentence(boolean inEnglish) {
        return inEnglish ? english : chinese;
    }
}
