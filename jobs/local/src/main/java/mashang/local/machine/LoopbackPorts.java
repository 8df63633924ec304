package mashang.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports on 127.0.0.1. Whoever finds a port free here may still lose it before binding: the server then says so. */
public final class LoopbackPorts {

    /** The only address anything of the stack listens on. */
    public static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /** {@code count} different ports nobody listens on now. */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            // All are held until the last is found: otherwise the same port could be handed out twice.
            for (int i = 0; i < count; i++) {
                held.add(bind(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        } finally {
            held.forEach(LoopbackPorts::close);
        }
    }

    /** Whether a server could bind {@code port} now. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = bind(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Makes sure that {@code wantedBy} could bind {@code port} now.
     *
     * @throws StackFailure with {@link StackFailure.Reason#PORT_IN_USE} if somebody listens on it
     */
    public static void requireFree(int port, String wantedBy) throws StackFailure {
        if (!isFree(port)) {
            throw new StackFailure(StackFailure.Reason.PORT_IN_USE, port, wantedBy);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As the servers do: connections of a former run that are still closing do not make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
