package mashang.local.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.ClasspathNode;
import org.elasticsearch.node.Node;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * The main class of Elasticsearch's own JVM: {@code SearchNode <home> <http port>}.
 *
 * <p>Its life hangs on standard input, which its parent holds open: at the end of input it closes the node and exits,
 * whether the parent closed it on purpose or was killed. Standard output carries one line for the parent, {@link #READY}
 * with the port or {@link #FAILED} with the reason; the log goes to standard error.
 */
final class SearchNode {

    static final String READY = "mashang-ready ";
    static final String FAILED = "mashang-failed ";

    /** What the node may take to close before it is cut off: its data is safe either way. */
    private static final long CLOSE_SECONDS = 20;

    private final CountDownLatch released = new CountDownLatch(1);

    private SearchNode() {}

    public static void main(String[] arguments) {
        new SearchNode().run(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]));
    }

    private void run(Path home, int port) {
        PrintStream parent = System.out;
        watchParent();
        // Ctrl-C reaches the parent's whole process group. The jobs write here until the parent has stopped them, so a
        // signal waits for the parent to let go.
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitRelease, "await-parent"));
        try {
            ClasspathNode node = started(home, port);
            parent.println(READY + httpPort(node));
            released.await();
            Runtime.getRuntime().halt(closed(node) ? 0 : 1);
        } catch (Throwable e) {
            e.printStackTrace();
            parent.println(FAILED + StackFailure.innermost(e));
            parent.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    private static ClasspathNode started(Path home, int port) throws Exception {
        Path config = Files.createDirectories(home.resolve("config"));
        LogConfigurator.configureESLogging();
        ClasspathNode node = new ClasspathNode(
                settings(home, port), config, List.of(new Netty4Plugin(), new SmartChinesePlugin(), new RootPlugin()));
        node.start();
        // After a restart the indices come back one by one; before that, searches answer with errors.
        node.client()
                .admin()
                .cluster()
                .prepareHealth(TimeValue.timeValueSeconds(60))
                .setWaitForYellowStatus()
                .get();
        return node;
    }

    private static Settings settings(Path home, int port) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString())
                .put("cluster.name", "mashang-local")
                .put("node.name", "local")
                .put("network.host", LoopbackPorts.HOST)
                .put("http.port", String.valueOf(port))
                .put("transport.port", "0")
                .put("discovery.type", "single-node")
                // A demo on a nearly full disk should work as long as the disk does; by default 90 % makes it
                // read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static int httpPort(Node node) {
        return node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    private void watchParent() {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(System.in);
                    released.countDown();
                    cutOff();
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** A node that is still starting, or hangs while closing, must not outlive its parent. */
    private static void cutOff() {
        try {
            TimeUnit.SECONDS.sleep(CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void awaitEnd(InputStream input) {
        try {
            input.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe is the end, too.
        }
    }

    private void awaitRelease() {
        try {
            // A signal meant for this process alone is obeyed in the end.
            if (!released.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(143);
            }
            TimeUnit.SECONDS.sleep(CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean closed(Node node) throws IOException, InterruptedException {
        node.prepareForClose();
        node.close();
        return node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
