package mashang.jobs.recurrence;

import static mashang.jobs.recurrence.ComplaintOrders.at;
import static mashang.jobs.recurrence.ComplaintOrders.indexed;
import static mashang.jobs.recurrence.ComplaintOrders.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mashang.connectors.elasticsearch.Document;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextReading;
import mashang.sla.Clocks;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ProblemOperatorTest {
    private static final TextReading READING = new TextReading(
            ComplaintOrders.RULES.vocabulary(), ComplaintOrders.RULES.places(), ComplaintOrders.RULES.words());
    private static final CitySettings SETTINGS = CitySettings.DEFAULT;
    private static final Authority HEAD = (step, role, at) -> "head".equals(role);
    private static final int DAY = 24 * 60;

    @Test
    void aProblemIsShownFromItsThirdMemberOnAndEachOrderIsAssigned() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hand(harness, complaint(0, 0), complaint(1, 1));
            assertThat(written(harness, "mashang-assignments")).containsOnlyKeys("hotline:0", "hotline:1");
            hand(harness, complaint(2, 2));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"problemId\":\"P-hotline:0\"")
                    .contains("\"city\":\"city\"")
                    .contains("\"label\":\"金山大道")
                    .contains("\"size\":3")
                    .contains("\"callers\":3")
                    .contains("\"firstSeenAt\":\"2026-03-01T00:00:00Z\"")
                    .contains("\"examples\":[\"hotline:0\",\"hotline:1\",\"hotline:2\"]")
                    .contains("\"districts\":[\"鼓楼区\"]")
                    .contains("\"standing\":\"LIVE\"");
        }
    }

    @Test
    void aForgottenProblemIsWrittenForTheLastTimeAndLeavesNothingButTheCity() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hand(harness, complaint(0, 0), complaint(1, 1), complaint(2, 2));
            harness.prepareSnapshotPreBarrier(1);
            harness.snapshot(1, 1);
            harness.processWatermark(millis(10) + SETTINGS.clusterer().idle().toMillis());
            harness.prepareSnapshotPreBarrier(2);
            harness.snapshot(2, 2);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0")).contains("\"standing\":\"PUT_AWAY\"");
            assertThat(harness.numKeyedStateEntries())
                    .as(
                            "the clusterer, the city's profile, whose problem its orders were; suggestions, texts and visits go later")
                    .isEqualTo(6);
        }
    }

    @Test
    void ordersAboutConductLendNoTermToAProblemTheyShareWithOthers() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 4; i++) {
                hand(harness, read(ComplaintOrders.submitted("" + i, i, "青石巷办事窗口人员态度恶劣，索要好处费")));
            }
            hand(harness, read(ComplaintOrders.submitted("4", 4, "青石巷办事窗口人员排队")));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"size\":5")
                    .containsPattern("\"terms\":\\[[^]]*青石巷")
                    .doesNotContain("好处费")
                    .doesNotContain("恶劣");
        }
    }

    /** Intake goes by the words of its folder; those in force here may have been published without them since. */
    @Test
    void ordersThatIntakeMarkedLendNoTermWhateverTheWordsInForceSay() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 4; i++) {
                hand(harness, read(marked(i)));
            }
            hand(harness, read(ComplaintOrders.submitted("4", 4, "青石巷办事窗口人员排队")));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"size\":5")
                    .containsPattern("\"terms\":\\[[^]]*青石巷")
                    .doesNotContain("装聋作哑");
        }
    }

    private static CaseEvent marked(int minute) {
        String said = "青石巷办事窗口人员装聋作哑";
        return CaseEvent.draft("hotline", "" + minute, Step.SUBMITTED, at(minute), at(minute))
                .title(said)
                .content("您好，" + said + "，请尽快处理。")
                .caller("c" + minute)
                .district("鼓楼区")
                .aboutConduct()
                .done();
    }

    @Test
    void theEndOfInputDecidesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 3; i++) {
                harness.processElement(complaint(i, i), millis(i));
            }
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void whatPeopleDecideIsDoneAndSaidWithItsActor() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hand(harness, complaint(0, 0), complaint(1, 1), complaint(2, 2));
            hand(harness, decision("P-hotline:0", Step.PROBLEM_RENAMED, 3, null));
            hand(harness, decision("P-hotline:0", Step.PROBLEM_STRUCK_OFF, 4, null));
            hand(harness, decision("P-hotline:77", Step.PROBLEM_MUTED, 5, null));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"name\":\"一号问题\"")
                    .contains("\"phase\":\"STRUCK_OFF\"");
            assertThat(written(harness, "mashang-problem-events").values())
                    .anyMatch(e -> e.contains("\"decision\":\"RENAMED\"") && e.contains("\"actor\":\"张科长\""))
                    .anyMatch(e -> e.contains("\"decision\":\"MUTED\"") && e.contains("\"effective\":false"));
        }
    }

    @Test
    void aSplitOrderGetsAProblemOfItsOwnAndLaterOnesLikeItFollow() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hand(harness, complaint(0, 0), complaint(1, 1), complaint(2, 2));
            CaseEvent split = CaseEvent.about("hotline:2", Step.PROBLEM_SPLIT, at(5), at(5))
                    .actor("张科长")
                    .reason("另一处")
                    .done();
            hand(harness, fact(ComplaintOrders.submitted("2", 2, "金山大道路灯不亮"), split));
            assertThat(written(harness, "mashang-assignments").get("hotline:2"))
                    .contains("\"problemId\":\"S-hotline:2\"")
                    .contains("\"byOffice\":true");
            CaseEvent back = decisionEvent("S-hotline:2", Step.PROBLEM_MERGED, 9, "hotline:0");
            hand(harness, fact(back));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"aliases\":[\"S-hotline:2\"]");
        }
    }

    @Test
    void anOrderMovedToAnotherProblemIsAMemberThereAndAloneItIsNotSplit() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hand(harness, complaint(0, 0), complaint(1, 1), complaint(2, 2), complaint(3, 3));
            ProblemFact other = read(ComplaintOrders.submitted("9", 4, "永泰新村自来水停水三天"));
            hand(harness, other);
            hand(harness, split("2", "hotline:9", 5), split("9", null, 5));
            hand(harness, split("1", null, 6));
            hand(harness, split("1", null, 7));
            harness.prepareSnapshotPreBarrier(1);
            Map<String, String> assigned = written(harness, "mashang-assignments");
            assertThat(assigned.get("hotline:2")).doesNotContain("P-hotline:0").contains("2026-03-01T00:02:00Z");
            assertThat(assigned.get("hotline:1")).contains("\"problemId\":\"S-hotline:1\"");
            assertThat(written(harness, "mashang-problem-events").values())
                    .filteredOn(event -> event.contains("DECIDED") && event.contains("\"effective\":false"))
                    .hasSize(1);
            assertThat(written(harness, "mashang-problems").get("P-hotline:0"))
                    .contains("\"size\":2")
                    .contains("\"openOrders\":2");
        }
    }

    private static ProblemFact split(String id, String into, int minute) {
        CaseEvent split = CaseEvent.about("hotline:" + id, Step.PROBLEM_SPLIT, at(minute), at(minute))
                .mergedInto(into)
                .actor("张科长")
                .done();
        String said = id.equals("9") ? "永泰新村自来水停水三天" : "金山大道路灯不亮";
        return fact(ComplaintOrders.submitted(id, id.equals("9") ? 4 : Integer.parseInt(id), said), split);
    }

    @Test
    void whatMayBeOneMatterIsSuggestedUntilPeopleDecide() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            ProblemFact letter = read(CaseEvent.draft("mailbox", "7", Step.SUBMITTED, at(1), at(1))
                    .title("金山大道路灯不亮")
                    .content("您好，金山大道路灯不亮，请尽快处理。")
                    .caller("c7")
                    .done());
            hand(harness, complaint(0, 0), letter, complaint(2, 2));
            Map<String, String> suggested = written(harness, "mashang-suggestions");
            assertThat(suggested).containsOnlyKeys("mailbox:7~hotline:0", "hotline:2~hotline:0");
            assertThat(suggested.get("mailbox:7~hotline:0"))
                    .contains("\"status\":\"OPEN\"")
                    .contains("\"likeness\":\"EXACT\"")
                    .contains("\"acrossFeeds\":true")
                    .contains("\"advice\":\"HANDLE_TOGETHER\"")
                    .contains("\"reason\":\"标题与正文相同");
            assertThat(suggested.get("hotline:2~hotline:0")).contains("\"acrossFeeds\":false");
            hand(harness, aboutTwo("hotline:2", Step.MERGE_REFUSED, 5, "hotline:0"));
            harness.prepareSnapshotPreBarrier(1);
            snapshot = harness.snapshot(1, 1);
            assertThat(written(harness, "mashang-suggestions").get("hotline:2~hotline:0"))
                    .contains("\"status\":\"REFUSED\"")
                    .contains("\"decisionReason\":\"核实\"");
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            hand(harness, aboutTwo("hotline:0", Step.MERGED, 6, "mailbox:7")); // the other way round
            assertThat(written(harness, "mashang-suggestions"))
                    .containsOnlyKeys("mailbox:7~hotline:0")
                    .allSatisfy((id, document) -> assertThat(document)
                            .contains("\"status\":\"CONFIRMED\"")
                            .contains("\"actor\":\"张科长\""));
        }
    }

    private static ProblemFact aboutTwo(String about, Step step, int minute, String other) {
        String id = about.substring(about.indexOf(':') + 1);
        CaseEvent decision = CaseEvent.about(about, step, at(minute), at(minute))
                .role("head")
                .mergedInto(other)
                .actor("张科长")
                .reason("核实")
                .done();
        return fact(ComplaintOrders.submitted(id, Integer.parseInt(id), "金山大道路灯不亮"), decision);
    }

    @Test
    void restartsAndTheOrderOfArrivalChangeNoDocument() throws Exception {
        List<ProblemFact> facts = new ArrayList<>();
        for (CaseEvent event : ComplaintOrders.events(200, 3)) {
            if (event.step() == Step.SUBMITTED) {
                facts.add(read(event));
            }
        }
        facts.add(decision(facts.get(40).about().replace("hotline", "P-hotline"), Step.PROBLEM_MUTED, 90, null));
        facts.add(aboutTwo("hotline:10", Step.MERGED, 250, "hotline:11"));
        facts.add(aboutTwo("hotline:12", Step.MERGE_REFUSED, 251, "hotline:13"));
        facts.sort(ProblemFact.ORDER);
        Map<String, String> said = new TreeMap<>();
        Map<String, String> undisturbed = run(facts, new Random(1), 0, said);
        assertThat(undisturbed).hasSizeGreaterThan(200);
        for (int seed = 2; seed < 6; seed++) {
            assertThat(run(facts, new Random(seed), 10, said)).isEqualTo(undisturbed);
        }
    }

    /**
     * Hands the facts over in shuffled stretches with a watermark behind each, restarting now and then.
     *
     * @param said what each revision of a document said in earlier runs; it must say the same in this one
     */
    private static Map<String, String> run(
            List<ProblemFact> facts, Random random, int oneRestartIn, Map<String, String> said) throws Exception {
        List<Document> written = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        int next = 0;
        while (next < facts.size()) {
            try (var harness = harness()) {
                if (snapshot != null) {
                    harness.initializeState(snapshot);
                }
                harness.open();
                boolean restart = false;
                while (next < facts.size() && !restart) {
                    int to = Math.min(facts.size(), next + 1 + random.nextInt(12));
                    List<ProblemFact> stretch = new ArrayList<>(facts.subList(next, to));
                    Collections.shuffle(stretch, random);
                    for (ProblemFact fact : stretch) {
                        harness.processElement(fact, fact.loggedAt().toEpochMilli());
                    }
                    next = to;
                    if (random.nextBoolean()) { // the clock on the wall decides when problems are shown
                        harness.setProcessingTime(harness.getProcessingTime() + 1_000);
                    }
                    boolean end = to == facts.size();
                    harness.processWatermark(
                            end ? millis(30 * DAY) : facts.get(to).loggedAt().toEpochMilli() - 1);
                    restart = oneRestartIn > 0 && random.nextInt(oneRestartIn) == 0;
                }
                harness.prepareSnapshotPreBarrier(1);
                snapshot = harness.snapshot(1, 1);
                written.addAll(harness.extractOutputValues());
            }
        }
        for (Document document : written) {
            String revision = document.index() + ' ' + document.id() + ' ' + document.version();
            String source = new String(document.source(), StandardCharsets.UTF_8);
            assertThat(said.merge(revision, source, (before, now) -> before))
                    .as(revision)
                    .isEqualTo(source);
        }
        return indexed(written);
    }

    private static void hand(
            KeyedOneInputStreamOperatorTestHarness<String, ProblemFact, Document> harness, ProblemFact... facts)
            throws Exception {
        for (ProblemFact fact : facts) {
            harness.processElement(fact, fact.loggedAt().toEpochMilli());
        }
        harness.processWatermark(facts[facts.length - 1].loggedAt().toEpochMilli());
    }

    /** What an index holds, by id. */
    private static Map<String, String> written(
            KeyedOneInputStreamOperatorTestHarness<String, ProblemFact, Document> harness, String index) {
        return indexed(harness.extractOutputValues().stream()
                .filter(document -> document.index().equals(index))
                .toList());
    }

    private static ProblemFact complaint(int id, int minute) {
        return read(ComplaintOrders.submitted("" + id, minute, "金山大道路灯不亮"));
    }

    private static ProblemFact read(CaseEvent event) {
        return fact(event);
    }

    private static ProblemFact decision(String about, Step step, int minute, String into) {
        return fact(decisionEvent(about, step, minute, into));
    }

    private static CaseEvent decisionEvent(String about, Step step, int minute, String into) {
        return CaseEvent.about(about, step, at(minute), at(minute))
                .title("一号问题")
                .mergedInto(into)
                .actor("张科长")
                .reason("核实")
                .done();
    }

    /** The last fact that comes of some events of one order or problem; each order is accepted at once. */
    private static ProblemFact fact(CaseEvent... events) {
        OrderText order = OrderText.NONE;
        for (CaseEvent event : events) {
            order = order.receive(event, Clocks.REMEMBERED_MILLIS);
            if (event.step() == Step.SUBMITTED) {
                order = order.receive(
                        CaseEvent.about(event.orderId(), Step.ACCEPTED, event.occurredAt(), event.loggedAt())
                                .done(),
                        Clocks.REMEMBERED_MILLIS);
            }
        }
        CaseEvent last = events[events.length - 1];
        List<ProblemFact> facts =
                order.advance(last.orderId(), last.loggedAt(), HEAD).facts();
        ProblemFact fact = facts.get(facts.size() - 1);
        return fact.text() == null ? fact : fact.read(READING.read(fact.text()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProblemFact, Document> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new ProblemOperator(SETTINGS), new OneCity("city"), Types.STRING);
    }
}
