package mashang.jobs.supervision;

import static mashang.jobs.supervision.SupervisedOrders.minute;
import static mashang.jobs.supervision.SupervisedOrders.operator;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mashang.ledger.Balance;
import mashang.ledger.LedgerEntry;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The books of the ledger: they agree at every tick, with each other and with the entries that were written, also after restarts. */
class LedgerBooksTest {
    private static final int ORDERS = 120;
    private static final int MOST_TASKS = 16;

    private static final Step[] STEPS = {
        Step.ACCEPTED,
        Step.HANDLED,
        Step.REPLIED,
        Step.CHECKED,
        Step.WRITTEN_OFF,
        Step.WRITTEN_OFF,
        Step.REOPENED,
        Step.REJECTED,
        Step.CANCELLED,
        Step.MERGED,
        Step.ANSWERED,
        Step.URGED
    };

    @Test
    void booksAgreeAtEveryTickAndWithTheLedger() throws Exception {
        for (long capacity : new long[] {0, 40, 60_000}) {
            ClockOperator operator = operator(capacity);
            try (Harness harness = new Harness(operator, 1, 0)) {
                harness.open();
                Map<String, LedgerEntry> ledger = new TreeMap<>();
                long now = 0;
                for (CaseEvent event : log()) {
                    long time = event.loggedAt().toEpochMilli();
                    harness.processElement(event, time);
                    harness.processWatermark(time);
                    harness.setProcessingTime(now += 1_000);
                    harness.extractOutputValues().forEach(e -> ledger.put(e.orderId(), e));
                    harness.getOutput().clear();
                    assertThat(operator.balance().imbalance()).isZero();
                    assertThat(operator.balance().open()).isEqualTo(open(ledger));
                }
                assertThat(operator.balance().opened()).isEqualTo(ORDERS);
                assertThat(operator.balance().open()).isBetween(10L, ORDERS - 10L);
                assertThat(operator.balance().reopened()).isGreaterThan(10);
                assertThat(operator.balance().writtenOff()).isGreaterThan(3);
            }
        }
    }

    /** A year of 100,000 orders, tick by tick: {@link BooksRun#main}. */
    @Test
    void booksAgreeAtEveryTickOfAMonthOfLivesUnderTheShippedRules() throws Exception {
        BooksRun month = new BooksRun(1_000, Duration.ofDays(30), Duration.ofMinutes(1));
        month.run();
        assertThat(month.ticks()).isGreaterThan(43_000);
        assertThat(month.wrong()).isZero();
        assertThat(List.of(
                        month.books().writtenOff(),
                        month.books().rejected(),
                        month.books().cancelled(),
                        month.books().merged(),
                        month.books().reopened()))
                .allMatch(count -> count > 5);
    }

    @Test
    void booksGoOnAfterARestartWithMoreOrFewerTasks() throws Exception {
        List<CaseEvent> log = log();
        Balance undisturbed = sum(run(log, List.of(1)));
        assertThat(sum(run(log, List.of(1, 1, 1)))).isEqualTo(undisturbed);
        assertThat(sum(run(log, List.of(2, 3, 2, 1)))).isEqualTo(undisturbed);
        assertThat(run(log, List.of(3, 2))).allMatch(balance -> balance.imbalance() == 0);
    }

    @Test
    void forgottenOrdersLeaveTheBooks() throws Exception {
        ClockOperator operator = operator(60_000);
        try (Harness harness = new Harness(operator, 1, 0)) {
            harness.open();
            harness.processElement(SupervisedOrders.event("1", 0, Step.SUBMITTED), minute(0));
            harness.processElement(SupervisedOrders.event("2", 0, Step.SUBMITTED), minute(0));
            harness.processElement(SupervisedOrders.event("1", 2, Step.CANCELLED), minute(2));
            harness.processWatermark(minute(5));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(operator.balance()).isEqualTo(new Balance(1, 2, 0, 0, 0, 1, 0));
            long later = Duration.ofDays(402).toMinutes();
            harness.processWatermark(minute(later));
            assertThat(operator.balance()).isEqualTo(new Balance(1, 1, 0, 0, 0, 0, 0));
            harness.processElement(SupervisedOrders.event("1", later, Step.SUBMITTED), minute(later));
            harness.processWatermark(minute(later + 1));
            harness.prepareSnapshotPreBarrier(2);
            assertThat(operator.balance()).isEqualTo(new Balance(2, 2, 0, 0, 0, 0, 0));
        }
    }

    private static long open(Map<String, LedgerEntry> ledger) {
        return ledger.values().stream().filter(e -> e.closeOut().isOpen()).count();
    }

    private static Balance sum(List<Balance> balances) {
        return balances.stream().reduce(Balance.NONE, Balance::plus);
    }

    /** Runs the log in as many parts as there are numbers of tasks; gives the books at the end. */
    private static List<Balance> run(List<CaseEvent> log, List<Integer> tasks) throws Exception {
        OperatorSubtaskState state = null;
        List<Balance> books = List.of();
        for (int part = 0; part < tasks.size(); part++) {
            int parallelism = tasks.get(part);
            int before = part == 0 ? parallelism : tasks.get(part - 1);
            List<OperatorSubtaskState> states = new ArrayList<>();
            books = new ArrayList<>();
            for (int task = 0; task < parallelism; task++) {
                ClockOperator operator = operator(30);
                try (Harness harness = new Harness(operator, parallelism, task)) {
                    if (state != null) {
                        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, MOST_TASKS, before, parallelism, task));
                    }
                    harness.open();
                    feed(
                            harness,
                            log.subList(log.size() * part / tasks.size(), log.size() * (part + 1) / tasks.size()));
                    harness.prepareSnapshotPreBarrier(part);
                    states.add(harness.snapshot(part, part));
                    books.add(operator.balance());
                }
            }
            state = AbstractStreamOperatorTestHarness.repackageState(states.toArray(OperatorSubtaskState[]::new));
        }
        return books;
    }

    private static void feed(Harness harness, List<CaseEvent> log) throws Exception {
        for (CaseEvent event : log) {
            long time = event.loggedAt().toEpochMilli();
            if (harness.has(event)) {
                harness.processElement(event, time);
            }
            harness.processWatermark(time);
        }
    }

    /** Lives of many orders with hardly any sense in them, as they are handed over. */
    private static List<CaseEvent> log() {
        Random random = new Random(5);
        List<CaseEvent> log = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            int order = i < ORDERS ? i : random.nextInt(ORDERS);
            Step step = i < ORDERS ? Step.SUBMITTED : STEPS[random.nextInt(STEPS.length)];
            int occurred = random.nextInt(4) == 0 ? Math.max(0, i - random.nextInt(400)) : i;
            log.add(SupervisedOrders.event("" + order, occurred, i, step));
        }
        return log;
    }

    /** One task of several. */
    private static final class Harness extends KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, LedgerEntry> {
        private final int parallelism;
        private final int task;

        Harness(ClockOperator operator, int parallelism, int task) throws Exception {
            super(operator, CaseEvent::orderId, Types.STRING, MOST_TASKS, parallelism, task);
            this.parallelism = parallelism;
            this.task = task;
        }

        boolean has(CaseEvent event) {
            return KeyGroupRangeAssignment.assignKeyToParallelOperator(event.orderId(), MOST_TASKS, parallelism)
                    == task;
        }
    }
}
