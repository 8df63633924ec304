package mashang.connectors.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port before a fake endpoint that fails as networks do: refused, hanging, reset; otherwise it lets everything through. */
public final class Gate implements AutoCloseable {
    /** How the network is. */
    public enum Mood {
        OPEN,
        REFUSING,
        HANGING,
        RESETTING
    }

    private final int port;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.OPEN;
    private volatile ServerSocket server;

    /** @param behind the endpoint's own port */
    public Gate(int behind) {
        this.behind = behind;
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Also for connections that are open: they are cut. */
    public synchronized void become(Mood next) {
        mood = next;
        open.forEach(Gate::reset);
        open.clear();
        try {
            if (next == Mood.REFUSING) {
                server.close();
            } else if (server.isClosed()) {
                server = listen(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            run("gate", () -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            open.add(client);
            switch (mood) {
                case OPEN -> connect(client);
                case RESETTING, REFUSING -> reset(client);
                case HANGING -> {}
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind);
        client.setTcpNoDelay(true);
        inner.setTcpNoDelay(true);
        open.add(inner);
        run("gate-in", () -> pump(client, inner));
        run("gate-out", () -> pump(inner, client));
    }

    private void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // the other side went away, as it may
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() {
        become(Mood.REFUSING);
    }
}
