package mashang.jobs.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.accountability.Period;
import mashang.accountability.UnitFigures;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** Figures of the stream equal those reckoned at once from the log, for every unit and period. {@code -Dmashang.accounts=N} logs, from {@code -Dmashang.seed=S}. */
class AccountsEqualBatchTest {
    private static final int LOGS = Integer.getInteger("mashang.accounts", 2);
    private static final long SEED = Long.getLong("mashang.seed", 1);
    private static final int ORDERS = Integer.getInteger("mashang.orders", 80);

    @Test
    void figuresAreWhatFollowsFromTheWholeLogAndReconcileWithTheLedgerAtAnyTime() throws Exception {
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            AccountsRun run = new AccountsRun(new MessyCity(seed, ORDERS).log());
            Map<String, UnitFigures> streamed = run.streamed(run.contributions(new Random(seed)));

            assertThat(AccountsRun.differing(AccountsRun.flat(streamed, false), run.plain()))
                    .as("seed %s", seed)
                    .isEmpty();
            assertThat(run.imbalance()).isZero();
        }
    }

    @Test
    void firstFiguresAreWhatWasKnownWhenThePeriodWasSettled() throws Exception {
        AccountsRun run = new AccountsRun(new MessyCity(SEED, ORDERS).log());
        Map<String, UnitFigures> streamed = run.streamed(run.contributions(new Random(SEED)));
        Map<String, Long> first = AccountsRun.flat(streamed, true);
        Map<String, Long> expected = new TreeMap<>();
        for (Period period : AccountsRun.periods(streamed)) {
            if (period.kind().compareTo(Period.Kind.MONTH) >= 0) {
                expected.putAll(run.plainFirst(period));
            }
        }
        first.keySet()
                .removeIf(key ->
                        Period.parse(key.substring(0, key.indexOf('|'))).kind().compareTo(Period.Kind.MONTH) < 0);
        assertThat(AccountsRun.differing(first, expected)).isEmpty();
        assertThat(first).isNotEmpty();
        assertThat(streamed.values())
                .anyMatch(unit -> unit.revision() > 1 && !unit.now().equals(unit.first()));
    }

    @Test
    void aLateFactMovesExactlyTheFiguresItShould() throws Exception {
        List<CaseEvent> log = new MessyCity(SEED, ORDERS).log();
        CaseEvent handled = log.stream()
                .filter(e -> e.step() == Step.HANDLED)
                .filter(e -> e.occurredAt().isBefore(Instant.parse("2025-02-20T00:00:00Z")))
                .findFirst()
                .orElseThrow();
        String order = handled.orderId().substring(handled.orderId().indexOf(':') + 1);
        Instant asked = handled.occurredAt().plus(Duration.ofMillis(1));
        CaseEvent late = CaseEvent.draft("hotline", order, Step.URGED, asked, Instant.parse("2025-08-20T00:00:00Z"))
                .origin("b")
                .done();
        List<CaseEvent> more = new ArrayList<>(log);
        more.add(late);

        AccountsRun before = new AccountsRun(log);
        AccountsRun after = new AccountsRun(more);
        Map<String, UnitFigures> was = before.streamed(before.contributions(new Random(1)));
        Map<String, UnitFigures> is = after.streamed(after.contributions(new Random(2)));

        TreeSet<String> moved = new TreeSet<>();
        is.forEach((key, unit) -> {
            if (!unit.equals(was.get(key))) {
                moved.add(unit.period());
                if (!unit.period().equals("2025")) { // the year is not settled yet
                    assertThat(unit.first()).as(key).isEqualTo(was.get(key).first());
                    assertThat(unit.revision()).as(key).isEqualTo(was.get(key).revision() + 1);
                }
                assertThat(unit.now().get("urges") - was.get(key).now().getOrDefault("urges", 0L))
                        .isEqualTo(1);
            }
        });
        assertThat(was.keySet()).isEqualTo(is.keySet());
        assertThat(moved)
                .containsExactlyInAnyOrderElementsOf(PlainAccounts.periods(
                                asked.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate())
                        .keySet());
    }
}
