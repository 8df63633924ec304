package mashang.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import mashang.config.City;
import mashang.config.Feed;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.intake.RawRecord;
import mashang.supervised.SupervisedItem;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

/** What the command line writes, through the shipped feed of the office, is the event it was judged as. */
class OfficeDecisionTest {
    private static final Feed OFFICE =
            City.load(Path.of("..", "..", "config")).feed("office").orElseThrow();
    private static final Instant AT = Instant.parse("2026-03-12T02:00:00Z");
    private static final String ITEM = SupervisedItem.of("P-hotline:20260301-0007");

    private static OfficeDecision plain(Step step) {
        return OfficeDecision.plain(step, ITEM, "张三", "office", "共性问题");
    }

    private static CaseEvent heard(OfficeDecision decision) {
        Mapped mapped = FeedMapping.of(OFFICE, UnaryOperator.identity(), UnaryOperator.identity())
                .map(new RawRecord(
                        "mashang.office",
                        0,
                        1,
                        AT.toEpochMilli(),
                        "",
                        1,
                        null,
                        decision.json(AT, "item/1/" + decision.step()),
                        0));
        assertThat(mapped.dead()).isEmpty();
        return mapped.events().get(0);
    }

    @Test
    void everythingAnItemGoesThroughIsHeardAsItWasSaid() {
        OfficeDecision opened = plain(Step.OPENED)
                .withUnit("市城市管理局")
                .withTitle("丽发新城三期 夜间施工")
                .withCategory(SupervisedItem.CATEGORY)
                .withDue(Instant.parse("2026-03-20T09:30:00Z"));
        OfficeDecision inspected = plain(Step.INSPECTED)
                .withConcerns("2026-03-31~cg~P-hotline:1~-")
                .withFound(3);
        for (OfficeDecision decision : List.of(
                opened,
                inspected,
                plain(Step.FINISHED),
                plain(Step.CHECKED),
                plain(Step.WRITTEN_OFF),
                plain(Step.REOPENED))) {
            CaseEvent event = heard(decision);
            assertThat(event.eventId())
                    .as("%s", event)
                    .isEqualTo(decision.event(AT, "item/1/" + decision.step()).eventId());
            assertThat(event.orderId()).isEqualTo(ITEM);
        }
        assertThat(heard(opened).dueAt()).isEqualTo("2026-03-20T09:30:00Z");
        assertThat(heard(inspected).found()).isEqualTo(3);
    }
}
