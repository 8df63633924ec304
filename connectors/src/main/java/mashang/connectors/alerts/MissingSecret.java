package mashang.connectors.alerts;

/** A channel needs a secret, and the environment has none. The message names the variable. */
public final class MissingSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingSecret(String channel, String variable) {
        super("渠道 " + channel + " 需要环境变量 " + variable + "，现在没有设置。 / Channel " + channel
                + " needs the environment variable " + variable + ", which is not set.");
    }
}
