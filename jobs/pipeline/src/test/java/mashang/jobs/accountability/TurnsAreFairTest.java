package mashang.jobs.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Contributions;
import mashang.accountability.Share;
import mashang.config.City;
import mashang.ledger.Balance;
import mashang.sla.Advance;
import mashang.sla.Calendars;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** Units that have an order more than once, or after others, under the shipped rules: five working days for a complaint. */
class TurnsAreFairTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final City CITY = City.load(Path.of("..", "..", "config"));
    private static final Units UNITS = new Units(List.of(unit("a", "甲局"), unit("b", "乙局")));
    private static final long END = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();

    private final List<CaseEvent> events = new ArrayList<>();

    @Test
    void holidaysInALaterTurnAreNotTimeUsed() {
        firstTurn("2026-09-21T09:00", "2026-09-22T10:00");
        turn("2026-09-30T17:00");
        close("2026-10-09T10:00"); // 1 to 7 October are off: on the second of five working days

        assertThat(figures()).containsEntry("timed@市容", 1L).doesNotContainKey("timedLate@市容");
        assertThat(figures()).containsEntry("clock.unit-handle.inTime", 2L);
    }

    @Test
    void whatWasOnHoldInALaterTurnIsNotTimeUsed() {
        firstTurn("2026-09-07T09:00", "2026-09-08T10:00");
        turn("2026-09-08T11:00");
        unit(Step.SUSPENDED, "2026-09-08T15:00");
        unit(Step.RESUMED, "2026-09-28T09:00");
        close("2026-09-28T16:00");

        assertThat(figures()).containsEntry("timed@市容", 1L).doesNotContainKey("timedLate@市容");
    }

    @Test
    void whatWasGrantedInALaterTurnIsNotHeldAgainstIt() {
        firstTurn("2026-09-07T09:00", "2026-09-08T10:00");
        turn("2026-09-08T11:00");
        unit(Step.EXTENSION_REQUESTED, "2026-09-09T11:00");
        add(draft(Step.EXTENDED, "2026-09-09T12:00").unit("甲局").dueAt(at("2026-09-24T17:30")));
        close("2026-09-22T10:00");

        assertThat(figures()).containsEntry("timed@市容", 1L).doesNotContainKey("timedLate@市容");
    }

    @Test
    void givingBackAndGettingAgainWinsNoTime() {
        firstTurn("2026-09-07T09:00", "2026-09-11T10:00"); // four working days of five
        turn("2026-09-11T11:00");
        close("2026-09-16T10:00"); // three more

        assertThat(figures()).containsEntry("timedLate@市容", 1L).containsEntry("clock.unit-handle.inTime", 2L);
    }

    @Test
    void manyTurnsOfLessThanADayWinNoTimeEither() {
        firstTurn("2026-09-07T09:00", "2026-09-07T17:00");
        for (int day : new int[] {8, 9, 10, 11, 14, 15}) {
            turn("2026-09-%02dT09:00".formatted(day));
            unit(Step.RETURNED, "2026-09-%02dT17:00".formatted(day));
        }
        turn("2026-09-16T09:00");
        close("2026-09-16T17:00");

        assertThat(figures()).containsEntry("timedLate@市容", 1L).containsEntry("clock.unit-handle.inTime", 8L);
    }

    @Test
    void theCitizensClockIsMissedByWhoHadTheOrderWhenItWasDue() {
        firstTurn("2026-09-07T09:00", "2026-09-18T10:00"); // due on the 14th
        add(draft(Step.DISPATCHED, "2026-09-18T11:00").unit("乙局"));
        add(draft(Step.SIGNED, "2026-09-18T11:00").unit("乙局"));
        add(draft(Step.HANDLED, "2026-09-18T16:00").unit("乙局"));
        add(draft(Step.REPLIED, "2026-09-18T16:30").unit("乙局"));

        assertThat(figures("a")).containsEntry("clock.handle.late", 1L).containsEntry("clock.unit-handle.late", 1L);
        assertThat(figures("b"))
                .doesNotContainKey("clock.handle.late")
                .containsEntry("clock.unit-handle.inTime", 1L)
                .doesNotContainKey("timedLate@市容");
    }

    private static Unit unit(String id, String name) {
        return new Unit(id, List.of(new Unit.Name(name, null, null)), null, Unit.Kind.DEPARTMENT, null, null);
    }

    private void firstTurn(String from, String until) {
        add(draft(Step.SUBMITTED, from));
        add(draft(Step.ACCEPTED, from));
        turn(from);
        unit(Step.RETURNED, until);
    }

    private void turn(String time) {
        unit(Step.DISPATCHED, time);
        unit(Step.SIGNED, time);
    }

    private void close(String time) {
        unit(Step.HANDLED, time);
        unit(Step.REPLIED, time);
    }

    private void unit(Step step, String time) {
        add(draft(step, time).unit("甲局"));
    }

    private void add(CaseEventDraft draft) {
        events.add(draft.done());
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    private static CaseEventDraft draft(Step step, String time) {
        return CaseEvent.draft("hotline", "1", step, at(time), at(time))
                .origin("a")
                .channel("phone")
                .kind(Kind.COMPLAINT)
                .category("市容");
    }

    private Map<String, Long> figures() {
        return figures("a");
    }

    /** Those of a unit, by name. */
    private Map<String, Long> figures(String unit) {
        Clocks clocks = new Clocks(CITY.policies(), Calendars.of(CITY.calendars()), UNITS, Map.of());
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        Advance advance = clocks.advance("hotline:1", state, END);
        Map<String, Long> figures = new TreeMap<>();
        for (Share share :
                Contributions.of(advance, UNITS, Balance.of(advance.order())).shares()) {
            if (share.units().equals(List.of(unit))) {
                share.amounts().forEach((name, amount) -> figures.merge(name, amount, Long::sum));
            }
        }
        return figures;
    }
}
