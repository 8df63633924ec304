package mashang.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import mashang.local.office.JoinedOrders.Obstacle;
import mashang.local.office.JoinedOrders.Why;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.junit.jupiter.api.Test;

class JoinedOrdersTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private final Map<String, List<CaseEvent>> events = new HashMap<>();
    private final Map<String, List<String>> joinedInto = new TreeMap<>();
    private final JoinedOrders orders = new JoinedOrders(this::order);

    @Test
    void anOpenOrderMayLead() {
        happened("f:a", Step.SUBMITTED, Step.DISPATCHED);
        assertThat(orders.obstacle("f:b", "f:a")).isEmpty();
    }

    @Test
    void oneThatNobodyKnowsOrWorksOnMayNot() {
        assertThat(orders.obstacle("f:b", "f:x")).contains(new Obstacle(Why.UNKNOWN, null, null));
        happened("f:a", Step.SUBMITTED, Step.ANSWERED);
        assertThat(orders.obstacle("f:b", "f:a")).contains(new Obstacle(Why.FINISHED, Step.ANSWERED, null));
        happened("f:c", Step.SUBMITTED, Step.ANSWERED, Step.REOPENED);
        assertThat(orders.obstacle("f:b", "f:c")).as("taken up again").isEmpty();
    }

    @Test
    void oneThatWasJoinedNamesTheOrderThatLeadsNow() {
        happened("f:c", Step.SUBMITTED);
        join("f:a", "f:b");
        join("f:b", "f:c");
        assertThat(orders.obstacle("f:x", "f:a")).contains(new Obstacle(Why.JOINED, Step.MERGED, "f:c"));
        happened("f:a", Step.REPLIED); // its caller was told: it is joined all the same
        assertThat(orders.obstacle("f:x", "f:a")).contains(new Obstacle(Why.JOINED, Step.REPLIED, "f:c"));
        happened("f:n", Step.SUBMITTED, Step.MERGED); // a feed that does not say into which
        assertThat(orders.obstacle("f:x", "f:n")).contains(new Obstacle(Why.JOINED, Step.MERGED, null));
    }

    @Test
    void ordersAreNotJoinedInACircle() {
        happened("f:c", Step.SUBMITTED);
        join("f:a", "f:b");
        join("f:b", "f:c");
        assertThat(orders.obstacle("f:c", "f:a").map(Obstacle::why)).contains(Why.CYCLE);
        assertThat(orders.obstacle("f:b", "f:a").map(Obstacle::why)).contains(Why.CYCLE);
        join("f:c", "f:a"); // feeds can
        assertThat(orders.obstacle("f:x", "f:a").map(Obstacle::why)).contains(Why.JOINED);
    }

    @Test
    void whoWaitsForOneAnswerIsFoundThroughTheChain() {
        happened("f:c", Step.SUBMITTED);
        happened("f:a", Step.SUBMITTED);
        join("f:a", "f:b");
        join("f:b", "f:c");
        join("f:d", "f:c");
        happened("f:d", Step.REPLIED); // was told before
        join("f:e", "f:c");
        happened("f:e", Step.REOPENED); // is on its own again
        assertThat(waiting("f:c")).as("nothing was done about the matter yet").containsExactly("f:b", "f:a");
        assertThat(orders.isUnsettled("f:c")).isTrue();
        assertThat(orders.waiting("f:c", true, id -> List.of()))
                .as("somebody insists")
                .containsExactly("f:c");
        happened("f:c", Step.HANDLED);
        assertThat(orders.isUnsettled("f:c")).isFalse();
        assertThat(waiting("f:c")).containsExactly("f:c", "f:b", "f:a");
        happened("f:c", Step.REPLIED);
        assertThat(waiting("f:c")).containsExactly("f:b", "f:a");
        assertThat(waiting("f:x")).isEmpty();
    }

    @Test
    void theLastWordSaysIntoWhichAnOrderWasJoined() {
        happened("f:c", Step.SUBMITTED);
        happened("f:d", Step.SUBMITTED);
        join("f:a", "f:c");
        join("f:a", "f:d");
        assertThat(orders.obstacle("f:x", "f:a")).contains(new Obstacle(Why.JOINED, Step.MERGED, "f:d"));
        assertThat(waiting("f:c")).isEmpty();
        assertThat(waiting("f:d")).containsExactly("f:a");
    }

    @Test
    void aCircleOfFeedsIsWalkedOnce() {
        join("f:a", "f:b");
        join("f:b", "f:a");
        assertThat(waiting("f:a")).containsExactly("f:a", "f:b");
    }

    private List<String> waiting(String leading) {
        Function<String, List<String>> joined = id -> joinedInto.getOrDefault(id, List.of());
        return orders.waiting(leading, false, joined);
    }

    private void join(String order, String into) {
        events.computeIfAbsent(order, id -> new ArrayList<>())
                .add(CaseEvent.about(order, Step.MERGED, next(order), next(order))
                        .mergedInto(into)
                        .done());
        joinedInto.computeIfAbsent(into, id -> new ArrayList<>()).add(order);
    }

    private void happened(String order, Step... steps) {
        for (Step step : steps) {
            events.computeIfAbsent(order, id -> new ArrayList<>())
                    .add(CaseEvent.about(order, step, next(order), next(order)).done());
        }
    }

    /** An hour after what happened before. */
    private Instant next(String order) {
        return START.plusSeconds(3_600L * events.getOrDefault(order, List.of()).size());
    }

    private Optional<WorkOrder> order(String id) {
        List<CaseEvent> known = events.getOrDefault(id, List.of());
        return known.isEmpty() ? Optional.empty() : Optional.of(WorkOrder.of(id, Fact.of(known)));
    }
}
