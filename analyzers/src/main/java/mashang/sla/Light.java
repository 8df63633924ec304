package mashang.sla;

/** How a clock stands (亮灯). Add at the end only. */
public enum Light {
    /** In time, or not near its due time yet (绿). */
    GREEN,
    /** Near its due time (黄). */
    YELLOW,
    /** Not in time (红). */
    RED
}
