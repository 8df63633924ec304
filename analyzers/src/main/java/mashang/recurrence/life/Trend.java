package mashang.recurrence.life;

/** Where the number of people who complain is going. */
public enum Trend {
    /** 上升. */
    GROWING,
    /** 持平. */
    STEADY,
    /** 回落. */
    FADING
}
