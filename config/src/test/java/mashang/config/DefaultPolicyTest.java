package mashang.config;

import static mashang.workorder.Step.ACCEPTED;
import static mashang.workorder.Step.ANSWERED;
import static mashang.workorder.Step.CANCELLED;
import static mashang.workorder.Step.CHECKED;
import static mashang.workorder.Step.DISPATCHED;
import static mashang.workorder.Step.FINISHED;
import static mashang.workorder.Step.FOLLOWED_UP;
import static mashang.workorder.Step.HANDLED;
import static mashang.workorder.Step.MERGED;
import static mashang.workorder.Step.OPENED;
import static mashang.workorder.Step.REJECTED;
import static mashang.workorder.Step.REOPENED;
import static mashang.workorder.Step.REPLIED;
import static mashang.workorder.Step.RESUMED;
import static mashang.workorder.Step.RETURNED;
import static mashang.workorder.Step.RETURN_REQUESTED;
import static mashang.workorder.Step.SIGNED;
import static mashang.workorder.Step.SUBMITTED;
import static mashang.workorder.Step.SUSPENDED;
import static mashang.workorder.Step.WRITTEN_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockDefinition.Cadence;
import mashang.sla.ClockDefinition.Extension;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.ClockRule;
import mashang.sla.ClockRule.Rung;
import mashang.sla.Policy;
import mashang.sla.Policy.BuckPassing;
import mashang.sla.Span;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy we ship says what the rule says; the numbers here are typed from the rule, not from the file. */
class DefaultPolicyTest {
    private static final List<Policy> POLICIES = City.load(Path.of(".")).policies();
    private static final Policy POLICY = POLICIES.get(0);
    private static final Set<Step> ENDS = Set.of(CANCELLED, MERGED, WRITTEN_OFF);

    @Test
    void thereIsOneVersionSinceLongAgo() {
        assertThat(POLICIES).hasSize(1);
        assertThat(POLICY.name()).isEqualTo("default@1");
        assertThat(POLICY.effectiveFrom()).isEqualTo(Instant.parse("1999-12-31T16:00:00Z"));
    }

