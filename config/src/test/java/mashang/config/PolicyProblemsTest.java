package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An impossible policy never starts: everything wrong with it is told at once, each thing at its line and field. */
class PolicyProblemsTest {
    /** Line 5: a clock of the order; 13: one of each hop; 20: one with a cadence. */
    private static final String POLICY = """
            policy: p
            version: 1
            effectiveFrom: 2026-01-01T00:00:00+08:00
            clocks:
              - clock: handle
                owner: unit
                start: [DISPATCHED]
                stop: [HANDLED]
                pause: [SUSPENDED]
                resume: [RESUMED]
                extension: {max: 10wd, hold: 1wd, source: s}
                rules: [{limit: 15d, source: s}]
              - clock: sign
                scope: hop
                owner: unit
                start: [DISPATCHED]
                stop: [SIGNED]
                warn: {before: 1wd, source: s}
                rules: [{limit: 1wd, source: s}]
              - clock: cadence
                scope: cadence
                owner: supervisor
                start: [OPENED]
                stop: [FINISHED]
                cadence: {by: total, over: 3mo, long: 1mo, short: 15d, closing: 7d, closingEvery: 1d, source: s}
                rules: [{source: s}]
            """;

    private static final String UNITS = """
            units:
              - {id: ga, name: 公安局, kind: department}
              - {id: jj, name: 交警支队, kind: department, parent: ga}
              - {id: jj-1, name: 交警一大队, kind: department, parent: jj}
              - {id: cg, name: 城管局, kind: department}
            """;

    @TempDir
    Path temporary;

    private ConfigFolder config = new ConfigFolder(Path.of(""));

