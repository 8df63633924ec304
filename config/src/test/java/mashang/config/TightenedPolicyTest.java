package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mashang.config.TightenedPolicy.Proposal;
import mashang.config.TightenedPolicy.Wish;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TightenedPolicyTest {
    private static final Path SHIPPED = Path.of("policies", "default.yaml");
    private static final String FROM = "2026-06-01T00:00:00+08:00";
    private static final City CITY = City.load(Path.of("."));

    @TempDir
    Path temp;

    @Test
    void weakUnitsAreWarnedEarlierAndEverythingElseStaysAsItWas() throws IOException {
        String unit = CITY.units().all().iterator().next().id();
        Proposal proposal = propose(new Wish("handle", "2wd", Set.of(unit), "薄弱指标 indicators@1 2026-Q1"));
        Policy before = policy(Files.readString(SHIPPED));
        Policy after = policy(proposal.text());

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.rules()).hasSize(before.rules().size() + proposal.rules());
        assertThat(proposal.rules()).isPositive();
        List<ClockRule> tight = after.rules().stream()
                .filter(r -> r.match().units().contains(unit))
                .toList();
        assertThat(tight).hasSize(proposal.rules()).allSatisfy(rule -> {
            assertThat(rule.clock().name()).isEqualTo("handle");
            assertThat(rule.warnBefore()).isEqualTo(Span.workingDays(2));
            assertThat(rule.source()).contains("薄弱指标");
            assertThat(after.rules()) // and one like it, for everybody else, right behind it
                    .anySatisfy(other -> {
                        assertThat(other.clock()).isEqualTo(rule.clock());
                        assertThat(other.limit()).isEqualTo(rule.limit());
                        assertThat(other.priority()).isEqualTo(rule.priority() - 1);
                        assertThat(other.match().units()).isEmpty();
                    });
        });
        assertThat(after.rules().stream()
                        .filter(r -> !r.match().units().contains(unit))
                        .map(r -> r.clock().name() + r.match() + r.limit() + r.warnBefore()))
                .containsExactlyElementsOf(before.rules().stream()
                        .map(r -> r.clock().name() + r.match() + r.limit() + r.warnBefore())
                        .toList());
    }

    @Test
    void whatWarnsAsEarlyAlreadyAndWhatIsForOthersStaysAlone() throws IOException {
        String unit = CITY.units().all().iterator().next().id();

        assertThat(propose(new Wish("handle", "1wd", Set.of(unit), "s")).rules())
                .isZero();
        assertThat(propose(new Wish("handle", "20h", Set.of(unit), "s")).rules())
                .isZero();
        assertThat(propose(new Wish("nothing", "9wd", Set.of(unit), "s")).rules())
                .isZero();
        assertThat(propose(new Wish("handle", "9wd", Set.of(), "s")).rules()).isZero();
    }

    private static Proposal propose(Wish wish) throws IOException {
        Units units = CITY.units();
        return TightenedPolicy.of(Files.readString(SHIPPED), List.of(wish), 2, FROM, units);
    }

    @Test
    void whatTheCityWroteStaysAsItWroteIt() throws IOException {
        String unit = CITY.units().all().iterator().next().id();
        List<String> before = Files.readAllLines(SHIPPED);
        List<String> after = propose(new Wish("handle", "2wd", Set.of(unit), "s"))
                .text()
                .lines()
                .toList();
        List<String> added = new ArrayList<>(after);
        before.forEach(added::remove);

        assertThat(added).filteredOn(line -> line.contains(unit)).allMatch(line -> line.contains("- {"));
        assertThat(added)
                .filteredOn(line -> !line.contains(unit))
                .allMatch(line -> line.matches("(version: 2|effectiveFrom: .*| *priority: [0-9]+| *- for: .*)"));
    }

    /** As the configuration with it in place of the shipped one has it: so it is valid, too. */
    private Policy policy(String text) throws IOException {
        for (String folder : List.of("policies", "calendars", "feeds", "feeds/examples", "units")) {
            Files.createDirectories(temp.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, temp.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.writeString(temp.resolve(SHIPPED), text);
        return City.load(temp).policies().get(0);
    }
}