    @Test
    void itsClocksAreThoseOfTheRuleInTheOrderOfAnOrdersLife() {
        assertThat(POLICY.rules().stream().map(rule -> rule.clock().name()).distinct())
                .containsExactly(
                        "receive",
                        "transfer",
                        "sign",
                        "handle",
                        "unit-handle",
                        "report",
                        "follow-up",
                        "answer",
                        "notice-reply",
                        "total",
                        "cadence",
                        "item",
                        "task");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "receive, phone, -, -, ELAPSED, 10",
                "receive, wechat, -, -, ELAPSED, 3",
                "receive, app, -, -, ELAPSED, 3",
                "receive, chat, -, -, ELAPSED, 3",
                "receive, mailbox, -, -, ELAPSED, 1440",
                "receive, web, -, -, ELAPSED, 120",
                "transfer, phone, -, -, ELAPSED, 30",
                "sign, phone, -, -, WORKING_DAYS, 1",
                "handle, phone, -, EMERGENCY, ELAPSED, 120",
                "handle, phone, -, LIVELIHOOD, ELAPSED, 1440",
                "handle, phone, -, ORDINARY, ELAPSED, 10080",
                "handle, phone, -, COMPLEX, ELAPSED, 21600",
                "handle, phone, CONSULTATION, -, WORKING_DAYS, 2",
                "handle, phone, HELP, -, WORKING_DAYS, 5",
                "handle, phone, COMPLAINT, -, WORKING_DAYS, 5",
                "handle, phone, COMPLAINT, EMERGENCY, ELAPSED, 120",
                "handle, phone, CONSULTATION, ORDINARY, ELAPSED, 10080",
                "handle, phone, REPORT, -, ELAPSED, 10080",
                "handle, -, -, -, ELAPSED, 10080",
                "unit-handle, phone, -, EMERGENCY, ELAPSED, 120",
                "unit-handle, phone, -, LIVELIHOOD, ELAPSED, 1440",
                "unit-handle, phone, -, ORDINARY, ELAPSED, 10080",
                "unit-handle, phone, -, COMPLEX, ELAPSED, 21600",
                "unit-handle, phone, CONSULTATION, -, WORKING_DAYS, 2",
                "unit-handle, phone, HELP, -, WORKING_DAYS, 5",
                "unit-handle, phone, COMPLAINT, -, WORKING_DAYS, 5",
                "unit-handle, -, -, -, ELAPSED, 10080",
                "report, phone, -, -, WORKING_DAYS, 0",
                "follow-up, phone, -, -, WORKING_DAYS, 1",
                "answer, phone, -, -, WORKING_DAYS, 25",
            })
    void aLimitIsThatOfTheRule(
            String clock,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable Urgency urgency,
            Span.Unit unit,
            long minutesOrDays) {
        ClockRule rule = winner(clock, "hotline", channel, kind, urgency);
        long amount = unit == Span.Unit.ELAPSED ? minutesOrDays * 60_000 : minutesOrDays;
        assertThat(rule).isNotNull();
        assertThat(rule.limit()).isEqualTo(new Span(unit, amount));
        assertThat(rule.suppliedDue()).isEqualTo(clock.equals("total"));
        assertThat(rule.calendar()).isNull();
        assertThat(rule.graceMillis()).isNull();
    }

    @Test
    void anOrderOfAnUnknownChannelHasNoReceiveClock() {
        assertThat(winner("receive", "hotline", null, null, null)).isNull();
    }

    @Test
    void theSupervisorsClockHasItsCadence() {
        ClockRule rule = winner("cadence", "tasks", null, null, null);
        assertThat(rule).isNotNull();
        assertThat(rule.limit()).isNull();
        assertThat(rule.clock().cadence()).isEqualTo(new Cadence(false, 3, 1, 15, 7, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receive",
                "transfer",
                "sign",
                "handle",
                "unit-handle",
                "report",
                "follow-up",
                "answer",
                "total",
                "cadence",
                "task"
            })
    void everyClockWarnsEscalatesAndReminds(String clock) {
        String feed = clock.equals("cadence") ? "tasks" : "hotline";
        ClockRule rule = winner(clock, feed, "phone", Kind.COMPLAINT, Urgency.ORDINARY);
        assertThat(rule).isNotNull();
        assertThat(rule.warnBefore()).isEqualTo(Span.workingDays(1));
        assertThat(rule.ladder())
                .containsExactly(
                        new Rung("notice", Span.elapsed(24 * 3_600_000L)), new Rung("criticism", Span.workingDays(6)));
        assertThat(rule.reminders()).isEqualTo(5);
    }

    @Test
    void everySourceIsInChineseAndEnglish() throws IOException {
        List<String> sources = Files.readAllLines(Path.of("policies", "default.yaml")).stream()
                .filter(line -> line.contains("source: "))
                .map(line -> line.substring(line.indexOf("source: ") + "source: ".length()))
                .toList();
        assertThat(sources)
                .hasSizeGreaterThan(POLICY.rules().size())
                .allMatch(source -> source.matches(".*\\p{IsHan}.* / [ -~]+|GB/T [0-9-]+"));
    }

    @Test
    void passingAroundIsThereAndBackOrFourHops() {
        assertThat(POLICY.buckPassing()).isEqualTo(new BuckPassing(true, 4));
    }

    @Test
    void theHotlinesClocksAre() {
        assertClock(
                "receive",
                Scope.ORDER,
                Owner.HOTLINE,
                Set.of(SUBMITTED),
                Set.of(ACCEPTED, DISPATCHED, HANDLED, REPLIED, REJECTED, ANSWERED));
        assertClock(
                "transfer",
                Scope.ORDER,
                Owner.HOTLINE,
                Set.of(ACCEPTED, REOPENED),
                Set.of(DISPATCHED, ANSWERED, HANDLED, REPLIED, REJECTED));
        assertClock(
                "follow-up",
                Scope.ORDER,
                Owner.HOTLINE,
                Set.of(REPLIED),
                Set.of(FOLLOWED_UP, CHECKED, ANSWERED, REJECTED));
    }

    @Test
    void theUnitsClocksAre() {
        assertClock(
                "sign",
                Scope.HOP,
                Owner.UNIT,
                Set.of(DISPATCHED),
                Set.of(SIGNED, RETURN_REQUESTED, RETURNED, HANDLED, REPLIED, ANSWERED, REJECTED));
        assertClock(
                "handle", Scope.ORDER, Owner.UNIT, Set.of(DISPATCHED), Set.of(HANDLED, REPLIED, ANSWERED, REJECTED));
        assertClock(
                "unit-handle",
                Scope.HOP,
                Owner.UNIT,
                Set.of(DISPATCHED),
                Set.of(HANDLED, RETURNED, REPLIED, ANSWERED, REJECTED));
        assertClock("report", Scope.ORDER, Owner.UNIT, Set.of(HANDLED), Set.of(REPLIED, ANSWERED, REJECTED));
        assertClock("total", Scope.ORDER, Owner.UNIT, Set.of(SUBMITTED, REOPENED), Set.of(REPLIED, ANSWERED, REJECTED));
        assertClock("task", Scope.ORDER, Owner.UNIT, Set.of(OPENED), Set.of(FINISHED));
    }

    @ParameterizedTest
    @CsvSource({
        "重点项目, false, 15",
        "主要指标, false, 30",
        "重点工作, false, 15",
        "民生实事, false, 15",
        "问题整改, true, 15",
        "交办事项, false, 7"
    })
    void eachOfTheSixCategoriesHasItsCadence(String category, boolean byRemaining, int shortDays) {
        ClockRule rule = POLICY.rules().stream()
                .filter(r -> r.match().categories().equals(Set.of("督帮/" + category)))
                .findFirst()
                .orElseThrow();
        assertThat(rule.clock().name()).isEqualTo("cadence");
        assertThat(rule.inspections()).isEqualTo(new Cadence(byRemaining, 3, 1, shortDays, 7, 1));
    }

    /** Being joined, or struck off, answers nobody. */
    @Test
    void theCallerOfAJoinedOrderIsStillAnswered() {
        assertThat(POLICY.rules())
                .filteredOn(rule -> rule.clock().name().equals("answer"))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.clock().scope()).isEqualTo(Scope.ORDER);
                    assertThat(rule.clock().owner()).isEqualTo(Owner.HOTLINE);
                    assertThat(rule.clock().start()).isEqualTo(Set.of(MERGED));
                    assertThat(rule.clock().stop())
                            .isEqualTo(Set.of(REPLIED, ANSWERED, FOLLOWED_UP, FINISHED, REJECTED, CANCELLED));
                });
    }

    @Test
    void theSupervisorsClockIs() {
        assertClock("cadence", Scope.CADENCE, Owner.SUPERVISOR, Set.of(OPENED), Set.of(FINISHED));
    }

    @Test
    void whatTakesDaysMayBeHeldAndExtended() {
        for (ClockRule rule : POLICY.rules()) {
            ClockDefinition clock = rule.clock();
            boolean takesDays = Set.of("handle", "unit-handle", "answer", "notice-reply", "total", "item", "task")
                    .contains(clock.name());
            boolean pauses = Set.of("handle", "unit-handle", "answer", "total", "cadence")
                    .contains(clock.name());
            Set<Step> resumes = clock.name().equals("answer") ? Set.of(RESUMED, MERGED) : Set.of(RESUMED);
            assertThat(clock.pause()).as(clock.name()).isEqualTo(pauses ? Set.of(SUSPENDED) : Set.of());
            assertThat(clock.resume()).as(clock.name()).isEqualTo(pauses ? resumes : Set.of());
            assertThat(clock.extension()).as(clock.name()).isEqualTo(takesDays ? new Extension(10, 1) : null);
        }
    }

    @Test
    void nobodyOwesAnAnswerToATask() {
        ClockRule rule = winner("answer", "tasks", null, null, null);
        assertThat(rule).isNotNull();
        assertThat(rule.limit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boston311", "replies-zh"})
    void theFilesOfThePastRunTheTotalClockOnlyAndQuietly(String feed) {
        for (ClockRule rule : POLICY.rules()) {
            String clock = rule.clock().name();
            for (String channel : new String[] {"phone", "web", "mailbox", "app"}) {
                ClockRule winner = winner(clock, feed, channel, Kind.COMPLAINT, Urgency.EMERGENCY);
                if (clock.equals("cadence")) {
                    assertThat(winner).as(channel).isNull();
                    continue;
                }
                assertThat(winner).as("%s %s", clock, channel).isNotNull();
                if (clock.equals("total")) {
                    assertThat(winner.warnBefore()).isNull();
                    assertThat(winner.ladder()).isEmpty();
                    assertThat(winner.reminders()).isZero();
                } else {
                    assertThat(winner.limit()).as("%s %s", clock, channel).isNull();
                    assertThat(winner.suppliedDue()).isFalse();
                }
            }
        }
        ClockRule total = winner("total", feed, "web", null, null);
        assertThat(total).isNotNull();
        assertThat(total.suppliedDue()).isEqualTo(feed.equals("boston311"));
        assertThat(total.limit()).isEqualTo(feed.equals("boston311") ? null : Span.elapsed(15 * 24 * 3_600_000L));
    }

    @Test
    void nobodyIsAccusedOfAStepThatTheMailboxCannotState() {
        for (String clock : List.of("sign", "follow-up")) {
            ClockRule rule = winner(clock, "mailbox", "mailbox", Kind.COMPLAINT, Urgency.ORDINARY);
            assertThat(rule).as(clock).isNotNull();
            assertThat(rule.limit()).as(clock).isNull();
        }
        for (String clock : List.of("receive", "transfer", "handle", "unit-handle", "report")) {
            ClockRule rule = winner(clock, "mailbox", "mailbox", Kind.COMPLAINT, Urgency.ORDINARY);
            assertThat(rule).as(clock).isNotNull();
            assertThat(rule.limit()).as(clock).isNotNull();
        }
    }

    /** What a clock is; every clock stops at what ends the order as well. */
    private static void assertClock(String name, Scope scope, Owner owner, Set<Step> start, Set<Step> stop) {
        Set<Step> stops = new HashSet<>(stop);
        stops.addAll(ENDS);
        assertThat(POLICY.rules())
                .filteredOn(rule -> rule.clock().name().equals(name))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.clock().scope()).isEqualTo(scope);
                    assertThat(rule.clock().owner()).isEqualTo(owner);
                    assertThat(rule.clock().start()).isEqualTo(start);
                    assertThat(rule.clock().stop()).isEqualTo(stops);
                });
    }

    /** The rule that holds; two of one priority that both match would be a defect. */
    private static @Nullable ClockRule winner(
            String clock, String feed, @Nullable String channel, @Nullable Kind kind, @Nullable Urgency urgency) {
        ClockRule best = null;
        for (ClockRule rule : POLICY.rules()) {
            if (rule.clock().name().equals(clock)
                    && rule.match().matches(feed, channel, kind, urgency, null, Set.of())) {
                assertThat(best == null || rule.priority() != best.priority()).isTrue();
                best = best == null || rule.priority() > best.priority() ? rule : best;
            }
        }
        return best;
    }
}
