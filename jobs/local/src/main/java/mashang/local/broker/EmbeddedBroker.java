package mashang.local.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, one node that is its own controller) in this JVM, on 127.0.0.1 only.
 *
 * <p>Its folder may be started again, on other ports too, also after {@code kill -9}. Records stay until their topic says
 * otherwise: the broker's default retention is unlimited, because a replay of old years writes old timestamps, which any
 * limit would delete at once. Topics are not created by mentioning them.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** A complaint of 1 MB with its escapes and its envelope, several times over. */
    static final int LARGEST_MESSAGE = 8 << 20;

    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<String> failed;

    private EmbeddedBroker(KafkaRaftServer server, int port, CompletableFuture<String> failed) {
        this.server = server;
        this.port = port;
        this.failed = failed;
    }

    /** Starts on {@code port}, and a free port for the controller. */
    public static EmbeddedBroker start(Path folder, int port) throws StackFailure {
        return start(folder, port, LoopbackPorts.free(1).get(0));
    }

    /**
     * Starts the broker and returns when it answers; after a failure nothing of it is left running.
     *
     * @param folder the log folder, created and formatted when empty
     * @param port for clients
     * @param controllerPort for the broker's talk with its own controller; may differ from the last start
     */
    public static EmbeddedBroker start(Path folder, int port, int controllerPort) throws StackFailure {
        return start(folder, port, controllerPort, new Properties());
    }

    /** @param more settings that are added to ours, or take their place */
    static EmbeddedBroker start(Path folder, int port, int controllerPort, Properties more) throws StackFailure {
        LoopbackPorts.requireFree(port, "Kafka");
        LoopbackPorts.requireFree(controllerPort, "Kafka controller");
        try {
            format(folder);
        } catch (Exception e) {
            throw StackFailure.of(e, folder, StackFailure.Reason.BROKER_FAILED, StackFailure.innermost(e));
        }
        Properties settings = properties(folder, port, controllerPort);
        settings.putAll(more);
        return launch(folder, port, settings);
    }

    /** {@code host:port}, as clients want it. */
    public String bootstrap() {
        return LoopbackPorts.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Completes, with Kafka's words, when the broker gives up while running (a full disk, say). */
    public CompletableFuture<String> failed() {
        return failed.copy();
    }

    /** Stops the broker orderly; its data stays. */
    @Override
    public void close() {
        BrokerExits.forget(failed);
        server.shutdown();
        server.awaitShutdown();
    }

    private static EmbeddedBroker launch(Path folder, int port, Properties settings) throws StackFailure {
        CompletableFuture<String> failed = new CompletableFuture<>();
        BrokerExits.listen(failed);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, port, failed);
        } catch (Throwable e) {
            BrokerExits.forget(failed);
            // The broker's threads are no daemons: one left behind would keep the JVM alive for ever.
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
            throw StackFailure.of(e, folder, StackFailure.Reason.BROKER_FAILED, StackFailure.innermost(e));
        }
    }

    /** Without initial controllers the voters are read from the settings at each start, so their port may change. */
    private static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter();
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setNodeId(NODE);
        formatter.setControllerListenerName(CONTROLLER);
        formatter.setMetadataLogDirectory(folder.toString());
        formatter.setDirectories(List.of(folder.toString()));
        formatter.setIgnoreFormatted(true);
        formatter.run();
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        String client = "PLAINTEXT://" + LoopbackPorts.HOST + ":" + port;
        String controller = CONTROLLER + "://" + LoopbackPorts.HOST + ":" + controllerPort;
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", String.valueOf(NODE));
        p.setProperty("listeners", client + "," + controller);
        p.setProperty("advertised.listeners", client + "," + controller);
        p.setProperty("controller.listener.names", CONTROLLER);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("controller.quorum.voters", NODE + "@" + LoopbackPorts.HOST + ":" + controllerPort);
        p.setProperty("log.dirs", folder.toString());
        records(p);
        oneNode(p);
        small(p);
        return p;
    }

    private static void records(Properties p) {
        p.setProperty("message.max.bytes", String.valueOf(LARGEST_MESSAGE));
        p.setProperty("replica.fetch.max.bytes", String.valueOf(LARGEST_MESSAGE));
        p.setProperty("log.retention.ms", "-1");
        // A simulated clock may run years ahead of ours; the default refuses records an hour ahead.
        p.setProperty("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("transaction.max.timeout.ms", "3600000");
    }

    private static void oneNode(Properties p) {
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "1");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("transaction.state.log.num.partitions", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void small(Properties p) {
        p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        p.setProperty("log.cleaner.threads", "1");
        p.setProperty("log.index.size.max.bytes", String.valueOf(2 << 20));
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "2");
        p.setProperty("background.threads", "2");
    }
}
