package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mashang.sla.Alert;
import mashang.sla.OrderState;
import mashang.sla.Told;
import mashang.workorder.Act;
import mashang.workorder.Anomaly;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The state of an order in few bytes: nothing is lost, and what an earlier version wrote is still read. */
class OrderStateSerializerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123Z");

    /** Written by version 1: {@link #full}. */
    private static final String OLD =
            "01000001a201692e7b000001a201692e7c7fffffffffffffff0400016be3167a6fc0f842d597d8b0617cdff5f6"
                    + "b9c996c068920c0300097261772f302f31303000ee018f4e8094ebdc030108544558545f435554f7ff3f057068"
                    + "6f6e65010123456789abcdef0123456789abcdef0119e59f8ee5b882e7aea1e790862fe599aae5a3b0e689b0e6"
                    + "b091030ce5a49ce997b4e696bde5b7a516e5b7a5e59cb0e58d8ae5a49ce696bde5b7a5f09f988010e4ba94e4b8"
                    + "80e58c97e8b7af31e58fb704474c2d3109e9bc93e6a5bce58cba0ce4b89ce8a197e8a197e98193405dd3333333"
                    + "3333403a147ae147ae140ce5b882e59f8ee7aea1e5b18009686f746c696e653a3509686f746c696e653a360401"
                    + "ecad65c3a82b6518d8994b4193fbca8780be9201920c0007023230010ce5b882e59f8ee7aea1e5b180c8018080"
                    + "40020ce5b882e585ace5ae89e5b18009e9bc93e6a5bce58cba050132481da4cfd888dca5bfe4414f12321d80be"
                    + "9201920c00070234300259036b2d310b018fdbc175a0de0519b849ff41c6e67625ffd88004920c000602373001"
                    + "0ce5b882e585ace5ae89e5b180c80180808077020200010668616e646c6502010a0e01030201047369676e0706"
                    + "323032367e780309880e04010101011158b882d9201b78c9a04d6cfe9ce8b209686f746c696e653a3713ece781"
                    + "b480d101908082b480d10100097261772f302f3136302006e582ace58a9e";

    @Test
    void everythingThatIsRememberedIsReadBack() throws IOException {
        assertThat(read(write(full()))).isEqualTo(full());
        assertThat(read(write(waived()))).isEqualTo(waived());
        assertThat(read(write(OrderState.NEW))).isEqualTo(OrderState.NEW);
    }

    @Test
    void whatVersion1WroteIsStillRead() throws IOException {
        assertThat(read(HexFormat.of().parseHex(OLD))).isEqualTo(full());
    }

    @Test
    void whoDecidedAndWhyAndTheEvidenceAreReadBack() throws IOException {
        List<Fact> facts = List.of(
                Fact.of(event(Step.HANDLED, 0).evidence(3).done()),
                Fact.of(event(Step.RETURNED, 10)
                        .actor("张三")
                        .role("督查员")
                        .reason("不属本单位")
                        .done()),
                Fact.of(event(Step.EXTENDED, 20).reason("材料待补").done()),
                Fact.of(event(Step.URGED, 30).reason("催办").done()));
        OrderState state = new OrderState(List.of(), facts, List.of(), 1, 2, 3);
        assertThat(read(write(state))).isEqualTo(state);
        assertThat(facts.get(1).act()).isEqualTo(new Act("张三", "督查员", "不属本单位"));
        assertThat(facts.get(3).act()).as("no decision").isNull();
    }

    @Test
    void aVersionOnlyANewerMashangKnowsIsRefused() throws IOException {
        byte[] bytes = write(full());
        bytes[0] = 2;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("newer mashang");
    }

    @Test
    void factsAndAlertsAreShort() throws IOException {
        int before = write(full()).length;
        List<Fact> more = new ArrayList<>(full().facts());
        more.add(Fact.of(event(Step.HANDLED, 90).unit("市城管局").done()));
        OrderState grown = new OrderState(List.of(), more, full().told(), 1, 2, 3);
        assertThat(write(grown).length - before).isLessThan(40);
    }

    /** Every field of every record in it, and every way in which facts refer to the ones before them. */
    private static OrderState full() {
        Fact submitted = Fact.of(event(Step.SUBMITTED, 0)
                .revision(3)
                .recordedAt(NOON.minusSeconds(5))
                .dueAt(NOON.plusSeconds(500_000))
                .flag(Anomaly.TEXT_CUT)
                .channel("phone")
                .caller("0123456789abcdef0123456789abcdef")
                .anonymous(false)
                .confidential(true)
                .kind(Kind.HELP)
                .category("城市管理/噪声扰民")
                .urgency(Urgency.COMPLEX)
                .title("夜间施工")
                .content("工地半夜施工😀")
                .address("五一北路1号")
                .grid("GL-1")
                .district("鼓楼区")
                .street("东街街道")
                .longitude(119.3)
                .latitude(26.08)
                .subjectUnit("市城管局")
                .parent("hotline:5")
                .mergedInto("hotline:6")
                .done());
        Fact dispatched = Fact.of(event(Step.DISPATCHED, 20)
                .unit("市城管局")
                .coUnits(List.of("市公安局", "鼓楼区"))
                .done());
        Fact signed = Fact.of(event(Step.SIGNED, 40).unit("市城管局").factKey("k-1").done())
                .asRepeated();
        Fact followedUp = Fact.of(event(Step.FOLLOWED_UP, -30)
                .unit("市公安局")
                .contacted(true)
                .resolved(false)
                .satisfied(true)
                .verified(false)
                .done());
        return new OrderState(
                List.of(event(Step.URGED, 60).reason("催办").done()),
                List.of(submitted, dispatched, signed, followedUp),
                List.of(
                        new Told(Alert.Kind.WARNING, 0, 1, "handle", null, 1, 5, 7, 1, false),
                        new Told(Alert.Kind.ESCALATION, 2, 1, "sign", "2026~x", 3, -5, 900, 4, true)),
                NOON.toEpochMilli(),
                NOON.toEpochMilli() + 1,
                Long.MAX_VALUE);
    }

    /** What older versions did not know. */
    private static OrderState waived() {
        Fact waived = Fact.of(event(Step.WAIVED, 50)
                .actor("张三")
                .role("head")
                .reason("系统停机")
                .concerns("1/sign")
                .done());
        Fact nobodys = Fact.of(event(Step.LIGHT_REVOKED, 51).done());
        return new OrderState(List.of(), List.of(waived, nobodys, full().facts().get(0)), List.of(), 1, 2, 3);
    }

    private static CaseEventDraft event(Step step, long minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        return CaseEvent.draft("hotline", "7", step, at, at.plusMillis(777)).origin("raw/0/" + (100 + minute));
    }

    private static byte[] write(OrderState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        OrderStateSerializer.INSTANCE.serialize(state, out);
        return out.getCopyOfBuffer();
    }

    private static OrderState read(byte[] bytes) throws IOException {
        return OrderStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
