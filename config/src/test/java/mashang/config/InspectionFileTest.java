package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mashang.inspection.Inspector;
import mashang.inspection.Target;
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
                        new Inspector("L1", Inspector.Role.LEADER, List.of("city"), null, 2, Set.of()),
                        new Inspector("E1", Inspector.Role.EXPERT, List.of("water", "city"), "东区", 3, Set.of("排水")));
        assertThat(plan.targets()).containsExactly(new Target("T1", List.of("water", "city"), "西区", 2, List.of("排水")));
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

    private static Unit unit(String id, @Nullable String parent, String name) {
        return new Unit(id, List.of(new Unit.Name(name, null, null)), parent, Unit.Kind.DEPARTMENT, null, null);
    }
}
