package mashang.local.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Contribution;
import mashang.accountability.Contributions;
import mashang.accountability.Share;
import mashang.config.City;
import mashang.ledger.Balance;
import mashang.ledger.CloseOut;
import mashang.local.documents.Issue;
import mashang.local.office.OfficeDecision;
import mashang.local.office.Outcome;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.oracle.Oracle;
import mashang.supervised.SupervisedItem;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** From the opening of an item to its relapse, by the rules and policies we ship; the oracle tells the same. */
class ItemLifeTest {
    private static final City CITY = City.load(Path.of("..", "..", "config"));
    private static final Clocks CLOCKS = CITY.clocks();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ITEM = SupervisedItem.of("P-hotline:20260301-0007");

    private final List<CaseEvent> log = new ArrayList<>();

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private void decide(OfficeDecision decision, String local) {
        log.add(decision.event(time(local), "decision/" + log.size()));
    }

    private static OfficeDecision plain(Step step) {
        return OfficeDecision.plain(step, ITEM, "张三", "office", "共性问题");
    }

    private void open(String local) {
        decide(
                plain(Step.OPENED).withUnit("市城市管理局").withTitle("丽发新城三期 夜间施工").withCategory(SupervisedItem.CATEGORY),
                local);
    }

    private void reopen(String local, String unit) {
        decide(plain(Step.REOPENED), local);
        decide(plain(Step.OPENED).withUnit(unit).withCategory(SupervisedItem.CATEGORY), local);
    }

    private void closeOut(String finished) {
        decide(plain(Step.FINISHED), finished + "T10:00");
        decide(plain(Step.CHECKED), finished + "T11:00");
        decide(plain(Step.WRITTEN_OFF), finished + "T12:00");
    }

