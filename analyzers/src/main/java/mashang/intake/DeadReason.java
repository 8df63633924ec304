package mashang.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a record could not be used. {@code {0}} … are filled with the letter's values, {@code {field}} with its field. */
public enum DeadReason {
    EMPTY("空行", "empty line"),
    NOT_JSON("不是合法的 JSON：{0}", "not valid JSON: {0}"),
    NOT_CSV("不是合法的 CSV 行：{0}", "not a valid CSV row: {0}"),
    MISSING_COLUMN("表头缺少必需的列“{field}”", "the header lacks the required column \"{field}\""),
    MISSING_FIELD("缺少必填项“{field}”", "required field \"{field}\" is missing"),
    WRONG_TYPE("“{field}”的类型不对：应为{0}，实为{1}", "\"{field}\" has the wrong type: expected {0}, found {1}"),
    BAD_TIME("“{field}”不是可识别的时间：{0}", "\"{field}\" is not a time in any known form: {0}"),
    IMPOSSIBLE_TIME("“{field}”的时间不可能：{0}", "\"{field}\" lies at an impossible time: {0}"),
    INVERTED_TIME("“{field}”早于“{0}”超过 {1}，顺序不可能", "\"{field}\" lies before \"{0}\" by more than {1}"),
    UNKNOWN_STEP("“{field}”的状态词“{0}”未配置", "status word \"{0}\" of \"{field}\" is not configured"),
    NO_EVENT("这一行没有任何可用的时间，得不出事件", "the row states no usable time, so no event"),
    TOO_LARGE("记录过大：{0} 字节，上限 {1} 字节", "record too large: {0} bytes, limit {1}"),
    UNKNOWN_TOPIC("主题“{0}”没有对应的来源配置", "no feed is configured for topic \"{0}\""),
    BAD_EVENT("不是合法的规范事件：{0}", "not a valid canonical event: {0}"),
    TOO_OLD("早于保存期且没有该工单的状态，不作为新工单", "older than we keep orders, and no state of it: not taken as a new order"),
    BAD_RULE("不是可用的规则：{0}", "not a usable rule: {0}"),
    INDEX_REFUSED("索引“{0}”拒收：{1}", "index \"{0}\" refused it: {1}"),
    INTERNAL("处理时出错：{0}", "failed while being processed: {0}"),
    BAD_ALERT("不是可读的告警：{0}", "not a readable alert: {0}");

    private final String chinese;
    private final String english;

    DeadReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String sentence(boolean inEnglish, List<String> args, @Nullable String field) {
        String text = inEnglish ? english : chinese;
        for (int i = 0; i < args.size(); i++) {
            text = text.replace("{" + i + "}", args.get(i));
        }
        return text.replace("{field}", field == null ? "" : field);
    }
}
