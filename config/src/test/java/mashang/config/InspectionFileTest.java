package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import mashang.inspection.Inspector;
import mashang.inspection.Target;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionFileTest {
    private static final Units UNITS = new Units(List.of(unit("city", null, "市政府"), unit("water", "city", "市水务局")));

    @TempDir
    Path temp;

    @Test
    void inspectorsAndTargetsAreReadWithTheUnitsAboveThem() throws IOException {
        InspectionFile.Plan plan = InspectionFile.load(write("""
                inspectors:
                  - {id: L1, role: leader, unit: 市政府, load: 2}
                  - {id: E1, role: expert, unit: water, area: 东区, load: 3, skills: [排水]}
                targets:
                  - {id: T1, unit: 市水务局, area: 西区, experts: 2, skills: [排水]}
                """), UNITS);

        assertThat(plan.inspectors())
                .containsExactly(
                        new Inspector("L1", Inspector.Role.LEADER, List.of("city"), Set.of(), 2, Set.of()),
                        new Inspector(
                                "E1", Inspector.Role.EXPERT, List.of("water", "city"), Set.of("东区"), 3, Set.of("排水")));
        assertThat(plan.targets())
                .containsExactly(new Target("T1", List.of("water", "city"), Set.of("西区"), 2, List.of("排水")));
    }

    @Test
    void whoIsOfAUnitOfADistrictIsKeptFromThatDistrictThoughThePlanDoesNotSayIt() throws IOException {
        Units units = new Units(List.of(town("east-1", "东一街道", "东区", null), town("east-2", "东二街道", "东区", null)));
        InspectionFile.Plan plan = InspectionFile.load(write("""
                inspectors:
                  - {id: L1, role: leader, unit: 东一街道, load: 2}
                  - {id: L2, role: leader, unit: 东一街道, area: 西区, load: 2}
                targets:
                  - {id: T1, unit: 东二街道}
                """), units);

        assertThat(plan.inspectors())
                .allMatch(one -> one.isRecused(plan.targets().get(0)));
        assertThat(plan.inspectors().get(0).isRecused(InspectionFile.listed("T2", "east-2", "西区", plan, units)))
                .isTrue();
    }

    @Test
    void whoseUnitWasMergedOrSplitIsKeptFromThoseThatFollowedIt() throws IOException {
        Succession merged = new Succession(LocalDate.of(2026, 3, 1), List.of(Succession.Heir.ofAll("new")));
        Units units = new Units(List.of(
                town("old", "老街道", null, merged), town("new", "新街道", null, null), town("other", "别街道", null, null)));
        InspectionFile.Plan plan = InspectionFile.load(write("""
                inspectors:
                  - {id: L1, role: leader, unit: 老街道, load: 2}
                  - {id: L2, role: leader, unit: 新街道, load: 2}
                targets:
                  - {id: T1, unit: 新街道}
                  - {id: T2, unit: 老街道}
                  - {id: T3, unit: 别街道}
                """), units);

        for (Inspector one : plan.inspectors()) {
            assertThat(plan.targets()).extracting(one::isRecused).containsExactly(true, true, false);
        }
    }

    @Test
    void aNameIsThatOfWhoBearsItNow() throws IOException {
        Unit renamed = new Unit(
                "a",
                List.of(
                        new Unit.Name("规划局", null, LocalDate.of(2019, 3, 1)),
                        new Unit.Name("资源局", LocalDate.of(2019, 3, 1), null)),
                null,
                Unit.Kind.DEPARTMENT,
                null,
                null);
        InspectionFile.Plan plan = InspectionFile.load(write("""
                inspectors:
                  - {id: L1, role: leader, unit: 规划局, load: 2}
                targets: []
                """), new Units(List.of(renamed, unit("b", null, "规划局"))));

        assertThat(plan.inspectors().get(0).units()).containsExactly("b");
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        Path file = write("""
                inspectors:
                  - {id: L1, role: boss, load: 2}
                  - {id: L1, role: leader, unit: 无此局, load: -1}
                targets:
                  - {id: T1, area: 西区, rank: 1}
                """);
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> InspectionFile.load(file, UNITS));

        assertThat(wrong.problems())
                .extracting(p -> p.line() + " " + p.field().replaceAll("^.*[.\\]]", ""))
                .containsExactlyInAnyOrder("2 role", "3 id", "3 unit", "3 load", "5 unit", "5 rank");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("plan.yaml"), text);
    }

    private static Unit town(String id, String name, @Nullable String area, @Nullable Succession succession) {
        return new Unit(id, List.of(new Unit.Name(name, null, null)), null, Unit.Kind.TOWN, area, null, succession);
    }

    private static Unit unit(String id, @Nullable String parent, String name) {
        return new Unit(id, List.of(new Unit.Name(name, null, null)), parent, Unit.Kind.DEPARTMENT, null, null);
    }
}
