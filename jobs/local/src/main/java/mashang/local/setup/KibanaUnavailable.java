package mashang.local.setup;

/** Kibana cannot be used as it is; the message says what to do about it, in Chinese and in English. */
public final class KibanaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    /** How far an installation had come. */
    enum State {
        UNTOUCHED("什么也没有改动", "nothing was changed"),
        UNDER_WAY(
                "Elasticsearch 已装好，看板可能没有：请再运行一次 setup",
                "Elasticsearch is installed, the dashboards may not be: run setup again");

        private final String chinese;
        private final String english;

        State(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        String chinese() {
            return chinese;
        }

        String english() {
            return english;
        }
    }

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
