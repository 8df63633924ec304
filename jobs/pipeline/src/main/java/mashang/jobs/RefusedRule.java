package mashang.jobs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mashang.config.ConfigException;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.rules.RuleVersion;
import mashang.workorder.EventId;

/** The dead letter of a published version that a job cannot use. */
public final class RefusedRule {
    private RefusedRule() {}

    /**
     * The letter; the same each time the version is read.
     *
     * @param stage the job that cannot use it
     */
    public static DeadLetter letter(RuleVersion version, ConfigException why, String stage) {
        return new DeadLetter(
                EventId.hash(version.key() + '|' + version.publishedAt() + '|' + stage),
                stage,
                null,
                version.key(),
                "",
                -1,
                -1,
                version.publishedAt(),
                DeadReason.BAD_RULE,
                List.of(why.problems().get(0).text(false)),
                null,
                version.key(),
                version.text().getBytes(StandardCharsets.UTF_8));
    }
}
