package mashang.workorder;

/** How pressing an order is (紧急程度). Add at the end only. */
public enum Urgency {
    /** 紧急 */
    EMERGENCY,
    /** 急难民生 */
    LIVELIHOOD,
    /** 一般 */
    ORDINARY,
    /** 疑难复杂 */
    COMPLEX
}
