package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** Clerks may decide what the office may, by a version that acts from an hour after its publication. */
class PublishedOfficeTest {
    private static final Path CONFIG = Path.of(".");
    private static final City CITY = City.load(CONFIG);
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant FROM = PUBLISHED.plusSeconds(3_600);

    @Test
    void whoMayDecideFollowsThePolicyInForceAtTheDecision() throws IOException {
        PublishedOffice office = new PublishedOffice(CITY);
        assertThat(mayAcknowledge(office, "office", FROM)).isTrue();
        assertThat(mayAcknowledge(office, "clerk", FROM)).isFalse();
        office.next(policy("2", "clerk", FROM, PUBLISHED));
        assertThat(mayAcknowledge(office, "clerk", FROM.minusMillis(1))).isFalse();
        assertThat(mayAcknowledge(office, "clerk", FROM)).isTrue();
        assertThat(office.asKnownAt(PUBLISHED.minusMillis(1).toEpochMilli())
                        .allows(Step.ACKNOWLEDGED, "clerk", FROM.toEpochMilli()))
                .as("nobody knew of it yet")
                .isFalse();
        office.next(policy("3", "apprentice", PUBLISHED, FROM.plusSeconds(60)));
        assertThat(mayAcknowledge(office, "apprentice", FROM.plusSeconds(59)))
                .as("none acts backwards")
                .isFalse();
        assertThat(mayAcknowledge(office, "apprentice", FROM.plusSeconds(60))).isTrue();
        assertThat(mayAcknowledge(office, "clerk", FROM.plusSeconds(60)))
                .as("of the version before")
                .isFalse();
    }

    @Test
    void onlyPoliciesAreTakenEachOnce() throws IOException {
        PublishedOffice office = new PublishedOffice(CITY);
        RuleVersion second = policy("2", "clerk", FROM, PUBLISHED);
        office.next(new RuleVersion(RuleKind.UNITS, "a", "1", "units: [", "", "", null, 1));
        office.next(second);
        office.next(second);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> office.next(policy("2", "other", FROM, PUBLISHED)));
        assertThat(office.accepted()).containsExactly(second);
    }

    private static boolean mayAcknowledge(PublishedOffice office, String role, Instant at) {
        return office.asKnownAt(at.toEpochMilli()).allows(Step.ACKNOWLEDGED, role, at.toEpochMilli());
    }

    private static RuleVersion policy(String version, String role, Instant from, Instant published) throws IOException {
        String text = Files.readString(CONFIG.resolve("policies/default.yaml"))
                .replaceFirst("version: 1", "version: " + version)
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + from)
                .replace("roles: [head,", "roles: [" + role + ", head,");
        return new RuleVersion(RuleKind.POLICY, "default", version, text, "a", "b", null, published.toEpochMilli());
    }
}
