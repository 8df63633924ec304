package mashang.recurrence.life;

/** How far a problem has come. Whether it grows or fades is beside it: {@link Trend}. */
public enum Phase {
    /** Complaints, but not from enough people to be called anything. */
    SEEN,
    /** 苗头: more than one person; shown, nobody is bound to act. */
    CANDIDATE,
    /** 共性问题: size, people and grids over the thresholds within the window. */
    COMMON,
    /** 已销号: every known order is written off or cancelled, or the office said so. */
    STRUCK_OFF,
    /** 反弹（举一反三）: struck off, and people complain again. */
    RECURRED
}
