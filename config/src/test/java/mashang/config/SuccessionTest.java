package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.units.Identity;
import mashang.units.Matter;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that end: as they are written, refused, and found. */
class SuccessionTest {
    private static final Instant BEFORE = Instant.parse("2026-05-31T15:59:59Z");
    private static final Instant AFTER = Instant.parse("2026-05-31T16:00:00Z");

    private static final String UNITS = """
            units:
              - {id: old, name: 老街道, kind: town, ended: 2026-06-01, into: new}
              - {id: new, name: 新街道, kind: town}
              - id: both
                names: [{name: 市建管局, until: 2020-01-01}, {name: 市建设管理局, from: 2020-01-01}]
                kind: department
                ended: 2026-06-01
                into:
                  - {unit: build, categories: [城建/房屋]}
                  - {unit: old, districts: [鼓楼区], streets: [东街街道]}
                  - {unit: manage, districts: [台江区]}
              - {id: build, name: 市住建局, kind: department}
              - {id: manage, name: 市城管局, kind: department}
              - {id: again, names: [{name: 老街道, from: 2026-06-01}], kind: town}
            """;

    @TempDir
    private Path folder;

    private ConfigFolder config = new ConfigFolder(Path.of(""));

    @BeforeEach
    void startWithAPolicy() throws IOException {
        config = new ConfigFolder(folder);
        config.write("feeds/a.yaml", """
                feed: a
                format: csv
                zone: UTC
                id: id
                events: [{step: SUBMITTED, at: t}]
                """);
        config.write("policies/p.yaml", """
                policy: p
                version: 1
                effectiveFrom: 2000-01-01T00:00:00Z
                clocks:
                  - {clock: c, owner: unit, start: [SUBMITTED], stop: [REPLIED], rules: [{limit: 1d, source: s}]}
                """);
    }

    @Test
    void mergedUnitIsItselfUntilItsLastDayAndThenCountsForWhoFollowed() throws IOException {
        Units units = units(UNITS.replace("{unit: old, districts", "{unit: new, districts"));
        assertThat(units.identity("老街道", ms(BEFORE), ms(BEFORE), Matter.UNKNOWN))
                .get()
                .extracting(Identity::id, Identity::name, Identity::countsFor)
                .containsExactly("old", "老街道", "old");
        assertThat(units.identity("老街道", ms(BEFORE), ms(AFTER), Matter.UNKNOWN))
                .as("who it was then, and whom it counts for by now")
                .get()
                .extracting(Identity::id, Identity::countsFor, Identity::nameNow)
                .containsExactly("old", "new", "新街道");
        assertThat(units.identity("老街道", ms(AFTER), ms(AFTER), Matter.UNKNOWN))
                .as("another unit took the name")
                .get()
                .extracting(Identity::id)
                .isEqualTo("again");
    }

    @Test
    void orderOfASplitUnitGoesWhereItsMatterWentOrIsUnclear() throws IOException {
        Units units = units(UNITS.replace("{unit: old, districts", "{unit: new, districts"));
        assertThat(heir(units, "鼓楼区", "东街街道", "城建/房屋/漏水")).isEqualTo("build");
        assertThat(heir(units, "鼓楼区", "东街街道", "城建/房屋管理")).isEqualTo("new");
        assertThat(heir(units, "鼓楼区", "南街街道", "城建/道路")).isNull();
        assertThat(heir(units, "台江区", null, null)).isEqualTo("manage");
        assertThat(heir(units, null, null, null)).isNull();
        assertThat(units.identity("市建管局", ms(AFTER), ms(AFTER), Matter.UNKNOWN))
                .get()
                .extracting(Identity::id, Identity::name, Identity::isUnclear)
                .containsExactly("both", "市建设管理局", true);
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        config.write("units/u.yaml", UNITS);
        assertThat(config.refusal().text(true)).contains("units[2]", "\"old\" is no more on 2026-06-01");
        config.write("units/u.yaml", """
                units:
                  - {id: a, name: 甲, kind: town, ended: 2026-06-01}
                  - {id: b, name: 乙, kind: town, ended: 2026-06-01, into: b}
                  - {id: c, name: 丙, kind: town, ended: 2026-06-01, into: [d, {unit: z, districts: []}]}
                  - {id: d, name: 丙, kind: town}
                """);
        assertThat(config.refusal().text(true))
                .contains(
                        "needs both ended and into",
                        "\"b\" is no more on 2026-06-01",
                        "comes after a unit that took everything",
                        "there is no unit named \"z\"",
                        "the list is empty",
                        "\"丙\" is used elsewhere");
    }

    @Test
    void publishedEndingActsOnItsDayAndNotBefore() throws IOException {
        config.write("units/u.yaml", "units: [{id: old, name: 老街道, kind: town}, {id: new, name: 新街道, kind: town}]\n");
        String text = "units: [{id: old, name: 老街道, kind: town, ended: 2026-06-01, into: new}]\n";
        assertThat(problems(text, null)).contains("\"old\" ends on 2026-06-01 only", "--effective-from 2026-06-01");
        assertThat(problems(text, BEFORE)).contains("\"old\" ends on 2026-06-01 only");
        assertThat(problems(text, AFTER)).isEmpty();
    }

    private String problems(String text, @Nullable Instant from) {
        try {
            new RuleCheck(folder, List.of(), Instant.parse("2026-03-01T00:00:00Z"))
                    .check(new RuleVersion(RuleKind.UNITS, "u", "2", text, "a", "b", from, 0), "file.yaml");
            return "";
        } catch (ConfigException e) {
            return e.text(true);
        }
    }

    private Units units(String text) throws IOException {
        config.write("units/u.yaml", text);
        return config.load().units();
    }

    private static @Nullable String heir(
            Units units, @Nullable String district, @Nullable String street, @Nullable String category) {
        return units.identity("市建设管理局", ms(BEFORE), ms(AFTER), new Matter(district, street, category))
                .orElseThrow()
                .countsFor();
    }

    private static long ms(Instant at) {
        return at.toEpochMilli();
    }
}
