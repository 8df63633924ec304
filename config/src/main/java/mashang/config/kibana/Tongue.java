package mashang.config.kibana;

/** In which language the dashboards speak. */
public enum Tongue {
    zh(""),
    en("-en");

    private final String ending;

    Tongue(String ending) {
        this.ending = ending;
    }

    /** What the ids of these objects end with: both variants may lie in one Kibana. */
    public String ending() {
        return ending;
    }
}
