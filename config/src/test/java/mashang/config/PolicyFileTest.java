package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockDefinition.Cadence;
import mashang.sla.ClockDefinition.Extension;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.ClockRule;
import mashang.sla.ClockRule.Rung;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Policy.BuckPassing;
import mashang.sla.Span;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy file says is what the clocks get. */
class PolicyFileTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void everyKeyOfAPolicyIsRead() {
        Policy policy = policy("""
                policy: p
                version: 3
                effectiveFrom: 2026-01-01T00:00:00+08:00
                buckPassing: {backAndForth: true, hops: 4, source: s}
                clocks:
                  - clock: handle
                    title: 即办
                    scope: order
                    owner: unit
                    start: [DISPATCHED, assigned]
                    stop: [HANDLED, REPLIED]
                    pause: [SUSPENDED]
                    resume: [RESUMED]
                    extension: {max: 10wd, hold: 1wd, source: s}
                    rules:
                      - for:
                          feeds: [a, b]
                          channels: [phone, web]
                          kinds: [HELP, COMPLAINT]
                          urgencies: [emergency]
                          categories: [城建/道路, 环保]
                          units: [ga, cg]
                        priority: 20
                        suppliedDue: true
                        limit: 5wd
                        calendar: office
                        warn: 1wd
                        ladder: [{rung: notice, after: 1d}, {rung: criticism, after: 6wd}]
                        reminders: 5
                        grace: 12h
                        source: 某局规定
                """);
        ClockDefinition clock = new ClockDefinition(
                "handle",
                Scope.ORDER,
                Owner.UNIT,
                Set.of(Step.DISPATCHED, Step.ASSIGNED),
                Set.of(Step.HANDLED, Step.REPLIED),
                Set.of(Step.SUSPENDED),
                Set.of(Step.RESUMED),
                new Extension(10, 1),
                null);
        OrderMatch match = new OrderMatch(
                Set.of("a", "b"),
                Set.of("phone", "web"),
                Set.of(Kind.HELP, Kind.COMPLAINT),
                Set.of(Urgency.EMERGENCY),
                Set.of("城建/道路", "环保"),
                Set.of("ga", "cg"));
        ClockRule rule = new ClockRule(
                clock,
                20,
                match,
                true,
                Span.workingDays(5),
                "office",
                Span.workingDays(1),
                List.of(new Rung("notice", Span.elapsed(DAY)), new Rung("criticism", Span.workingDays(6))),
                5,
                12 * HOUR,
                "某局规定");
        assertThat(policy)
                .isEqualTo(new Policy(
                        "p", 3, Instant.parse("2025-12-31T16:00:00Z"), List.of(rule), new BuckPassing(true, 4)));
    }

    @Test
    void officeSaysWhoMayDecideWhat() {
        Policy policy = policy("""
                policy: p
                version: 3
                effectiveFrom: 2026-01-01T00:00:00+08:00
                office:
                  - {decision: WAIVED, roles: [head, deputy], within: 20wd, source: s}
                  - {decision: CHECKED, roles: [inspector], source: s}
                clocks:
                  - clock: c
                    owner: unit
                    start: [DISPATCHED]
                    stop: [HANDLED]
                    lights: true
                    rules: [{limit: 1d, source: s}, {priority: 1, for: {kinds: [HELP]}, limit: 2d, lights: false, source: s}]
                """);
        assertThat(policy.office())
                .isEqualTo(new Policy.Office(List.of(
                        new Policy.Power(Step.WAIVED, Set.of("head", "deputy"), Span.workingDays(20)),
                        new Policy.Power(Step.CHECKED, Set.of("inspector"), null))));
        assertThat(policy.rules()).extracting(ClockRule::issuesLight).containsExactly(true, false);
    }

    @Test
    void whatIsNotWrittenIsPlain() {
        Policy policy = policy(clock("rules: [{limit: none, source: s}]"));
        ClockDefinition clock =
                ClockDefinition.ofOrder("c", Owner.HOTLINE, Set.of(Step.SUBMITTED), Set.of(Step.ACCEPTED));
        assertThat(policy.rules())
                .containsExactly(
                        new ClockRule(clock, 0, OrderMatch.ALL, false, null, null, null, List.of(), 0, null, "s"));
        assertThat(policy.buckPassing()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "90s, ELAPSED, 90000",
        "10m, ELAPSED, 600000",
        "2h, ELAPSED, 7200000",
        "7d, ELAPSED, 604800000",
        "PT2H, ELAPSED, 7200000",
        "3650d, ELAPSED, 315360000000",
        "90wm, WORKING_TIME, 5400000",
        "4wh, WORKING_TIME, 14400000",
        "5wd, WORKING_DAYS, 5",
        "5 wd, WORKING_DAYS, 5",
        "10000wd, WORKING_DAYS, 10000",
        "0wd, WORKING_DAYS, 0",
        "same-day, WORKING_DAYS, 0",
    })
    void aLimitIsCountedAroundTheClockInOfficeHoursOrInWorkingDays(String written, Span.Unit unit, long amount) {
        assertThat(policy(clock("rules: [{limit: " + written + ", source: s}]"))
                        .rules()
                        .get(0)
                        .limit())
                .isEqualTo(new Span(unit, amount));
    }

    @Test
    void aRuleOverrulesItsClockAndAClockThePolicy() {
        Policy policy = policy("""
                policy: p
                version: 1
                effectiveFrom: 2026-01-01T00:00:00+08:00
                defaults:
                  warn: {before: 2wd, source: s}
                  ladder: [{rung: a, after: 1d, source: s}, {rung: b, after: 2d, source: s}]
                  reminders: {days: 7, source: s}
                  grace: {wait: 1h, source: s}
                  calendar: x
                clocks:
                  - {clock: c1, owner: unit, start: [OPENED], stop: [FINISHED], rules: [{limit: 9d, source: s}]}
                  - clock: c2
                    owner: unit
                    start: [OPENED]
                    stop: [FINISHED]
                    source: s
                    warn: 30m
                    ladder: none
                    reminders: none
                    grace: none
                    calendar: y
                    rules:
                      - {limit: 9d, source: s}
                      - {limit: 9d, source: s, priority: 1, warn: none, ladder: [{rung: c, after: 3wd}], reminders: 1, grace: 2h, calendar: z}
                """);
        Rung a = new Rung("a", Span.elapsed(DAY));
        Rung b = new Rung("b", Span.elapsed(2 * DAY));
        Rung c = new Rung("c", Span.workingDays(3));
        assertThat(policy.rules())
                .extracting(
                        ClockRule::warnBefore,
                        ClockRule::ladder,
                        ClockRule::reminders,
                        ClockRule::graceMillis,
                        ClockRule::calendar)
                .containsExactly(
                        tuple(Span.workingDays(2), List.of(a, b), 7, HOUR, "x"),
                        tuple(Span.elapsed(30 * MINUTE), List.of(), 0, 0L, "y"),
                        tuple(null, List.of(c), 1, 2 * HOUR, "z"));
    }

    @Test
    void aCadenceHasIntervalsInsteadOfALimit() {
        String text = """
                policy: p
                version: 1
                effectiveFrom: 2026-01-01T00:00:00+08:00
                clocks:
                  - clock: cadence
                    scope: cadence
                    owner: supervisor
                    start: [OPENED]
                    stop: [FINISHED]
                    cadence: {by: total, over: 3mo, long: 2mo, short: 15d, closing: 7d, closingEvery: 1d, source: s}
                    rules: [{source: s}]
                """;
        ClockRule rule = policy(text).rules().get(0);
        assertThat(rule.clock().scope()).isEqualTo(Scope.CADENCE);
        assertThat(rule.clock().owner()).isEqualTo(Owner.SUPERVISOR);
        assertThat(rule.clock().cadence()).isEqualTo(new Cadence(false, 3, 2, 15, 7, 1));
        assertThat(rule.limit()).isNull();
        String own = "{for: {categories: [督帮/交办]}, priority: 1, source: s, "
                + "cadence: {by: total, over: 3mo, long: 1mo, short: 7d, closing: 7d, closingEvery: 1d}}";
        ClockRule weekly = policy(text.replace("[{source: s}]", "[{source: s}, " + own + "]"))
                .rules()
                .get(1);
        assertThat(rule.inspections()).isEqualTo(rule.clock().cadence());
        assertThat(weekly.inspections()).isEqualTo(new Cadence(false, 3, 1, 7, 7, 1));
        assertThat(weekly.clock()).as("the same clock").isEqualTo(rule.clock());
        assertThat(policy(text.replace("by: total", "by: remaining"))
                        .rules()
                        .get(0)
                        .clock()
                        .cadence())
                .isEqualTo(new Cadence(true, 3, 2, 15, 7, 1));
    }

    @Test
    void oneSignOfBuckPassingIsEnough() {
        String text = clock("rules: [{limit: 1d, source: s}]");
        assertThat(policy("buckPassing: {backAndForth: true, hops: none, source: s}\n" + text)
                        .buckPassing())
                .isEqualTo(new BuckPassing(true, 0));
        assertThat(policy("buckPassing: {backAndForth: false, hops: 2, source: s}\n" + text)
                        .buckPassing())
                .isEqualTo(new BuckPassing(false, 2));
    }

    @Test
    void anExtensionNeedNotHoldTheAccusation() {
        String text = clock("rules: [{limit: 1d, source: s}]\n    extension: {max: 3wd, hold: none, source: s}");
        assertThat(policy(text).rules().get(0).clock().extension()).isEqualTo(new Extension(3, 0));
        assertThat(policy(text.replace("none", "0wd")).rules().get(0).clock().extension())
                .isEqualTo(new Extension(3, 0));
    }

    private static String clock(String rest) {
        return """
                policy: p
                version: 1
                effectiveFrom: 2026-01-01T00:00:00+08:00
                clocks:
                  - clock: c
                    owner: hotline
                    start: [SUBMITTED]
                    stop: [ACCEPTED]
                """ + "    " + rest + '\n';
    }

    /** A policy from the text of its file, which must be sound by itself. */
    private static Policy policy(String yaml) {
        Problems problems = new Problems();
        YamlMap root = YamlFile.parse(yaml, "p.yaml", problems);
        Policy policy = root == null ? null : PolicyFile.read(root, new References());
        assertThat(problems.text(true)).isEmpty();
        assertThat(policy).isNotNull();
        return policy;
    }
}
