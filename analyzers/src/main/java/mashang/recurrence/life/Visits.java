package mashang.recurrence.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells who comes back: messages close together are one visit. */
final class Visits {
    private final LifePolicy.Urgent policy;

    Visits(LifePolicy.Urgent policy) {
        this.policy = policy;
    }

    /** The message to give up where one caller has more than are told apart: the latest that is no visit, else the oldest. */
    @Nullable
    Member spare(Collection<Member> members, String caller) {
        List<Member> his = new ArrayList<>();
        for (Member member : members) {
            if (caller.equals(member.caller())) {
                his.add(member);
            }
        }
        if (his.size() <= LifePolicy.Urgent.MOST_VISITS) {
            return null;
        }
        for (int i = his.size() - 1; i > 0; i--) {
            if (together(his.get(i - 1), his.get(i))) {
                return his.get(i);
            }
        }
        return his.get(0);
    }

    /** The visits of the caller who came most often, of equals the one who came first; empty where no caller is known. */
    List<Member> most(Collection<Member> members) {
        Map<String, List<Member>> byCaller = new LinkedHashMap<>();
        for (Member member : members) {
            if (member.caller() != null) {
                List<Member> visits = byCaller.computeIfAbsent(member.caller(), c -> new ArrayList<>());
                if (visits.isEmpty() || !together(visits.get(visits.size() - 1), member)) {
                    visits.add(member);
                }
            }
        }
        List<Member> most = List.of();
        for (List<Member> visits : byCaller.values()) {
            most = visits.size() > most.size() ? visits : most;
        }
        return most;
    }

    private boolean together(Member earlier, Member later) {
        Instant next = earlier.occurredAt().plus(policy.apart());
        return later.occurredAt().isBefore(next);
    }
}
