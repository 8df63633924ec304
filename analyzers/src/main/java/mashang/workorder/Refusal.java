package mashang.workorder;

/**
 * A decision of people that does not count, and why (不予采纳). It stays in the order's history and changes nothing else.
 *
 * @param decision the fact, whose {@link Fact#ruling} is there
 * @param why the first reason that applies
 */
public record Refusal(Fact decision, Why why) {

    /** Why, the first that applies; {@code CLOCKS.md}, 10.2 and 10.3. Add at the end only. */
    public enum Why {
        /** The role may not, or none is stated (无权). */
        ROLE,
        /** Nothing else is known of the order (查无此单). */
        UNKNOWN_ORDER,
        /** It does not say which unit, order, clock or light, or names itself (对象不明). */
        NO_OBJECT,
        /** It was decided already (重复). */
        TWICE,
        /** The order is closed, or the time for it is over (逾期). */
        LATE,
        /** What has to come first has not: handled, reported, checked (条件未满足). */
        NOT_YET,
        /** There is no such clock or light (没有这个时钟或亮灯). */
        NOTHING_THERE
    }
}
