package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import mashang.recurrence.city.RecurrencePolicy;
import mashang.recurrence.life.LifePolicy;
import mashang.text.Concern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecurrenceFileTest {
    @TempDir
    Path temp;

    private ConfigFolder config;

    @BeforeEach
    void anEmptyCity() throws IOException {
        config = new ConfigFolder(temp);
        for (String folder : new String[] {"feeds", "policies", "units"}) {
            Files.createDirectories(temp.resolve(folder));
        }
    }

    @Test
    void withoutTheFileTheUsualHolds() {
        assertThat(config.load().recurrence()).isEqualTo(RecurrencePolicy.DEFAULT);
    }

    @Test
    void theShippedFileSaysWhatHoldsWithoutIt() throws IOException {
        config.write("recurrence.yaml", Files.readString(Path.of("recurrence.yaml")));
        assertThat(config.load().recurrence()).isEqualTo(RecurrencePolicy.DEFAULT);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        config.write("recurrence.yaml", """
                candidate: {people: 3}
                common: {size: 9, people: 8, grids: 2, window: 14d}
                urgent: {concerns: [safety], visits: 4, apart: 12h, window: 20d}
                growth: {span: 3d, least: 4, growing: 2, fading: 0.25, review: 30m}
                recurrence: {people: 4, within: 60d}
                hotness: {halfLife: 7d, fullPeople: 6}
                themes: {concrete: 0.6, wide: 0.1}
                duplicates: {overlap: 0.8, idle: 30d, maxTexts: 5000}
                """);
        RecurrencePolicy policy = config.load().recurrence();
        assertThat(policy.life())
                .isEqualTo(new LifePolicy(
                        3,
                        new LifePolicy.Common(9, 8, 2, Duration.ofDays(14)),
                        new LifePolicy.Urgent(Set.of(Concern.SAFETY), 4, Duration.ofHours(12), Duration.ofDays(20)),
                        new LifePolicy.Growth(Duration.ofDays(3), 4, 2, .25, Duration.ofMinutes(30)),
                        new LifePolicy.Recurrence(4, Duration.ofDays(60))));
        assertThat(policy.portraits().halfLife()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.portraits().fullPeople()).isEqualTo(6);
        assertThat(policy.portraits().concrete()).isEqualTo(.6);
        assertThat(policy.portraits().wide()).isEqualTo(.1);
        assertThat(policy.duplicates().overlap()).isEqualTo(.8);
        assertThat(policy.duplicates().maxTexts()).isEqualTo(5_000);
    }

    @Test
    void wordsMayMakeNothingUrgent() throws IOException {
        config.write("recurrence.yaml", "urgent: {concerns: none}\n");
        assertThat(config.load().recurrence().life().urgent().concerns()).isEmpty();
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        config.write("recurrence.yaml", """
                candidate: {people: 7}
                common: {size: 1, window: 400d, grid: 2}
                urgent: {concerns: [hunger], visits: 11, apart: 30d}
                growth: {growing: 0.5, fading: x, review: 1s}
                recurrence: {within: 0d}
                themes: {concrete: 50}
                burst: 1
                """);
        assertThat(config.places())
                .containsExactlyInAnyOrder(
                        "recurrence.yaml:1 candidate.people",
                        "recurrence.yaml:2 common.size",
                        "recurrence.yaml:2 common.window",
                        "recurrence.yaml:2 common.grid",
                        "recurrence.yaml:3 urgent.concerns[0]",
                        "recurrence.yaml:3 urgent.visits",
                        "recurrence.yaml:3 urgent",
                        "recurrence.yaml:4 growth.growing",
                        "recurrence.yaml:4 growth.fading",
                        "recurrence.yaml:4 growth.review",
                        "recurrence.yaml:5 recurrence.within",
                        "recurrence.yaml:6 themes.concrete",
                        "recurrence.yaml:7 burst");
    }
}
