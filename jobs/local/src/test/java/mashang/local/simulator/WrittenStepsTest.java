package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mashang.config.City;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.intake.RawRecord;
import mashang.text.ComplaintText;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class WrittenStepsTest {
    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
    private static final int CHARS = 267;

    private final WrittenSteps steps = new WrittenSteps(1, 100, "字"::repeat);
    private final FeedMapping mapping = FeedMapping.of(
            City.load(Path.of("..", "..", "config")).feed("hotline").orElseThrow(), ComplaintText::clean, c -> c);

    @Test
    void what_is_written_is_read_as_the_event_it_was_written_from() {
        CaseEvent dispatched = draft(Step.DISPATCHED)
                .unit("鼓楼区城管局")
                .coUnits(List.of("东街街道"))
                .reason("请尽快处理")
                .done();
        CaseEvent read = read(dispatched);
        assertThat(read.orderId()).isEqualTo(dispatched.orderId());
        assertThat(read.step()).isEqualTo(Step.DISPATCHED);
        assertThat(read.occurredAt()).isEqualTo(AT);
        assertThat(read.unit()).isEqualTo("鼓楼区城管局");
        assertThat(read.coUnits()).containsExactly("东街街道");
        assertThat(read.reason()).isEqualTo("请尽快处理");
    }

    @Test
    void a_reply_is_written_where_the_feed_has_its_texts() {
        assertThat(read(draft(Step.REPLIED).reply("已经处理").done()).reason()).isEqualTo("已经处理");
    }

    @Test
    void a_submission_says_what_a_simulated_order_says_and_is_as_long_as_wanted() {
        CaseEvent read = read(draft(Step.SUBMITTED).done());
        assertThat(read.title()).isNotBlank();
        assertThat(read.address()).isNotBlank();
        assertThat(read.category()).isNotBlank();
        assertThat(read.content()).hasSizeGreaterThan(CHARS - 40); // names and numbers are masked
    }

    @Test
    void the_same_order_is_written_the_same() {
        CaseEvent event = draft(Step.SUBMITTED).done();
        assertThat(steps.json(event, 7, CHARS)).isEqualTo(steps.json(event, 7, CHARS));
        assertThat(new String(steps.json(event, 8, CHARS), StandardCharsets.UTF_8))
                .isNotEqualTo(new String(steps.json(event, 7, CHARS), StandardCharsets.UTF_8));
    }

    private static CaseEventDraft draft(Step step) {
        return CaseEvent.draft("hotline", "2025000000007", step, AT, AT.plusSeconds(5));
    }

    private CaseEvent read(CaseEvent event) {
        byte[] record = steps.json(event, 7, CHARS);
        Mapped mapped =
                mapping.map(new RawRecord("raw", 0, 0, AT.plusSeconds(5).toEpochMilli(), null, 0, null, record, 0));
        assertThat(mapped.dead()).isEmpty();
        return mapped.events().get(0);
    }
}
