package mashang.recurrence.portrait;

/**
 * Whether a cluster is one concrete problem, or complaints about one theme at many places (停水, 公积金), and why.
 *
 * @param reason {@link Reason#CONCRETE} where it is a problem
 * @param mainName the name most of its members share; empty without one
 * @param share how many do, 0 to 1
 * @param spread in how many districts it lies evenly: e to the entropy of the districts, 1 where none are stated
 * @param topCaller the share of the messages that comes from one caller, 0 to 1
 */
public record Theme(Reason reason, String mainName, double share, double spread, double topCaller) {
    /** Why it is a theme, or none. */
    public enum Reason {
        /** One place or body: a problem. */
        CONCRETE,
        /** 主题：没有共同的地点或单位. */
        NO_PLACE,
        /** 主题：只有同一条路或同一片区，事由各异. */
        NO_MATTER,
        /** 主题：分散在各区. */
        EVERYWHERE,
        /** 主题：一人的多次建言. */
        ONE_WRITER
    }

    /** Whether it is to be kept out of the list of problems. */
    public boolean isTheme() {
        return reason != Reason.CONCRETE;
    }
}
