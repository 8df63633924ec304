package mashang.sla;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Authority;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Who may decide what, by the policies in force when it is decided. {@code CLOCKS.md}, 10.2. */
final class OfficeRules implements Authority {
    private static final long serialVersionUID = 1L;

    private final List<Line> lines = new ArrayList<>();

    /** What a policy version says of the office, and when it is in force: from, included, until, excluded. */
    private record Line(Policy.Office office, long from, long until) implements Serializable {}

    OfficeRules(List<Policy> policies) {
        for (Policy policy : policies) {
            Policy.Office office = policy.office();
            if (office != null) {
                long from = policy.effectiveFrom().toEpochMilli();
                lines.add(new Line(office, from, Deadlines.end(policy, policies)));
            }
        }
    }

    @Override
    public boolean allows(Step step, @Nullable String role, long at) {
        Policy.Power power = power(step, at);
        return power != null && role != null && power.roles().contains(role);
    }

    /** How long after the due time it may be decided; absent: for ever. */
    @Nullable
    Span within(Step step, long at) {
        Policy.Power power = power(step, at);
        return power == null ? null : power.within();
    }

    private Policy.@Nullable Power power(Step step, long at) {
        for (Line line : lines) {
            if (line.from <= at && at < line.until) {
                return line.office.powers().stream()
                        .filter(power -> power.step() == step)
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }
}
