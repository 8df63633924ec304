package mashang.connectors.elasticsearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.workorder.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way: sent again until each of its documents is indexed, outdated, or kept as a dead letter. Runs on the
 * task's thread only, between answers.
 *
 * <p>A batch that is refused as a whole because of its size or of something in it is sent in halves, so that one document
 * cannot hold up the others.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** What a delivery needs of its writer. */
    interface Road {
        CompletableFuture<BulkReply> send(List<Entry> entries);

        CompletableFuture<Void> keep(DeadLetter letter);

        /** Runs an action on the task's thread; from any thread. */
        void onTask(Runnable action);

        /** Sends again after a wait; on the task's thread. */
        void afterBackoff(int failures, Runnable action);

        SinkMetrics metrics();

        RefusalLog refusals();

        long maxDocumentBytes();

        int maxUnreadable();
    }

    private final Road road;
    private final Runnable done;
    private final Consumer<Exception> fail;
    private List<Entry> open;
    private int failures;
    private int unreadable;
    /** Letters not yet acknowledged and halves not yet delivered. */
    private int awaited;

    private boolean ended;

    /**
     * @param done called once, when nothing is left to do
     * @param fail called once instead, when nothing can be done
     */
    Delivery(Road road, List<Entry> entries, Runnable done, Consumer<Exception> fail) {
        this.road = road;
        this.open = entries;
        this.done = done;
        this.fail = fail;
    }

    void start() {
        open = withoutOversized(newest(open));
        send();
        endIfNothingIsLeft();
    }

    /** Of several versions of one document in a batch only the newest: the others would come back as outdated. */
    private List<Entry> newest(List<Entry> entries) {
        Map<List<String>, Entry> newest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            newest.merge(List.of(entry.index(), entry.id()), entry, (a, b) -> b.version() >= a.version() ? b : a);
        }
        road.metrics().stale().inc(entries.size() - newest.size());
        return List.copyOf(newest.values());
    }

    private List<Entry> withoutOversized(List<Entry> entries) {
        List<Entry> fitting = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.source().length > road.maxDocumentBytes()) {
                reject(entry, Refusal.TOO_LARGE);
            } else {
                fitting.add(entry);
            }
        }
        return fitting;
    }

    private void send() {
        if (open.isEmpty() || ended) {
            return;
        }
        long sentAt = System.nanoTime();
        var unused = road.send(open)
                .whenComplete((reply, error) -> road.onTask(() -> {
                    road.metrics().latency().update((System.nanoTime() - sentAt) / 1_000_000);
                    judge(error == null ? reply : BulkReply.failed(error));
                }));
    }

    private void judge(BulkReply reply) {
        if (ended) {
            return;
        }
        if (reply.kind() != BulkReply.Kind.UNREADABLE) {
            unreadable = 0;
        }
        switch (reply.kind()) {
            case ITEMS -> judgeItems(reply.items());
            case REFUSED -> judgeWhole(reply);
            case UNREACHABLE -> again(open, reply.error());
            case UNREADABLE -> {
                if (++unreadable >= road.maxUnreadable()) {
                    end(ElasticsearchUnavailable.unreadable(unreadable));
                } else {
                    again(open, reply.error());
                }
            }
        }
        endIfNothingIsLeft();
    }

    private void judgeItems(List<BulkReply.Item> items) {
        List<Entry> asked = open;
        List<Entry> retry = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < asked.size() && !ended; i++) {
            Entry entry = asked.get(i);
            BulkReply.Item item = items.get(i);
            switch (item.verdict()) {
                case DONE ->
                    (item.status() == 409
                                    ? road.metrics().stale()
                                    : road.metrics().sent())
                            .inc();
                case RETRY -> {
                    retry.add(entry);
                    reason = item.refusal().type();
                }
                case REJECT -> reject(entry, item.refusal());
                case FATAL ->
                    end(remedy(item.status(), entry.index(), item.refusal().type()));
            }
        }
        if (retry.size() < asked.size()) {
            failures = 0; // the server is taking documents: no need to wait long
        }
        again(retry, reason);
    }

    private void judgeWhole(BulkReply reply) {
        switch (Verdict.of(reply.status(), reply.error())) {
            case RETRY -> again(open, reply.error());
            case FATAL -> end(remedy(reply.status(), open.get(0).index(), reply.error()));
            case REJECT, DONE -> {
                if (open.size() > 1) {
                    halve();
                } else {
                    Entry only = open.get(0);
                    open = List.of();
                    reject(only, reply.status() == 413 ? Refusal.TOO_LARGE : new Refusal(reply.error(), null, null));
                }
            }
        }
    }

    private void halve() {
        List<Entry> whole = open;
        open = List.of();
        awaited += 2;
        half(whole.subList(0, whole.size() / 2));
        half(whole.subList(whole.size() / 2, whole.size()));
    }

    private void half(List<Entry> entries) {
        new Delivery(road, entries, this::arrived, this::end).start();
    }

    private void again(List<Entry> entries, String reason) {
        open = entries;
        if (open.isEmpty() || ended) {
            return;
        }
        failures++;
        road.metrics().retried().inc(open.size());
        LOG.warn("Elasticsearch: {} documents again ({}), failure {} in a row", open.size(), reason, failures);
        road.afterBackoff(failures, this::send);
    }

    private void reject(Entry entry, Refusal refusal) {
        awaited++;
        road.metrics().rejected().inc();
        road.refusals().note(entry.index(), refusal);
        var unused = road.keep(letter(entry, refusal))
                .whenComplete((kept, error) -> road.onTask(() -> {
                    if (error != null) {
                        end(ElasticsearchUnavailable.rejectionNotKept(error));
                    } else {
                        arrived();
                    }
                }));
    }

    private static DeadLetter letter(Entry entry, Refusal refusal) {
        String origin = entry.index() + '/' + entry.id();
        String id = EventId.hash(origin + '|' + entry.version() + '|' + DeadReason.INDEX_REFUSED);
        List<String> args = List.of(entry.index(), refusal.text());
        return new DeadLetter(
                id,
                "index",
                null,
                origin,
                "",
                -1,
                -1,
                0,
                DeadReason.INDEX_REFUSED,
                args,
                refusal.field(),
                "",
                entry.source());
    }

    private static Exception remedy(int status, String index, String error) {
        return switch (status) {
            case 401 -> ElasticsearchUnavailable.credentials(status);
            case 403 -> ElasticsearchUnavailable.forbidden(index);
            case 404 -> ElasticsearchUnavailable.missingIndex(index);
            default -> ElasticsearchUnavailable.notWritable(index, error);
        };
    }

    private void arrived() {
        awaited--;
        endIfNothingIsLeft();
    }

    private void endIfNothingIsLeft() {
        if (!ended && open.isEmpty() && awaited == 0) {
            ended = true;
            done.run();
        }
    }

    private void end(Exception failure) {
        if (!ended) {
            ended = true;
            fail.accept(failure);
        }
    }
}
