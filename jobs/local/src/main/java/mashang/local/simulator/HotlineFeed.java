package mashang.local.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** The hotline's own form (热线): a JSON line per step, UTF-8, as each happens. */
final class HotlineFeed {
    static final String NAME = "hotline";
    static final int RAW_PARTITIONS = 2;

    /** Milliseconds between two times it can tell apart. */
    static final long PRECISION = 1000;

    private static final JsonFactory JSON = new JsonFactory();

    private HotlineFeed() {}

    static byte[] json(OrderFace face, StepRecord said) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("工单编号", face.sourceId());
            optional(json, "环节编号", said.key());
            json.writeStringField("环节", word(said.fact().step()));
            json.writeStringField("时间", Times.dashed(said.at()));
            Long recordedAt = said.recordedAt();
            optional(json, "登记时间", recordedAt == null ? null : Times.dashed(recordedAt));
            if (said.revision() > 0) {
                json.writeNumberField("版本", said.revision());
            }
            if (said.fact().step() == Step.SUBMITTED) {
                order(json, face, Complaints.of(face));
            }
            step(json, said);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** What a submission says of its order. */
    static void order(JsonGenerator json, OrderFace face, Complaints.Words words) throws IOException {
        Dice dice = Dice.of(face.textSeed(), 0, 11);
        OrderFace.Channel channel = face.channel();
        optional(json, "来源渠道", channel == null ? null : channel.word);
        json.writeStringField("诉求类型", face.kindWord());
        optional(json, "紧急程度", face.urgencyWord());
        String[] levels = {"一级分类", "二级分类", "三级分类"};
        for (int i = 0; i < levels.length; i++) {
            json.writeStringField(levels[i], face.topic().categories().get(i));
        }
        json.writeStringField("标题", words.title());
        json.writeStringField("内容", words.content());
        place(json, face.place(), words.address(), dice.chance(0.85));
        boolean anonymous = dice.chance(0.06);
        optional(json, "来电号码", anonymous ? null : face.phone());
        json.writeStringField("匿名", anonymous ? "是" : "否");
        json.writeStringField("保密", dice.chance(0.12) ? "是" : "否");
    }

    private static void place(JsonGenerator json, Places.Place place, String address, boolean located)
            throws IOException {
        json.writeStringField("地址", address);
        json.writeStringField("区县", place.district().name());
        json.writeStringField("街道", place.street());
        if (located) {
            json.writeStringField("网格", place.grid());
            json.writeNumberField("经度", Math.round(place.longitude() * 1e5) / 1e5);
            json.writeNumberField("纬度", Math.round(place.latitude() * 1e5) / 1e5);
        }
    }

    private static void step(JsonGenerator json, StepRecord said) throws IOException {
        Fact fact = said.fact();
        optional(json, "承办单位", fact.unit());
        List<String> helpers = fact.coUnits();
        if (!helpers.isEmpty()) {
            json.writeArrayFieldStart("协办单位");
            for (String helper : helpers) {
                json.writeString(helper);
            }
            json.writeEndArray();
        }
        optional(json, "原因", fact.reason());
        optional(json, "延期至", fact.until() == null ? null : Times.dashed(fact.until()));
        optional(json, "紧急程度", fact.urgency() == null ? null : OrderFace.word(fact.urgency()));
        if (fact.step() == Step.CHECKED) {
            optional(json, "解决", fact.resolved() == null ? null : fact.resolved() ? "是" : "否");
            Dice dice = Dice.of(said.noise(), 0, 14);
            json.writeNumberField("佐证", dice.chance(0.9) ? dice.between(1, 4) : 0);
        }
        if (fact.step() == Step.FOLLOWED_UP) {
            Dice dice = Dice.of(said.noise(), 0, 12);
            boolean reached = dice.chance(0.85);
            json.writeStringField("联系", reached ? "是" : "否");
            if (reached) {
                boolean solved = dice.chance(0.72);
                json.writeStringField("解决", solved ? "是" : "否");
                json.writeStringField("满意", dice.chance(solved ? 0.93 : 0.3) ? "是" : "否");
            }
        }
    }

    static void optional(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    /** The hotline's word for a step. */
    static String word(Step step) {
        return switch (step) {
            case SUBMITTED -> "提交";
            case ACCEPTED -> "受理";
            case REJECTED -> "不予受理";
            case ANSWERED -> "直接答复";
            case DISPATCHED -> "转办";
            case SIGNED -> "签收";
            case RETURN_REQUESTED -> "申请退单";
            case RETURNED -> "退单";
            case RETURN_DENIED -> "驳回退单";
            case HANDLED -> "办结";
            case REPLIED -> "答复";
            case FOLLOWED_UP -> "回访";
            case URGED -> "催办";
            case REOPENED -> "重办";
            case CANCELLED -> "撤销";
            case MERGED -> "并单";
            case SUSPENDED -> "挂起";
            case RESUMED -> "恢复";
            case EXTENSION_REQUESTED -> "申请延期";
            case EXTENDED -> "同意延期";
            case EXTENSION_DENIED -> "驳回延期";
            case RECLASSIFIED -> "重新定性";
            case CHECKED -> "核验";
            case WRITTEN_OFF -> "销号";
            default -> throw new IllegalArgumentException("the hotline has no word for " + step);
        };
    }
}
