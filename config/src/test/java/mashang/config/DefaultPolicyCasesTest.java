package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** Courses of events under the policy we ship in which somebody was accused, or nobody ever, without reason. */
class DefaultPolicyCasesTest {
    private static final Clocks CLOCKS = City.load(Path.of(".")).clocks();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void anOrderOnHoldWhenItIsJoinedIsStillDueAnAnswer() {
        List<ClockReading> answer = readings(
                "answer",
                at("hotline:1", "2026-03-02T09:00", Step.SUBMITTED),
                at("hotline:1", "2026-03-02T09:10", Step.DISPATCHED).unit("市城市管理局"),
                at("hotline:1", "2026-03-02T11:00", Step.SUSPENDED),
                at("hotline:1", "2026-03-03T11:00", Step.MERGED).mergedInto("hotline:9"));
        assertThat(answer).singleElement().satisfies(r -> assertThat(r.dueAt())
                .isBetween(time("2026-04-01T00:00"), time("2026-04-30T00:00")));
    }

    @Test
    void aTaskThatWasJoinedOwesNobodyAnAnswer() {
        assertThat(readings(
                        "answer",
                        opened(),
                        at("tasks:1", "2026-03-03T11:00", Step.MERGED).mergedInto("tasks:2")))
                .isEmpty();
    }

    @Test
    void nobodyIsAskedBackWhoWasRefused() {
        assertThat(accusations(
                        "follow-up",
                        "2026-12-31T00:00",
                        at("hotline:1", "2026-03-02T09:00", Step.SUBMITTED),
                        at("hotline:1", "2026-03-02T09:02", Step.REJECTED),
                        at("hotline:1", "2026-03-02T11:00", Step.REPLIED)
                                .role("office")
                                .actor("王")
                                .reason("已告知")))
                .isEmpty();
    }

    @Test
    void aTaskOnHoldIsNotVisited() {
        CaseEventDraft suspended = at("tasks:1", "2026-03-10T09:00", Step.SUSPENDED);
        assertThat(accusations("cadence", "2026-06-20T00:00", opened())).isNotEmpty();
        assertThat(accusations("cadence", "2026-06-20T00:00", opened(), suspended))
                .isEmpty();
        assertThat(accusations(
                        "cadence",
                        "2026-06-20T00:00",
                        opened(),
                        suspended,
                        at("tasks:1", "2026-04-10T09:00", Step.RESUMED)))
                .as("resumed, it is visited again")
                .isNotEmpty();
    }

    /** A pause moves no due time that a task states itself; a due time stated with the pause does. */
    @Test
    void whoSuspendsATaskStatesItsNewDueTime() {
        CaseEventDraft suspended = at("tasks:1", "2026-03-10T09:00", Step.SUSPENDED);
        assertThat(readings("task", opened(), suspended)).singleElement().satisfies(r -> assertThat(r.dueAt())
                .isEqualTo(time("2026-06-30T18:00")));
        assertThat(readings("task", opened(), suspended.dueAt(instant("2026-09-30T18:00"))))
                .singleElement()
                .satisfies(r -> assertThat(r.dueAt()).isEqualTo(time("2026-09-30T18:00")));
    }

    private static CaseEventDraft opened() {
        return at("tasks:1", "2026-03-02T09:00", Step.OPENED)
                .unit("市城市管理局")
                .category("督帮/重点工作")
                .dueAt(instant("2026-06-30T18:00"));
    }

    private static List<ClockReading> readings(String clock, CaseEventDraft... drafts) {
        return play("2026-03-20T00:00", drafts).readings().clocks().stream()
                .filter(reading -> reading.rule().clock().name().equals(clock))
                .toList();
    }

    private static List<Alert> accusations(String clock, String until, CaseEventDraft... drafts) {
        return play(until, drafts).alerts().stream()
                .filter(alert -> alert.clock().equals(clock))
                .filter(alert -> alert.kind() == Alert.Kind.BREACH || alert.kind() == Alert.Kind.CADENCE_MISSED)
                .toList();
    }

    private static Advance play(String until, CaseEventDraft... drafts) {
        OrderState state = OrderState.NEW;
        String order = "";
        for (int i = 0; i < drafts.length; i++) {
            CaseEvent event = drafts[i].origin("raw/0/" + i).done();
            order = event.orderId();
            state = CLOCKS.receive(state, event);
        }
        return CLOCKS.advance(order, state, time(until));
    }

    private static CaseEventDraft at(String order, String local, Step step) {
        return CaseEvent.about(order, step, instant(local), instant(local));
    }

    private static long time(String local) {
        return instant(local).toEpochMilli();
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
