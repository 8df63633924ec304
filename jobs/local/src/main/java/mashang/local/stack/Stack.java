package mashang.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.cluster.Jobs;
import mashang.local.cluster.LocalCluster;
import mashang.local.machine.LockedFolder;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.local.stack.StackListener.Part;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, Elasticsearch and Flink on one machine, as one thing: all run, or none does.
 *
 * <p>Closes itself on Ctrl-C and {@code kill}: first the cluster, so that the jobs still have both servers, then
 * Elasticsearch, then the broker. After {@code kill -9} the next start on the same folder carries on.
 */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final int JAVA = 17;

    private final LockedFolder folder;
    private final StackListener listener;
    private final RunningStack address;
    private final Thread hook = new Thread(this::close, "close-stack");
    private final CompletableFuture<Part> broken = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

    // Not under the lock: it is read on the thread that reports the death of a process, which close() waits for.
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Jobs jobs;

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedElasticsearch search;
    private @Nullable LocalCluster cluster;

    private Stack(LockedFolder folder, Ports ports, StackListener listener) {
        this.folder = folder;
        this.listener = listener;
        this.address = RunningStack.here(folder.path(), ports);
        this.jobs = address.jobs();
    }

    /** As {@link #start(StackOptions, StackListener)}, telling nobody. */
    public static Stack start(StackOptions options) throws StackFailure, InterruptedException {
        return start(options, StackListener.NONE);
    }

    /**
     * Starts everything and returns when everything answers.
     *
     * @throws StackFailure with one sentence; whatever was started is stopped again
     */
    public static Stack start(StackOptions options, StackListener listener) throws StackFailure, InterruptedException {
        if (Runtime.version().feature() != JAVA) {
            throw new StackFailure(Reason.WRONG_JAVA, Runtime.version());
        }
        LockedFolder folder = LockedFolder.open(options.folder());
        Stack stack = new Stack(folder, options.ports().chosen(PortsFile.last(folder.path())), listener);
        Runtime.getRuntime().addShutdownHook(stack.hook);
        boolean up = false;
        try {
            stack.startParts(options);
            stack.announce();
            up = true;
            return stack;
        } finally {
            if (!up) {
                stack.close();
            }
        }
    }

    /** The stack that runs on {@code folder}, in whatever process; empty if there is none. */
    public static Optional<RunningStack> running(Path folder) {
        return RunningStack.find(folder);
    }

    /** Where its parts answer. */
    public RunningStack address() {
        return address;
    }

    /** The jobs on its cluster. */
    public Jobs jobs() {
        return jobs;
    }

    /** Completes with the part that stopped although nobody asked it to. */
    public CompletableFuture<Part> broken() {
        return broken.copy();
    }

    /**
     * Waits until somebody closes the stack.
     *
     * @throws StackFailure if a part stopped by itself; the rest is closed by then
     */
    public void awaitClosed() throws StackFailure, InterruptedException {
        try {
            CompletableFuture.anyOf(closed, broken).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (broken.isDone()) {
            close();
            throw new StackFailure(Reason.STOPPED_MEANWHILE, broken.join().title());
        }
    }

    /** Stops everything, in order; the data stays. A second call waits for the first. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            listener.stopping();
            closeParts();
            closed.complete(null);
        }
        closed.join();
        removeHook();
    }

    private void startParts(StackOptions options) throws StackFailure, InterruptedException {
        ExecutorService beside = Executors.newSingleThreadExecutor(task -> new Thread(task, "start-elasticsearch"));
        try {
            Future<?> searchUp = beside.submit(() -> {
                startSearch(options);
                return null;
            });
            startBroker();
            await(searchUp);
            startCluster(options);
        } finally {
            // After a failure Elasticsearch may still be starting: interrupted, it stops its process before it returns.
            beside.shutdownNow();
            beside.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void startBroker() throws StackFailure {
        Ports ports = address.ports();
        EmbeddedBroker started = EmbeddedBroker.start(path("kafka"), ports.kafka(), ports.controller());
        watch(started.failed(), Part.KAFKA);
        keep(started, () -> broker = started);
        listener.up(Part.KAFKA, URI.create("kafka://" + started.bootstrap()));
    }

    private void startSearch(StackOptions options) throws StackFailure, InterruptedException {
        EmbeddedElasticsearch started = EmbeddedElasticsearch.start(
                path("elasticsearch"), address.ports().elasticsearch(), options.searchHeapMegabytes());
        watch(started.exited(), Part.ELASTICSEARCH);
        keep(started, () -> search = started);
        listener.up(Part.ELASTICSEARCH, started.uri());
    }

    private void startCluster(StackOptions options) throws StackFailure {
        LocalCluster started = LocalCluster.start(folder.path(), address.ports().flink(), options.slots());
        keep(started, () -> cluster = started);
        listener.up(Part.FLINK, started.uri());
    }

    /** A part that comes up while the stack is closing, because of Ctrl-C, is closed at once. */
    private void keep(AutoCloseable part, Runnable assign) {
        synchronized (this) {
            if (!closing.get()) {
                assign.run();
                return;
            }
        }
        closeQuietly(part);
    }

    private static void await(Future<?> searchUp) throws StackFailure, InterruptedException {
        try {
            searchUp.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw new StackFailure(e, Reason.SEARCH_FAILED, StackFailure.innermost(e), "logs/elasticsearch.log");
        }
    }

    private void announce() throws StackFailure {
        try {
            PortsFile.remember(folder.path(), address.ports());
            address.write();
        } catch (IOException e) {
            throw StackFailure.of(e, folder.path(), Reason.FOLDER_NOT_WRITABLE, folder.path());
        }
    }

    /** An end that nobody asked for breaks the stack. */
    private void watch(CompletableFuture<?> end, Part part) {
        var unused = end.thenRun(() -> {
            if (!closing.get()) {
                broken.complete(part);
            }
        });
    }

    private void closeParts() {
        List<Optional<? extends AutoCloseable>> inOrder;
        synchronized (this) {
            inOrder = List.of(Optional.ofNullable(cluster), Optional.ofNullable(search), Optional.ofNullable(broker));
        }
        inOrder.forEach(part -> part.ifPresent(Stack::closeQuietly));
        try {
            Files.deleteIfExists(folder.path().resolve(RunningStack.FILE));
        } catch (IOException e) {
            LOG.warn("{} stays, though its process ends", RunningStack.FILE, e);
        }
        folder.close();
    }

    /** One part that does not close well must not keep the others open. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close well", part.getClass(), e);
        }
    }

    private void removeHook() {
        if (Thread.currentThread() == hook) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and waits for us.
        }
    }

    private Path path(String name) {
        return folder.path().resolve(name);
    }
}
