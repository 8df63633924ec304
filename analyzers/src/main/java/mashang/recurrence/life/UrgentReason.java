package mashang.recurrence.life;

import mashang.text.Concern;

/** Why a small problem is urgent. */
public enum UrgentReason {
    SAFETY,
    HEALTH,
    LIVELIHOOD,
    /** 多次来访: the same person again and again. */
    COMES_BACK;

    static UrgentReason of(Concern concern) {
        return switch (concern) {
            case SAFETY -> SAFETY;
            case HEALTH -> HEALTH;
            case LIVELIHOOD -> LIVELIHOOD;
        };
    }
}
