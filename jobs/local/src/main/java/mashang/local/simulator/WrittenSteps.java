package mashang.local.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.IntFunction;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * Hotline records that say what given events say: for who has the lives of orders and needs them as a feed would write
 * them. A submission says of its order what a simulated one would: its place, its matter, its caller.
 */
public final class WrittenSteps {
    private static final JsonFactory JSON = new JsonFactory();

    private final long seed;
    private final Arrivals arrivals;
    private final PlantedProblems problems;
    private final IntFunction<String> filler;

    /**
     * @param orders how many there are; problems recur among them as among as many simulated ones
     * @param filler what is put behind a complaint to make it as long as a real one: so many chars, about
     */
    public WrittenSteps(long seed, long orders, IntFunction<String> filler) {
        Simulation settings = Simulation.of(seed, orders);
        this.seed = seed;
        this.arrivals = new Arrivals(settings);
        this.problems = new PlantedProblems(settings);
        this.filler = filler;
    }

    /**
     * The record of an event.
     *
     * @param event of the hotline; its text is its reason or reply
     * @param number of its order, 0 for the first: the same one says the same of itself
     * @param chars how long a complaint is at least
     */
    public byte[] json(CaseEvent event, long number, int chars) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1500);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("工单编号", event.orderId().substring(HotlineFeed.NAME.length() + 1));
            json.writeStringField("环节", HotlineFeed.word(event.step()));
            HotlineFeed.optional(json, "时间", time(event.occurredAt()));
            HotlineFeed.optional(json, "登记时间", time(event.recordedAt()));
            if (event.step() == Step.SUBMITTED) {
                OrderFace face = OrderFace.of(seed, number, arrivals.of(number), problems);
                HotlineFeed.order(json, face, words(face, chars));
            }
            step(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private Complaints.Words words(OrderFace face, int chars) {
        Complaints.Words words = Complaints.of(face.withoutLength());
        int missing = chars - words.content().length();
        String content = missing > 0 ? words.content() + filler.apply(missing) : words.content();
        return new Complaints.Words(words.title(), content, words.address());
    }

    private static void step(JsonGenerator json, CaseEvent event) throws IOException {
        HotlineFeed.optional(json, "承办单位", event.unit());
        if (!event.coUnits().isEmpty()) {
            json.writeArrayFieldStart("协办单位");
            for (String helper : event.coUnits()) {
                json.writeString(helper);
            }
            json.writeEndArray();
        }
        HotlineFeed.optional(json, "原因", event.reason() == null ? event.reply() : event.reason());
        HotlineFeed.optional(json, "延期至", time(event.dueAt()));
        HotlineFeed.optional(json, "联系", yesOrNo(event.contacted()));
        HotlineFeed.optional(json, "解决", yesOrNo(event.resolved()));
        HotlineFeed.optional(json, "满意", yesOrNo(event.satisfied()));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.dashed(time.toEpochMilli());
    }

    private static @Nullable String yesOrNo(@Nullable Boolean truth) {
        return truth == null ? null : truth ? "是" : "否";
    }
}
