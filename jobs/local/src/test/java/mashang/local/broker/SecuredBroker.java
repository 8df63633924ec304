package mashang.local.broker;

import java.nio.file.Path;
import java.util.Properties;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.security.OwnCertificate;

/** The embedded broker as a city's own is: TLS, and only for who knows the password. */
public final class SecuredBroker {
    public static final String USER = "mashang";

    private SecuredBroker() {}

    public static EmbeddedBroker start(Path folder, int port, OwnCertificate certificate, String password)
            throws StackFailure {
        int controller = LoopbackPorts.free(1).get(0);
        String listeners = "CLIENTS://" + LoopbackPorts.HOST + ":" + port + ",CONTROLLER://" + LoopbackPorts.HOST + ":"
                + controller;
        Properties more = new Properties();
        more.setProperty("listeners", listeners);
        more.setProperty("advertised.listeners", listeners);
        more.setProperty("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        more.setProperty("inter.broker.listener.name", "CLIENTS");
        more.setProperty("sasl.enabled.mechanisms", "PLAIN");
        more.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
        more.setProperty(
                "listener.name.clients.plain.sasl.jaas.config", jaas(password) + " user_mashang=\"" + password + "\";");
        more.setProperty("ssl.keystore.type", "PKCS12");
        more.setProperty("ssl.keystore.location", certificate.keys().toString());
        more.setProperty("ssl.keystore.password", OwnCertificate.STORE_PASSWORD);
        more.setProperty("ssl.key.password", OwnCertificate.STORE_PASSWORD);
        more.setProperty("ssl.truststore.type", "PEM");
        more.setProperty("ssl.truststore.location", certificate.pem().toString());
        return EmbeddedBroker.start(folder, port, controller, more);
    }

    /** What a client says, but for the semicolon behind it. */
    public static String jaas(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + password + "\"";
    }
}
