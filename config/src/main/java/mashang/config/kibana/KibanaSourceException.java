package mashang.config.kibana;

/** A source of the dashboards is wrong; the message says where, in Chinese and in English. */
public final class KibanaSourceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    KibanaSourceException(String place, String chinese, String english) {
        super("kibana/" + place + "：" + chinese + " | kibana/" + place + ": " + english);
    }
}
