package mashang.targeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mashang.delivery.Language;
import mashang.recurrence.life.UrgentReason;

/** Why a spot is on the list, in words. */
public final class SpotReasons {
    private final TargetPolicy policy;
    private final Language language;

    public SpotReasons(TargetPolicy policy, Language language) {
        this.policy = policy;
        this.language = language;
    }

    /** Need first, then what gives points, the rates always with their volume. */
    public String of(Spot spot) {
        List<String> reasons = new ArrayList<>();
        Spot.Counts counts = spot.counts();
        spot.urgent().forEach(why -> reasons.add(urgent(why)));
        reasons.add(say("%d 天内 %d 件，超时 %d 件（%s，全市 %s）", "%d days: %d orders, %d late (%s; city %s)")
                .formatted(
                        policy.windowDays(),
                        counts.orders(),
                        counts.breached(),
                        percent(counts.breached() / (double) counts.orders()),
                        percent(counts.cityRate())));
        if (spot.parts().growth() > 0) {
            reasons.add(say("近 %d 天 %d 件，前 %d 天 %d 件", "last %d days %d, %d days before %d")
                    .formatted(policy.spanDays(), counts.now(), policy.spanDays(), counts.before()));
        }
        if (counts.repeats() > 0) {
            reasons.add(say("同一诉求人再次反映 %d 件", "%d again by the same callers").formatted(counts.repeats()));
        }
        if (counts.relapses() > 0) {
            reasons.add(say("销号后反弹 %d 次", "came back %d times after close-out").formatted(counts.relapses()));
        }
        return String.join(say("；", "; "), reasons);
    }

    private String urgent(UrgentReason why) {
        return switch (why) {
            case SAFETY -> say("急难：涉及人身安全", "urgent: safety");
            case HEALTH -> say("急难：涉及健康", "urgent: health");
            case LIVELIHOOD -> say("急难：涉及基本生活", "urgent: livelihood");
            case COMES_BACK -> say("急难：同一人多次来访", "urgent: the same person again and again");
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }
}
