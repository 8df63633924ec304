package mashang.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alert tells of a recurring problem (共性问题), as it was when the step was taken. Nothing of a citizen is in it.
 *
 * @param problemId the problem, by the id it had then
 * @param label its name for people: of a place and what is wrong there
 * @param district where most of it is; absent where no complaint says
 * @param since start of the window that was counted
 * @param messages complaints in the window
 * @param people distinct callers in it; each complaint without a known caller counts as one
 * @param now people lately, for a trend; 0 otherwise
 * @param before people in the time before, for a trend; 0 otherwise
 * @param reason why it is urgent: SAFETY, HEALTH, LIVELIHOOD or COMES_BACK; absent for the other kinds
 * @param visits how often the same caller came, for COMES_BACK; 0 otherwise
 * @param orders some of its orders, oldest first
 */
public record ProblemNews(
        String problemId,
        String label,
        @Nullable String district,
        Instant since,
        long messages,
        long people,
        double now,
        double before,
        @Nullable String reason,
        int visits,
        List<String> orders) {}
