package mashang.local.bench;

import java.util.List;
import java.util.SplittableRandom;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.EventId;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;

/** What submissions say of their order, text aside. */
final class OrderFaces {
    private static final List<String> CHANNELS = List.of("phone", "phone", "phone", "web", "wechat", "mailbox");
    private static final List<String> CATEGORIES =
            List.of("城市管理/噪声扰民/施工噪声", "住房/物业服务/物业管理", "市政设施/道路设施/井盖破损", "公用事业/供水/停水", "交通出行/停车管理/违法停车");

    private final List<String> units;
    private final SplittableRandom random;

    /** @param units names of the units orders are sent to, one or more */
    OrderFaces(List<String> units, SplittableRandom random) {
        this.units = units;
        this.random = random;
    }

    String unit() {
        return pick(units);
    }

    /** Fills in what the form asks for. */
    CaseEventDraft dress(CaseEventDraft draft) {
        int house = random.nextInt(900);
        return draft.channel(pick(CHANNELS))
                .caller(EventId.hash("caller" + random.nextInt(1_000_000)))
                .anonymous(false)
                .confidential(random.nextInt(20) == 0)
                .kind(pick(List.of(Kind.values())))
                .category(pick(CATEGORIES))
                .urgency(random.nextInt(10) == 0 ? pick(List.of(Urgency.values())) : Urgency.ORDINARY)
                .title(OrderTexts.title(random))
                .address("榕城市鼓楼区五一北路" + house + "号" + random.nextInt(30) + "座")
                .grid("GL-" + random.nextInt(400))
                .district("鼓楼区")
                .street("东街街道")
                .longitude(119.3 + house / 10_000.0)
                .latitude(26.08 + house / 10_000.0)
                .subjectUnit(unit());
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
