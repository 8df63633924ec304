package mashang.local.run;

import java.nio.file.Path;
import mashang.local.broker.EmbeddedBroker;

/** A broker in a JVM of its own: {@code <folder> <port> <controller port>}. It ends by itself when its parent does. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(arguments[0]), port, Integer.parseInt(arguments[2]))) {
            System.out.println(broker.bootstrap());
            int unused = System.in.read();
        }
    }
}