    @BeforeEach
    void aSoundConfiguration() throws IOException {
        config = new ConfigFolder(temporary);
        for (String feed : new String[] {"a", "b"}) {
            config.write("feeds/" + feed + ".yaml", """
                    feed: NAME
                    format: json
                    zone: UTC
                    id: no
                    event: {at: at, step: SUBMITTED}
                    """.replace("NAME", feed)
                    .replace("step: SUBMITTED", "step: {column: s, words: {x: SUBMITTED}}"));
        }
        config.write("units/u.yaml", UNITS);
        config.write("policies/p.yaml", POLICY);
        assertThat(config.load().policies()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy: p|policy: P|1 policy",
                "version: 1|version: 0|2 version",
                "effectiveFrom: 2026-01-01T00:00:00+08:00|effectiveFrom: 2026-01-01|3 effectiveFrom",
                "clocks:|color: red\\nclocks:|4 color",
                "clock: handle|clock: han/dle|5 clocks[0].clock",
                "owner: supervisor|owner: nobody|22 clocks[2].owner",
                "owner: supervisor\\n    start|start|20 clocks[2].owner",
                "clock: handle|clock: handle\\n    title: [a, b]|6 clocks[0].title",
                "clock: handle|clock: sign|13 clocks[1].clock",
                "scope: hop|scope: town|14 clocks[1].scope",
                "rules: [{source: s}]|rules: []|26 clocks[2].rules",
            })
    void eachMistakeAboutThePolicyOrAClockIsFound(String sound, String mistaken, String expected) throws IOException {
        assertFound(sound, mistaken, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start: [OPENED]|begin: [OPENED]|23 clocks[2].begin,20 clocks[2].start",
                "stop: [HANDLED]|stop: []|8 clocks[0].stop",
                "stop: [HANDLED]\\n    pause|pause|5 clocks[0].stop",
                "stop: [HANDLED]|stop: [HANDELD]|8 clocks[0].stop[0]",
                "stop: [HANDLED]|stop: [HANDLED, DISPATCHED]|8 clocks[0].stop[1]",
                "stop: [FINISHED]|stop: [FINISHED, inspected]|24 clocks[2].stop[1]",
                "resume: [RESUMED]\\n    ext|ext|9 clocks[0].pause",
                "pause: [SUSPENDED]\\n    res|res|9 clocks[0].resume",
                "resume: [RESUMED]|resume: [RESUMED, SUSPENDED]|10 clocks[0].resume[1]",
                "resume: [RESUMED]|resume: []|10 clocks[0].resume",
                "pause: [SUSPENDED]|pause: [HALTED]|9 clocks[0].pause[0]",
                "scope: hop|scope: order\\n    pause: [URGED]|15 clocks[1].pause",
                "stop: [SIGNED]|stop: [SIGNED, [HANDLED]]|17 clocks[1].stop[1]",
            })
    void eachMistakeAboutStepsIsFound(String sound, String mistaken, String expected) throws IOException {
        assertFound(sound, mistaken, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[ACCEPTED]", "[DISPATCHED, ACCEPTED]"})
    void aClockOfEachHopStartsAtEachDispatchAndAtNothingElse(String start) throws IOException {
        assertFound(
                "scope: hop\n    owner: unit\n    start: [DISPATCHED]",
                "scope: hop\n    owner: unit\n    start: " + start,
                "16 clocks[1].start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max: 10wd|max: 0wd|11 clocks[0].extension.max",
                "max: 10wd|max: 10d|11 clocks[0].extension.max",
                "max: 10wd|max: none|11 clocks[0].extension.max",
                "max: 10wd|max: 10001wd|11 clocks[0].extension.max",
                "max: 10wd, ||11 clocks[0].extension.max",
                "hold: 1wd|hold: -1wd|11 clocks[0].extension.hold",
                "hold: 1wd|hold: 1wd, who: a|11 clocks[0].extension.who",
                "hold: 1wd, source: s|hold: 1wd|11 clocks[0].extension.source",
                "extension: {max: 10wd, hold: 1wd, source: s}|extension: 10wd|11 clocks[0].extension",
                "stop: [FINISHED]|stop: [FINISHED]\\n    extension: {max: 10wd, hold: 1wd, source: s}|25 clocks[2].extension",
                "scope: hop|scope: cadence|13 clocks[1].cadence,19 clocks[1].rules[0].limit",
                "scope: cadence|scope: order|25 clocks[2].cadence,26 clocks[2].rules[0].limit",
                "rules: [{source: s}]|rules: [{limit: 1wd, source: s}]|26 clocks[2].rules[0].limit",
                "by: total|by: half|25 clocks[2].cadence.by",
                "over: 3mo|over: 3m|25 clocks[2].cadence.over",
                "long: 1mo|long: 0mo|25 clocks[2].cadence.long",
                "short: 15d|short: 3651d|25 clocks[2].cadence.short",
                "closing: 7d|closing: 5wd|25 clocks[2].cadence.closing",
                "closingEvery: 1d, |''|25 clocks[2].cadence.closingEvery",
                "closingEvery: 1d, source: s|closingEvery: 1d|25 clocks[2].cadence.source",
                "by: total|from: total|25 clocks[2].cadence.by,25 clocks[2].cadence.from",
            })
    void eachMistakeAboutExtensionAndCadenceIsFound(String sound, String mistaken, String expected) throws IOException {
        assertFound(sound, mistaken == null ? "" : mistaken, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0s",
        "0d",
        "0wm",
        "0wh",
        "-1d",
        "-1wd",
        "15",
        "15x",
        "1.5h",
        "3651d",
        "87601h",
        "10001wd",
        "87601wh",
        "99999999999999999999d",
        "9999999999wd",
        "P11Y",
        "''",
        "same",
        "5 w d",
        "wd",
        "5mo",
        "5WD"
    })
    void anImpossibleLimitIsFound(String limit) throws IOException {
        assertFound("limit: 15d", "limit: " + limit, "12 clocks[0].rules[0].limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit: 15d, ||12 clocks[0].rules[0].limit",
                "limit: 15d, source: s|limit: 15d|12 clocks[0].rules[0].source",
                "limit: 15d|limit: 15d, priority: high|12 clocks[0].rules[0].priority",
                "limit: 15d|limit: 15d, suppliedDue: yes|12 clocks[0].rules[0].suppliedDue",
                "limit: 15d|limit: 15d, calender: x|12 clocks[0].rules[0].calender",
                "limit: 15d|limit: 15d, warn: 0m|12 clocks[0].rules[0].warn",
                "limit: 15d|limit: 15d, warn: 4wh|12 clocks[0].rules[0].warn",
                "limit: 15d|limit: 15d, warn: same-day|12 clocks[0].rules[0].warn",
                "limit: 15d|limit: 15d, warn: {after: 1d}|12 clocks[0].rules[0].warn.before,12 clocks[0].rules[0].warn.after",
                "before: 1wd, source: s|before: 1wd|18 clocks[1].warn.source",
                "warn: {before: 1wd, source: s}|warn: 1wd|18 clocks[1].warn",
                "limit: 15d|limit: 15d, reminders: -1|12 clocks[0].rules[0].reminders",
                "limit: 15d|limit: 15d, reminders: 251|12 clocks[0].rules[0].reminders",
                "limit: 15d|limit: 15d, grace: -1h|12 clocks[0].rules[0].grace",
                "limit: 15d|limit: 15d, grace: 3651d|12 clocks[0].rules[0].grace",
                "limit: 15d|limit: 15d, grace: 1wd|12 clocks[0].rules[0].grace",
                "effectiveFrom|defaults: {reminders: 5, grace: 1h, ladder: [{rung: a, after: 1d}]}\\neffectiveFrom|3 defaults.reminders,3 defaults.grace,3 defaults.ladder[0].source",
                "effectiveFrom|defaults: {limit: 5d}\\neffectiveFrom|3 defaults.limit",
                "effectiveFrom|defaults: none\\neffectiveFrom|3 defaults",
            })
    void eachMistakeAboutARuleOrItsDefaultsIsFound(String sound, String mistaken, String expected) throws IOException {
        assertFound(sound, mistaken == null ? "" : mistaken, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rung: a, after: 1d}, {rung: b, after: 1d}|[1]",
                "{rung: a, after: 2d}, {rung: b, after: 1d}|[1]",
                "{rung: a, after: 5wd}, {rung: b, after: 1wd}|[1]",
                "{rung: a, after: 1d}, {rung: b, after: 1wd}|[1]",
                "{rung: a, after: 1wd}, {rung: b, after: 9d}|[1]",
                "{rung: a, after: 1d}, {rung: a, after: 2d}|[1]",
                "{rung: a, after: 0d}|[0].after",
                "{rung: a, after: 0wd}|[0].after",
                "{rung: a, after: 2wh}|[0].after",
                "{rung: A, after: 1d}|[0].rung",
                "{rung: a, before: 1d}|[0].after,[0].before",
                "notice|[0]",
            })
    void theRungsOfALadderAreDistinctAndInOrder(String rungs, String expected) throws IOException {
        String ladder = "12 clocks[0].rules[0].ladder";
        assertFound("limit: 15d", "limit: 15d, ladder: [" + rungs + ']', ladder + expected.replace(",", ',' + ladder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{hops: 4, source: s}|.backAndForth",
                "{backAndForth: true, source: s}|.hops",
                "{backAndForth: true, hops: 4}|.source",
                "{backAndForth: maybe, hops: 4, source: s}|.backAndForth",
                "{backAndForth: true, hops: 1, source: s}|.hops",
                "{backAndForth: true, hops: 101, source: s}|.hops",
                "{backAndForth: false, hops: none, source: s}|''",
                "{backAndForth: true, hops: 4, source: s, days: 3}|.days",
                "4|''",
            })
    void eachMistakeAboutBuckPassingIsFound(String buckPassing, String expected) throws IOException {
        assertFound("effectiveFrom", "buckPassing: " + buckPassing + "\neffectiveFrom", "3 buckPassing" + expected);
    }

    @Test
    void unknownThingsAreToldAllAtOnceAndAnEmptyListIsNotForEverybody() throws IOException {
        config.write("policies/p.yaml", POLICY.replace("rules: [{limit: 15d, source: s}]", """
                calendar: lunar
                    rules:
                      - for:
                          feeds: [a, nowhere]
                          units: [ga, nobody]
                          kinds: [CRY]
                          urgencies: [HUGE]
                          channels: []
                          categories: [城建/, ok/道路]
                          color: red
                        calendar: solar
                        limit: 3wd
                        source: s"""));
        assertThat(config.places())
                .containsExactly(
                        "policies/p.yaml:12 clocks[0].calendar",
                        "policies/p.yaml:15 clocks[0].rules[0].for.feeds[1]",
                        "policies/p.yaml:16 clocks[0].rules[0].for.units[1]",
                        "policies/p.yaml:17 clocks[0].rules[0].for.kinds[0]",
                        "policies/p.yaml:18 clocks[0].rules[0].for.urgencies[0]",
                        "policies/p.yaml:19 clocks[0].rules[0].for.channels",
                        "policies/p.yaml:20 clocks[0].rules[0].for.categories[0]",
                        "policies/p.yaml:21 clocks[0].rules[0].for.color",
                        "policies/p.yaml:22 clocks[0].rules[0].calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "for: {feeds: [a]}|''",
                "for: {feeds: [a, b]}|for: {feeds: [b]}",
                "for: {feeds: [a]}|for: {kinds: [HELP]}",
                "for: {feeds: [a], kinds: [HELP]}|for: {feeds: [a], urgencies: [ORDINARY]}",
                "for: {categories: [城建]}|for: {categories: [城建/道路]}",
                "for: {categories: [城建/道路]}|for: {categories: [环保, 城建]}",
                "for: {units: [ga]}|for: {units: [ga]}",
                "for: {units: [ga]}|for: {units: [jj-1]}",
                "for: {units: [cg, jj-1]}|for: {units: [ga]}",
                "for: {units: [cg]}|for: {channels: [phone]}",
                "priority: 7|priority: 7",
            })
    void twoRulesOfEqualPriorityForOneOrderAreRefusedAtTheSecondNamingTheFirst(String one, String other)
            throws IOException {
        config.write("policies/p.yaml", twoRules(one, other));
        assertThat(config.places()).containsExactly("policies/p.yaml:14 clocks[0].rules[1]");
        assertThat(config.refusal().problems().get(0).text(true))
                .startsWith(
                        "policies/p.yaml:14 clocks[0].rules[1]: has the priority of policies/p.yaml:13 clocks[0].rules[0] (")
                .contains("could be for the same order");
        assertThat(config.refusal().problems().get(0).text(false))
                .startsWith("policies/p.yaml:14 clocks[0].rules[1]：与 policies/p.yaml:13 clocks[0].rules[0] 优先级相同（");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|priority: 1",
                "for: {feeds: [a]}|for: {feeds: [b]}",
                "for: {channels: [phone]}|for: {channels: [web, app]}",
                "for: {kinds: [HELP]}|for: {kinds: [COMPLAINT]}",
                "for: {urgencies: [ORDINARY]}|for: {urgencies: [COMPLEX]}",
                "for: {feeds: [a], kinds: [HELP]}|for: {feeds: [b], kinds: [HELP]}",
                "for: {categories: [城建]}|for: {categories: [城建局]}",
                "for: {categories: [城建/道路]}|for: {categories: [城建/路灯]}",
                "for: {units: [ga]}|for: {units: [cg]}",
                "for: {units: [jj-1, jj]}|for: {units: [cg]}",
            })
    void rulesThatCannotMeetMayHaveOnePriority(String one, String other) throws IOException {
        config.write("policies/p.yaml", twoRules(one, other));
        assertThat(config.load().policies().get(0).rules()).hasSize(4);
    }

    @Test
    void aCircleOfUnitsIsAProblemOfItsOwn() throws IOException {
        config.write("units/u.yaml", UNITS.replace("公安局, kind: department", "公安局, kind: department, parent: jj"));
        config.write("policies/p.yaml", twoRules("for: {units: [ga]}", "for: {units: [cg]}"));
        assertThat(config.places())
                .allMatch(place -> place.startsWith("units/u.yaml:"))
                .isNotEmpty();
    }

    @Test
    void rulesOfTwoPoliciesInForceTogetherDoNotClash() throws IOException {
        config.write("policies/q.yaml", POLICY.replace("policy: p", "policy: q"));
        assertThat(config.places())
                .containsExactly(
                        "policies/q.yaml:12 clocks[0].rules[0]",
                        "policies/q.yaml:19 clocks[1].rules[0]",
                        "policies/q.yaml:26 clocks[2].rules[0]");
        assertThat(config.refusal().text(true))
                .contains("has the priority of policies/p.yaml:12 clocks[0].rules[0] (0)");
        config.write("policies/q.yaml", other("source: s}]", "source: s, priority: 1}]"));
        assertThat(config.load().policies()).hasSize(2);
    }

    @Test
    void policiesThatAreNeverInForceTogetherMaySayWhatTheyLike() throws IOException {
        config.write(
                "policies/p2.yaml",
                POLICY.replace("version: 1", "version: 2")
                        .replace("2026-01", "2027-01")
                        .replaceAll("(?s)clocks:.*", "clocks: []\n"));
        config.write("policies/q.yaml", other("2026-01", "2027-01").replace("stop: [HANDLED]", "stop: [REPLIED]"));
        assertThat(config.load().policies()).hasSize(3);
        config.write("policies/q.yaml", other("2026-01", "2026-12"));
        assertThat(config.places()).hasSize(3).allMatch(place -> place.startsWith("policies/q.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start: [OPENED]|start: [ACCEPTED]|20 clocks[2]|start",
                "stop: [HANDLED]|stop: [HANDLED, REPLIED]|5 clocks[0]|stop",
                "pause: [SUSPENDED]|pause: [SUSPENDED, URGED]|5 clocks[0]|pause",
                "resume: [RESUMED]|resume: [RESUMED, URGED]|5 clocks[0]|resume",
                "scope: hop|scope: order|13 clocks[1]|scope",
                "owner: supervisor|owner: unit|20 clocks[2]|owner",
                "max: 10wd|max: 9wd|5 clocks[0]|extension",
                "over: 3mo|over: 4mo|20 clocks[2]|cadence",
            })
    void aClockIsOneThingInAllPoliciesInForceTogether(String sound, String different, String place, String key)
            throws IOException {
        config.write(
                "policies/q.yaml",
                other("source: s}]", "source: s, priority: 1}]").replace(sound, different));
        assertThat(config.places()).containsExactly("policies/q.yaml:" + place);
        assertThat(config.refusal().text(true))
                .contains("is the same clock as policies/p.yaml:" + place, "but differs in " + key + '.');
    }

    @Test
    void aLaterVersionMayDescribeAClockAnew() throws IOException {
        config.write(
                "policies/p2.yaml",
                POLICY.replace("version: 1", "version: 2")
                        .replace("2026-01", "2027-01")
                        .replace("stop: [HANDLED]", "stop: [REPLIED]"));
        assertThat(config.load().policies()).hasSize(2);
    }

    @Test
    void versionsOfAPolicyAreDistinctAndInTurn() throws IOException {
        config.write("policies/q.yaml", POLICY);
        config.write(
                "policies/r.yaml", POLICY.replace("version: 1", "version: 2").replace("2026-01", "2025-01"));
        config.write(
                "policies/s.yaml", POLICY.replace("version: 1", "version: 3").replace("2026-01", "2027-01"));
        assertThat(config.places()).containsExactly("policies/q.yaml:1 ", "policies/r.yaml:1 ");
    }

    @Test
    void contradictionsAreFoundInAVersionThatDoesNotSayWhichItIs() throws IOException {
        config.write("policies/p.yaml", twoRules("", "").replace("version: 1", "version: one"));
        assertThat(config.places())
                .containsExactly("policies/p.yaml:2 version", "policies/p.yaml:14 clocks[0].rules[1]");
    }

    private void assertFound(String sound, String mistaken, String expected) throws IOException {
        String before = sound.replace("\\n", "\n");
        assertThat(POLICY).contains(before);
        int at = POLICY.indexOf(before);
        config.write(
                "policies/p.yaml",
                POLICY.substring(0, at) + mistaken.replace("\\n", "\n") + POLICY.substring(at + before.length()));
        assertThat(config.places())
                .map(place -> place.replace("policies/p.yaml:", ""))
                .containsExactlyInAnyOrder(expected.split(","));
    }

    private static String other(String text, String instead) {
        return POLICY.replace("policy: p", "policy: q").replace(text, instead);
    }

    /** The first clock with these two rules, on lines 13 and 14. */
    private static String twoRules(String one, String other) {
        String rule = "\n      - {limit: 1d, source: s, %s}";
        return POLICY.replace(
                "rules: [{limit: 15d, source: s}]", "rules:" + rule.formatted(one) + rule.formatted(other));
    }
}
