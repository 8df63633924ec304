package mashang.recurrence.life;

/** What can be told of a problem. */
public enum LifeStep {
    /** 苗头: more than one person complains. */
    CANDIDATE,
    /** 共性: over the thresholds. */
    COMMON,
    /** 个性急难: small, but somebody is in need, or comes back. */
    URGENT,
    /** 上升. */
    GROWING,
    /** 持平, after it grew or faded. */
    STEADY,
    /** 回落. */
    FADING,
    /** 销号. */
    STRUCK_OFF,
    /** 重启: an order, or the problem itself, was opened again. */
    REOPENED,
    /** 反弹: struck off, and people complain again. */
    RECURRED,
    /** 合并: another problem turned out to be this one. */
    MERGED,
    /** 拆分: a part turned out to be another problem. */
    SPLIT
}