    private Advance advance(String until) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : log) {
            state = CLOCKS.receive(state, event);
        }
        Advance advance = CLOCKS.advance(ITEM, state, time(until).toEpochMilli());
        List<Alert> alerts = advance.alerts().stream().sorted(AlertCsv.ORDER).toList();
        assertThat(new Oracle(CITY.policies(), CITY.calendars(), CITY.units(), Map.of())
                        .judge(log, time(until).toEpochMilli())
                        .alerts())
                .isEqualTo(alerts);
        return advance;
    }

    private static List<String> told(Advance advance) {
        return advance.alerts().stream()
                .map(alert -> alert.alertId().substring(ITEM.length()))
                .toList();
    }

    @Test
    void itHasOneClockOfItsOwnAndItIsItsUnits() {
        open("2026-03-12T10:00");
        assertThat(advance("2026-03-12T11:00").readings().clocks())
                .singleElement()
                .satisfies(clock -> {
                    assertThat(clock.clock()).isEqualTo("item");
                    assertThat(clock.unit()).isEqualTo("市城市管理局");
                    assertThat(Instant.ofEpochMilli(clock.dueAt()))
                            .as("15 working days from the next, at office close")
                            .isEqualTo(time("2026-04-02T17:30"));
                });
        assertThat(told(advance("2026-04-02T17:30"))).contains("/1/item/warning", "/1/item/breach");
    }

    @Test
    void aDueTimeThatIsStatedWins() {
        decide(
                plain(Step.OPENED)
                        .withUnit("市城市管理局")
                        .withCategory(SupervisedItem.CATEGORY)
                        .withDue(time("2026-03-20T17:30")),
                "2026-03-12T10:00");
        assertThat(told(advance("2026-03-20T17:29"))).doesNotContain("/1/item/breach");
        assertThat(told(advance("2026-03-20T17:30"))).contains("/1/item/breach");
    }

    @Test
    void finishedCheckedAndWrittenOffItIsClosedOutAndARelapseIsItsSecondRound() {
        open("2026-03-12T10:00");
        closeOut("2026-03-20");
        Advance closed = advance("2026-03-25T00:00");
        assertThat(CloseOut.of(closed.order()).status()).isEqualTo(CloseOut.Status.CLOSED_OUT);
        assertThat(told(closed)).isEmpty();

        reopen("2026-04-07T09:00", "市城市管理局");
        Advance back = advance("2026-04-07T10:00");
        assertThat(back.order().rounds()).isEqualTo(2);
        assertThat(back.readings().refusals()).isEmpty();
        assertThat(CloseOut.of(back.order()).isOpen()).isTrue();
        assertThat(back.readings().clocks())
                .filteredOn(clock -> clock.round() == 2)
                .extracting(ClockReading::clock, ClockReading::unit)
                .containsExactly(tuple("item", "市城市管理局"));
        assertThat(told(advance("2026-05-20T00:00"))).contains("/2/item/breach");
    }

    @Test
    void givenToAnotherUnitTheRelapseStillCountsAgainstTheOneThatClosedItOut() {
        open("2026-03-12T10:00");
        closeOut("2026-03-20");
        reopen("2026-04-07T09:00", "市水利局");
        assertThat(amounts("2026-04-08T00:00", "cg")).containsEntry("reopens", 1L);
        assertThat(amounts("2026-05-20T00:00", "sl"))
                .doesNotContainKey("reopens")
                .containsEntry("clock.item.late", 1L);
    }

    @Test
    void aRelapseCountsAgainstTheCloseOutInTheAccountsOfItsUnit() {
        open("2026-03-12T10:00");
        closeOut("2026-03-20");
        assertThat(amounts("2026-04-01T00:00")).doesNotContainKey("reopens");
        reopen("2026-04-07T09:00", "市城市管理局");
        Map<String, Long> amounts = amounts("2026-04-08T00:00");
        assertThat(amounts)
                .containsEntry("reopens", 1L)
                .containsEntry("books.REOPENED", 1L)
                .containsEntry("clock.item.inTime", 1L);
        assertThat(amounts)
                .as("an item of work that was in time only by a closing that did not last")
                .containsEntry("timedLate@共性问题", 1L)
                .containsEntry("timedPoor@共性问题", 1L);
    }

    private Map<String, Long> amounts(String until) {
        return amounts(until, "cg");
    }

    private Map<String, Long> amounts(String until, String unit) {
        Advance advance = advance(until);
        Balance balance = Balance.of(advance.order());
        assertThat(balance.imbalance()).isZero();
        Contribution contribution = Contributions.of(advance, CITY.units(), balance);
        Map<String, Long> amounts = new TreeMap<>();
        for (Share share : contribution.shares()) {
            if (share.units().equals(List.of(unit))) {
                share.amounts().forEach((measure, amount) -> amounts.merge(measure, amount, Long::sum));
            }
        }
        return amounts;
    }

    @Test
    void itCannotBeWrittenOffBeforeItIsFinishedAndChecked() {
        open("2026-03-12T10:00");
        assertThat(new Outcome(CLOCKS, ITEM, log).refusal(plain(Step.WRITTEN_OFF), time("2026-03-13T10:00")))
                .contains(Refusal.Why.NOT_YET);
        decide(plain(Step.FINISHED), "2026-03-13T10:00");
        assertThat(new Outcome(CLOCKS, ITEM, log).refusal(plain(Step.WRITTEN_OFF), time("2026-03-13T11:00")))
                .contains(Refusal.Why.NOT_YET);
        decide(plain(Step.CHECKED), "2026-03-13T12:00");
        assertThat(new Outcome(CLOCKS, ITEM, log).refusal(plain(Step.WRITTEN_OFF), time("2026-03-13T13:00")))
                .isEmpty();
    }

    @Test
    void whatIsDueIsSaidBeforeItIsDecided() {
        OfficeDecision opening = plain(Step.OPENED).withUnit("市城市管理局").withCategory(SupervisedItem.CATEGORY);
        assertThat(new Outcome(CLOCKS, ITEM, log).firstDue(List.of(opening), time("2026-03-12T10:00")))
                .hasValueSatisfying(
                        clock -> assertThat(Instant.ofEpochMilli(clock.dueAt())).isEqualTo(time("2026-04-02T17:30")));
    }

    @Test
    void anItemIsNoDocument() {
        assertThat(Issue.numberOf(ITEM)).isEqualTo(ITEM);
        assertThat(SupervisedItem.isItem(Issue.orderOf("榕效督〔2026〕1号"))).isFalse();
    }
}
