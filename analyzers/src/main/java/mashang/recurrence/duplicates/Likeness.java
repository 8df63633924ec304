package mashang.recurrence.duplicates;

import java.time.Instant;

/**
 * That an order says what an earlier one said.
 *
 * @param orderId the later order
 * @param otherId the earlier order it is linked to
 * @param kind in what they are alike
 * @param overlap of their contents' shingles, estimated, 0 to 1
 * @param sameCaller whether both are known to come from one caller
 * @param count orders with such a text up to this one, this one included
 * @param advice what could be done about it
 * @param at log time of the later order
 */
public record Likeness(
        String orderId,
        String otherId,
        Kind kind,
        double overlap,
        boolean sameCaller,
        long count,
        Advice advice,
        Instant at) {

    /** In what two orders are alike. */
    public enum Kind {
        /** 同文：title and content, but for spaces and signs. */
        EXACT,
        /** 正文相同，标题不同. */
        EXACT_CONTENT,
        /** 近似：nearly the same content about the same place. */
        NEAR,
        /** 同一人就同一问题再次来件. */
        SAME_CALLER,
        /** 同一地点的同一问题，文字不同、来件人不同. */
        SAME_PLACE,
        /** 套用模板：nearly the same content about another place. Not a duplicate. */
        TEMPLATE
    }

    /** What to do (并单建议). A person decides. */
    public enum Advice {
        /** 建议并单: the same person said the same again. */
        MERGE,
        /** 建议并案办理: other people said the same; each must be answered. */
        HANDLE_TOGETHER,
        /** 不宜合并. */
        NONE
    }

    /** Why, for people. */
    public String reason() {
        String who = sameCaller ? "同一来件人，" : "";
        String percent = Math.round(overlap * 100) + "%";
        return switch (kind) {
            case EXACT -> who + "标题与正文相同，第 " + count + " 件";
            case EXACT_CONTENT -> who + "正文相同、标题不同，第 " + count + " 件";
            case NEAR -> who + "正文约 " + percent + " 相同且地点一致，第 " + count + " 件";
            case SAME_CALLER -> "同一来件人就同一问题第 " + count + " 次来件，文字不同";
            case SAME_PLACE -> "同一地点的同一问题，第 " + count + " 件，文字不同";
            case TEMPLATE -> "正文约 " + percent + " 相同，但地点不同：不是重复件";
        };
    }
}
