package mashang.local.stack;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import mashang.local.machine.LoopbackPorts;

/**
 * The stack's ports on 127.0.0.1; 0 where any will do.
 *
 * @param kafka for Kafka clients
 * @param controller for the broker's talk with its controller; nobody else needs it
 * @param elasticsearch for HTTP
 * @param flink for REST and the web page
 */
public record Ports(int kafka, int controller, int elasticsearch, int flink) {

    /** Any free ports. */
    public static final Ports ANY = new Ports(0, 0, 0, 0);

    public Ports {
        for (int port : new int[] {kafka, controller, elasticsearch, flink}) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
            }
        }
    }

    /** Fills every 0: with the port of {@code last} time if it is still free, with a new one otherwise. */
    Ports chosen(Ports last) {
        Set<Integer> taken = new HashSet<>(Set.of(0));
        int[] wanted = {kafka, controller, elasticsearch, flink};
        int[] before = {last.kafka, last.controller, last.elasticsearch, last.flink};
        for (int port : wanted) {
            taken.add(port);
        }
        IntUnaryOperator choose = i -> {
            if (wanted[i] != 0) {
                return wanted[i];
            }
            int port = before[i];
            while (!taken.add(port) || !LoopbackPorts.isFree(port)) {
                port = LoopbackPorts.free(1).get(0);
            }
            return port;
        };
        return new Ports(choose.applyAsInt(0), choose.applyAsInt(1), choose.applyAsInt(2), choose.applyAsInt(3));
    }
}
