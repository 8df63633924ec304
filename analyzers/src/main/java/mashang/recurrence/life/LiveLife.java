package mashang.recurrence.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A {@link ProblemLife} while it is lived. */
final class LiveLife {
    /** More members than this are counted by day. */
    static final int MOST_MEMBERS = 1_000;
    /** More open orders than this are not told apart. */
    static final int MOST_OPEN = 5_000;

    final String problemId;
    Phase phase = Phase.SEEN;
    Phase before = Phase.SEEN;

    @Nullable
    Trend trend;

    @Nullable
    Instant struckOffAt;

    boolean struckOffByOffice;
    boolean muted;
    boolean theme;

    @Nullable
    String name;

    @Nullable
    Instant reviewAt;
    /** Whether the last open order may just have gone. Within one decision only. */
    boolean maybeClosed;

    final Map<LifeStep, Integer> told = new EnumMap<>(LifeStep.class);
    final Set<UrgentReason> urgencies = EnumSet.noneOf(UrgentReason.class);
    final Visits visits;
    private final TreeSet<Member> members = new TreeSet<>(Member.ORDER);
    private final TreeMap<Long, DayCount> unlisted = new TreeMap<>();
    private final TreeSet<String> openOrders = new TreeSet<>();
    private long openUnlisted;

    LiveLife(String problemId, LifePolicy policy) {
        this.problemId = problemId;
        this.visits = new Visits(policy.urgent());
    }

    LiveLife(ProblemLife kept, LifePolicy policy) {
        this(kept.problemId(), policy);
        phase = kept.phase();
        before = kept.before();
        trend = kept.trend();
        struckOffAt = kept.struckOffAt();
        struckOffByOffice = kept.struckOffByOffice();
        muted = kept.muted();
        theme = kept.theme();
        name = kept.name();
        reviewAt = kept.reviewAt();
        told.putAll(kept.told());
        urgencies.addAll(kept.urgencies());
        members.addAll(kept.members());
        kept.unlisted().forEach(day -> unlisted.put(day.epochDay(), day));
        openOrders.addAll(kept.openOrders());
        openUnlisted = kept.openUnlisted();
    }

    void add(Member member, Instant at, Duration horizon) {
        if (members.contains(member)) {
            return;
        }
        list(member);
        open(member.orderId());
        forgetBefore(at.minus(horizon));
    }

    private void list(Member member) {
        members.add(member);
        Member spare = member.caller() == null ? null : visits.spare(members, member.caller());
        if (spare != null) {
            members.remove(spare);
            count(spare, false);
        }
        if (members.size() > MOST_MEMBERS) {
            Member oldest = members.first();
            members.remove(oldest);
            count(oldest, !listedThatDay(oldest));
        }
    }

    private void count(Member member, boolean person) {
        DayCount day = new DayCount(day(member), 1, person ? 1 : 0, person && member.caller() == null ? 1 : 0);
        unlisted.merge(day.epochDay(), day, DayCount::plus);
    }

    private boolean listedThatDay(Member member) {
        if (member.caller() == null) {
            return false;
        }
        for (Member other : members) {
            if (day(other) > day(member)) {
                return false;
            }
            if (member.caller().equals(other.caller())) {
                return true;
            }
        }
        return false;
    }

    private static long day(Member member) {
        return Math.floorDiv(member.occurredAt().toEpochMilli(), DayCount.DAY_MILLIS);
    }

    private void forgetBefore(Instant time) {
        while (!members.isEmpty() && members.first().occurredAt().isBefore(time)) {
            members.pollFirst();
        }
        unlisted.headMap(Math.floorDiv(time.toEpochMilli(), DayCount.DAY_MILLIS))
                .clear();
    }

    void open(String orderId) {
        if (openOrders.contains(orderId)) {
            return;
        }
        if (openOrders.size() < MOST_OPEN) {
            openOrders.add(orderId);
        } else {
            openUnlisted++;
        }
    }

    void close(String orderId) {
        maybeClosed |= openOrders.remove(orderId);
    }

    boolean closed() {
        return openOrders.isEmpty() && openUnlisted == 0;
    }

    /** Complaints handed in within a window that ends at a time, later than it was last struck off. */
    Count count(Instant to, Duration window) {
        Instant from = to.minus(window);
        return Count.of(
                members, unlisted.values(), struckOffAt != null && struckOffAt.isAfter(from) ? struckOffAt : from, to);
    }

    /** People of a window alone, struck off or not. */
    long people(Instant from, Instant to) {
        return Count.of(members, unlisted.values(), from, to).people();
    }

    List<Member> since(Instant from) {
        List<Member> since = new ArrayList<>(members);
        since.removeIf(member -> !member.occurredAt().isAfter(from)
                || (struckOffAt != null && !member.occurredAt().isAfter(struckOffAt)));
        return since;
    }

    boolean anySince(Instant from) {
        return (!members.isEmpty() && members.last().occurredAt().isAfter(from))
                || (!unlisted.isEmpty() && unlisted.lastKey() * DayCount.DAY_MILLIS > from.toEpochMilli());
    }

    int ordinal(LifeStep step) {
        return told.merge(step, 1, Integer::sum);
    }

    /** Takes over what another problem was. What either was told to be, both were. */
    void absorb(LiveLife other) {
        boolean struckOff = phase == Phase.STRUCK_OFF || other.phase == Phase.STRUCK_OFF;
        phase = struckOff ? Phase.STRUCK_OFF : further(phase, other.phase);
        before = further(before, other.before);
        trend = trend == null ? other.trend : trend;
        struckOffAt = later(struckOffAt, other.struckOffAt);
        struckOffByOffice |= other.struckOffByOffice;
        muted |= other.muted;
        name = name == null ? other.name : name;
        reviewAt = reviewAt == null ? other.reviewAt : reviewAt;
        other.told.forEach((step, times) -> told.merge(step, times, Math::max));
        urgencies.addAll(other.urgencies);
        other.unlisted.values().forEach(day -> unlisted.merge(day.epochDay(), day, DayCount::plus));
        other.members.forEach(this::list);
        other.openOrders.forEach(this::open);
        openUnlisted += other.openUnlisted;
        maybeClosed |= other.maybeClosed;
    }

    private static Phase further(Phase a, Phase b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? b : b == null || a.isAfter(b) ? a : b;
    }

    /** Gives some orders to another problem, as far as they are remembered. */
    void give(Collection<String> orders, LiveLife part) {
        Set<String> given = new HashSet<>(orders);
        for (Member member : new ArrayList<>(members)) {
            if (given.contains(member.orderId())) {
                members.remove(member);
                part.list(member);
            }
        }
        for (String order : new TreeSet<>(given)) {
            if (openOrders.remove(order)) {
                part.open(order);
                maybeClosed = true;
            }
        }
    }

    ProblemLife snapshot() {
        return new ProblemLife(
                problemId,
                phase,
                before,
                trend,
                struckOffAt,
                struckOffByOffice,
                muted,
                theme,
                name,
                new ArrayList<>(members),
                new ArrayList<>(unlisted.values()),
                new ArrayList<>(openOrders),
                openUnlisted,
                new TreeMap<>(told),
                new ArrayList<>(urgencies),
                reviewAt);
    }
}
