package mashang.recurrence.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import mashang.recurrence.Circumstances;
import mashang.recurrence.Complaint;
import mashang.recurrence.Signature;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ShippedWords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortraitsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final ComplaintAnalyzer ANALYZER = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
    private final Portraits portraits = new Portraits(PortraitPolicy.DEFAULT);
    private int orders;

    @Test
    void aLabelNamesThePlaceAndTheMatter() {
        join("P", "a", "柳河家园小区餐馆油烟扰民", "鼓楼区");
        join("P", "b", "投诉柳河家园小区油烟扰民严重", "鼓楼区");
        join("P", "c", "柳河家园小区楼下夜宵油烟扰民", "鼓楼区");
        assertThat(portrait("P").label()).startsWith("柳河家园小区：").contains("油烟扰民");
        assertThat(portraits.theme("P").isTheme()).isFalse();
        assertThat(portraits.theme("P").mainName()).contains("柳河家园");
    }

    @Test
    void aNameThatNoDictionaryKnowsIsAName() {
        String[] titles = {"窑岭昼夜施工噪音", "窑岭半夜施工噪音", "投诉窑岭的施工噪音", "窑岭不分昼夜施工噪音太大"};
        for (String title : titles) {
            join("P", title, title, null);
        }
        assertThat(portrait("P").label()).startsWith("窑岭：").contains("施工噪音");
    }

    @Test
    void wishesAndDistrictsAreNoPartOfALabel() {
        for (int i = 0; i < 4; i++) {
            join("P", "c" + i, "强烈反对在鼓楼区柳河家园小区建变电站", "鼓楼区");
        }
        assertThat(portrait("P").label())
                .doesNotContain("强烈")
                .doesNotContain("反对")
                .doesNotContain("鼓楼区");
    }

    @Test
    void theSameMatterAtManyPlacesIsATheme() {
        String[] places = {"柳河家园小区", "新桥花园", "白塔新村", "东湖公寓", "春风里小区", "明月家园"};
        for (int i = 0; i < places.length; i++) {
            join("P", "c" + i, places[i] + "停水三天", "d" + i);
        }
        Theme theme = portraits.theme("P");
        assertThat(theme.reason()).isEqualTo(Theme.Reason.NO_PLACE);
        assertThat(theme.share()).isLessThan(.5);
        assertThat(theme.spread()).isCloseTo(6, within(1e-9));
    }

    @Test
    void oneWritersAppealsAreATheme() {
        for (int i = 0; i < 8; i++) {
            join("P", "writer", "建议" + "大力招商引资发展经济".substring(i % 3) + i, null);
        }
        assertThat(portraits.theme("P").reason()).isEqualTo(Theme.Reason.ONE_WRITER);
    }

    @Test
    void oneWritersConcreteProblemIsNone() {
        for (int i = 0; i < 8; i++) {
            join("P", "writer", "柳河家园小区油烟扰民", null);
        }
        assertThat(portraits.theme("P").isTheme()).isFalse();
    }

    @Test
    void hotnessHalvesWithEveryHalfLife() {
        for (int i = 0; i < 6; i++) {
            join("P", "c" + i, "柳河家园小区油烟扰民", null);
        }
        Instant now = START.plus(Duration.ofHours(orders));
        double hot = portraits.hotness("P", now).value();
        double later = portraits
                .hotness("P", now.plus(PortraitPolicy.DEFAULT.halfLife()))
                .value();
        assertThat(later).isCloseTo(hot / 2, within(1e-9));
        assertThat(portraits.hotness("P", now).people()).isEqualTo(1);
    }

    @Test
    void eightyPostsOfOnePersonAreHardlyHotterThanOne() {
        for (int i = 0; i < 80; i++) {
            join("P", "writer", "柳河家园小区油烟扰民", null);
        }
        Hotness hotness = portraits.hotness("P", START.plus(Duration.ofHours(orders)));
        assertThat(hotness.recent()).isLessThan(2);
        assertThat(hotness.people()).isEqualTo(.25);
        assertThat(portrait("P").people()).isEqualTo(1);
    }

    @Test
    void partsMakeTheValue() {
        Hotness hotness = Hotness.of(3, .5, Hotness.ONE_MATTER / 2, .5);
        assertThat(hotness.matter()).isEqualTo(.5);
        assertThat(hotness.value()).isCloseTo(3 * .25 * .0625 * .25, within(1e-12));
        assertThat(Hotness.of(3, 1, 1, 1).value()).isEqualTo(3);
    }

    @Test
    void severalMattersOnOneRoadAreNoProblem() {
        String[] titles = {"柳河路路灯不亮", "柳河路公交改道", "柳河路商铺占道经营", "柳河路夜间施工噪音"};
        for (String title : titles) {
            join("P", title, title, null);
        }
        assertThat(portraits.theme("P").reason()).isEqualTo(Theme.Reason.NO_MATTER);
        for (String title : titles) {
            join("Q", title, "柳河路商铺占道经营" + title.substring(3), null);
        }
        assertThat(portraits.theme("Q").isTheme()).isFalse();
    }

    @Test
    void aMatterBeginsWithAWholeWord() {
        for (int i = 0; i < 4; i++) {
            join("P", "c" + i, "金山大道路灯不亮", null);
            join("Q", "c" + i, "柳河家园小区搅拌站噪音扰民" + "太严重".substring(i % 2), null);
        }
        assertThat(portrait("P").label()).isEqualTo("金山大道：路灯不亮");
        assertThat(portrait("Q").label()).startsWith("柳河家园小区：搅拌站");
    }

    @Test
    void aNameIsAsLongAsMostMembersWriteIt() {
        for (int i = 0; i < 4; i++) {
            join("P", "c" + i, "投诉荣盛花语城要求退还定金", null);
        }
        join("P", "d", "花语城退还定金", null);
        assertThat(portrait("P").label()).startsWith("荣盛花语城：");
    }

    @Test
    void aNameGoesOnWhereMostMembersSayMore() {
        join("P", "a", "举报白塔社区商会非法集资", null);
        join("P", "b", "白塔社区商会非法集资", null);
        join("P", "c", "白塔社区有人非法集资", null);
        assertThat(portrait("P").label()).startsWith("白塔社区商会：非法集资");
        join("Q", "a", "举报白塔社区商会非法集资", null);
        join("Q", "b", "白塔社区有人非法集资", null);
        join("Q", "c", "白塔社区非法集资", null);
        assertThat(portrait("Q").label()).as("one of three").startsWith("白塔社区：非法集资");
    }

    @Test
    void aNameIsNotCutWithinAWord() {
        for (int i = 0; i < 3; i++) {
            join("P", "c" + i, "鼓楼区能否增设南塘城轨公交站", null);
        }
        assertThat(portrait("P").label()).startsWith("南塘城轨公交站");
    }

    @Test
    void aKindOfPlaceIsCalledByWhatStandsBeforeIt() {
        String[] titles = {"鼓楼区老街坊美食广场虚假招商", "举报鼓楼区老街坊美食广场虚假招商", "美食广场虚假招商"};
        for (String title : titles) {
            join("P", title, title, null);
        }
        assertThat(portrait("P").label()).startsWith("老街坊美食广场：虚假招商");
    }

    @Test
    void grammarWithinANameIsPartOfIt() {
        String[] titles = {"金山大道中建嘉和城附近绿地被侵占", "反对中建嘉和城小区绿地新建停车场", "中建嘉和城小区绿地被侵占"};
        for (String title : titles) {
            join("P", title, title, null);
        }
        assertThat(portrait("P").label()).startsWith("中建嘉和城").contains("绿地");
    }

    @Test
    void aTownshipIsNoPartOfAnEstatesName() {
        assertThat(Traits.of("天顶街道青山新村停水", "", ANALYZER).names())
                .contains("青山新村")
                .noneMatch(name -> name.contains("街道青山"));
    }

    @Test
    void phasesPeopleAndMannersAreNoMatter() {
        Traits traits = Traits.of("荣盛花语城二期违规虚假宣传学生", "", ANALYZER);
        assertThat(traits.phrases()).contains("虚假宣传").doesNotContain("二期", "违规", "学生", "虚假");
        assertThat(Traits.of("市政工程有限公司拖欠工资", "", ANALYZER).names()).isEmpty();
    }

    @Test
    void whatAllSpeakOfTellsMoreThanWhatOneIndignantPersonCallsIt() {
        join("P", "a", "柳河家园小区油条摊血泪控诉", "楼道漆黑", null);
        join("P", "a", "柳河家园小区油条摊血泪控诉", "楼道漆黑", null);
        join("P", "b", "柳河家园小区停电", "停电三天", null);
        join("P", "c", "柳河家园小区供电", "停电两天", null);
        join("P", "d", "柳河家园小区用电", "停电四天", null);
        join("P", "e", "柳河家园小区跳闸", "停电四天", null);
        assertThat(portrait("P").label()).isEqualTo("柳河家园小区：停电");
    }

    @Test
    void aWordOfNoDictionaryIsNoPlaceWhereItsCallersLiveAnywhere() {
        for (int i = 0; i < 8; i++) {
            joinAt("P", i, "公租房轮候时间过长", "GL-A-0" + i);
            joinAt("Q", i, "窑岭昼夜施工噪音", "GL-A-0" + i % 2);
        }
        assertThat(portraits.theme("P").reason()).isEqualTo(Theme.Reason.NO_PLACE);
        assertThat(portraits.theme("Q").isTheme()).isFalse();
    }

    @Test
    void whatLiesInOneCellNeedsNoName() {
        for (int i = 0; i < 6; i++) {
            joinAt("P", i, "工地拖欠工资", "GL-A-07");
            joinAt("Q", i, "工地拖欠工资", "GL-A-0" + i);
        }
        assertThat(portraits.theme("P").isTheme()).isFalse();
        assertThat(portraits.theme("Q").reason()).isEqualTo(Theme.Reason.NO_PLACE);
    }

    private void joinAt(String problem, int caller, String title, String grid) {
        Instant at = START.plus(Duration.ofHours(++orders));
        Circumstances said = new Circumstances(null, null, grid, null, null, null);
        Signature none = new Signature(List.of(), List.of());
        portraits.joined(
                new Complaint("o" + orders, at, at, "c" + caller, said, none), Traits.of(title, "", ANALYZER), problem);
    }

    @Test
    void twoWhoSpeakOfOneMatterAndAThirdOfAnotherAreNotAsHotAsThree() {
        for (int i = 0; i < 3; i++) {
            join("P", "c" + i, "柳河家园小区人防车位可以购买吗", null);
            join("Q", "c" + i, i < 2 ? "新桥花园人防车位可以购买吗" : "新桥花园水管堵塞反水", null);
        }
        Instant now = START.plus(Duration.ofHours(orders));
        assertThat(portraits.hotness("P", now).people()).isEqualTo(.75);
        assertThat(portraits.hotness("Q", now).people()).isCloseTo(.5, within(.01));
        assertThat(portraits.hotness("Q", now).value())
                .isLessThan(portraits.hotness("P", now).value() / 4);
    }

    @Test
    void datesPoliciesAndKindsAreNoNames() {
        for (String title : List.of("2017年公积金贷款难", "拖欠工资两个月", "独生子女护理假难落实", "普惠性幼儿园太少", "几个小区停水")) {
            assertThat(Traits.of(title, "", ANALYZER).names()).as(title).isEmpty();
        }
        assertThat(Traits.of("地铁3号线何时开工", "", ANALYZER).names()).contains("3号线");
        assertThat(Traits.of("举报58车贷诈骗", "", ANALYZER).names()).contains("58车贷");
    }

    @Test
    void aMatterHasNoGrammarWithin() {
        Traits traits = Traits.of("业主的车位被物业卖了", "", ANALYZER);
        assertThat(traits.phrases()).contains("车位").noneMatch(phrase -> phrase.contains("的") || phrase.contains("被"));
    }

    @Test
    void whatMembersDoNotAgreeOnIsNotHot() {
        String[] matters = {"路灯不亮", "公交改道", "商铺占道经营", "夜间施工噪音", "电梯停运", "学位不足"};
        for (int i = 0; i < matters.length; i++) {
            join("P", "c" + i, "柳河家园小区" + matters[i], null);
            join("Q", "c" + i, "新桥花园小区餐馆油烟扰民，烟道不合格，门面噪音" + matters[i], null);
        }
        Instant now = START.plus(Duration.ofHours(orders));
        assertThat(portraits.hotness("P", now).matter()).isLessThan(.3);
        assertThat(portraits.hotness("Q", now).matter()).isGreaterThan(.9);
        assertThat(portraits.theme("P").reason()).isEqualTo(Theme.Reason.NO_MATTER);
        assertThat(portraits.theme("Q").isTheme()).isFalse();
    }

    @Test
    void whatIsSplitOffIsAsIfItHadNeverJoined() {
        Portraits without = new Portraits(PortraitPolicy.DEFAULT);
        List<Complaint> split = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean other = i % 4 == 1;
            Complaint complaint = complaint(
                    "o" + i,
                    other ? "d" + i : i % 3 == 0 ? null : "c" + i % 5,
                    START.plusSeconds(i * 3_600L),
                    other ? "鼓楼区" : "台江区");
            Traits traits = Traits.of(other ? "新桥花园路灯不亮" : "柳河家园小区油烟扰民", "", ANALYZER);
            portraits.joined(complaint, traits, "P");
            if (other) {
                split.add(complaint);
            } else {
                without.joined(complaint, traits, "P");
            }
        }
        split.forEach(complaint -> portraits.split("P", complaint, Traits.of("新桥花园路灯不亮", "", ANALYZER)));
        Portrait left = portrait("P");
        Portrait never = Objects.requireNonNull(without.portrait("P"));
        assertThat(left.size()).isEqualTo(9);
        assertThat(left.people()).isEqualTo(never.people());
        assertThat(left.districts()).isEqualTo(never.districts());
        assertThat(left.names().stream().map(Named::text)).noneMatch(name -> name.contains("新桥"));
        assertThat(left.label()).isEqualTo(never.label());
        assertThat(left.heat()).isCloseTo(never.heat(), within(1e-9));
        assertThat(left.firstExamples()).doesNotContain("o1");
        assertThat(left.latestExamples()).doesNotContain("o9");
    }

    @Test
    void aProblemThatLosesItsLastMemberIsGone() {
        Complaint only = complaint("o1", "a", START, null);
        Traits traits = Traits.of("柳河家园小区油烟扰民", "", ANALYZER);
        portraits.joined(only, traits, "P");
        portraits.split("P", only, traits);
        assertThat(portraits.portrait("P")).isNull();
        assertThat(portraits.changedSinceLastAsked().gone()).containsExactly("P");
        portraits.split("P", only, traits);
        assertThat(portraits.snapshot()).isEmpty();
    }

    @Test
    void aSettledLabelKeepsItsMeaning() {
        for (int i = 0; i < 10; i++) {
            join("P", "c" + i, "柳河家园小区油烟扰民", null);
        }
        String before = portrait("P").label();
        for (int i = 10; i < 16; i++) {
            join("P", "c" + i, "新桥花园路灯不亮", null);
        }
        assertThat(portrait("P").label()).startsWith(before.substring(0, before.indexOf('：')));
    }

    @Test
    void aMergeAddsUp() {
        join("P", "a", "柳河家园小区油烟扰民", "鼓楼区");
        join("P", "b", "柳河家园小区油烟扰民", "鼓楼区");
        join("Q", "b", "柳河家园油烟扰民", "台江区");
        join("Q", null, "柳河家园油烟扰民", null);
        portraits.merged("Q", "P");
        Portrait united = portrait("P");
        assertThat(united.size()).isEqualTo(4);
        assertThat(united.people()).isEqualTo(3);
        assertThat(united.districts()).isEqualTo(Map.of("鼓楼区", 2, "台江区", 1));
        assertThat(united.firstExamples()).contains("o1");
        assertThat(portraits.portrait("Q")).isNull();
        assertThat(portraits.changedSinceLastAsked().gone()).containsExactly("Q");
    }

    @Test
    void keptAndRestoredItGoesOnAsBefore() {
        Portraits undisturbed = new Portraits(PortraitPolicy.DEFAULT);
        Portraits disturbed = new Portraits(PortraitPolicy.DEFAULT);
        Map<String, Portrait> kept = new TreeMap<>();
        Random random = new Random(3);
        String[] places = {"柳河家园小区", "新桥花园", "白塔新村", "东湖公寓"};
        String[] matters = {"油烟扰民", "停水三天", "路灯不亮", "夜间施工噪音"};
        for (int i = 0; i < 600; i++) {
            String problem = "P" + random.nextInt(40);
            String title = places[random.nextInt(4)] + matters[random.nextInt(4)] + random.nextInt(50);
            Complaint complaint = complaint("o" + i, "c" + random.nextInt(90), START.plusSeconds(i * 3_000L), null);
            Traits traits = Traits.of(title, "", ANALYZER);
            for (Portraits each : List.of(undisturbed, disturbed)) {
                each.joined(complaint, traits, problem);
                if (i % 50 == 49) {
                    each.merged("P" + i % 40, "P" + (i + 1) % 40);
                    each.forgotten("P" + (i + 2) % 40);
                }
            }
            if (i % 61 == 0) {
                Portraits.Changed changed = disturbed.changedSinceLastAsked();
                changed.gone().forEach(kept::remove);
                changed.changed().forEach(p -> kept.put(p.problemId(), p));
                List<Portrait> shuffled = new ArrayList<>(kept.values());
                Collections.shuffle(shuffled, random);
                disturbed = new Portraits(PortraitPolicy.DEFAULT);
                shuffled.forEach(disturbed::restore);
            }
        }
        assertThat(disturbed.snapshot()).isEqualTo(undisturbed.snapshot());
    }

    @Test
    void hostileTextsStayBounded() {
        Traits one = Traits.of("啊".repeat(10_000), "啊".repeat(10_000), ANALYZER);
        assertThat(one.names().size() + one.phrases().size()).isLessThan(200);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder title = new StringBuilder();
            for (int k = 0; k < 30; k++) {
                title.append((char) ('一' + random.nextInt(5_000)));
            }
            join("P", "c" + i, title + "小区", "d" + i);
        }
        Portrait portrait = portrait("P");
        assertThat(portrait.names()).hasSizeLessThanOrEqualTo(150);
        assertThat(portrait.phrases()).hasSizeLessThanOrEqualTo(150);
        assertThat(portrait.callers()).hasSize(500);
        assertThat(portrait.people()).isEqualTo(2_000);
        assertThat(portrait.districts()).hasSize(50);
    }

    private Portrait portrait(String id) {
        return Objects.requireNonNull(portraits.portrait(id));
    }

    private void join(String problem, @Nullable String caller, String title, @Nullable String district) {
        join(problem, caller, title, "", district);
    }

    private void join(
            String problem, @Nullable String caller, String title, String content, @Nullable String district) {
        orders++;
        Complaint complaint = complaint("o" + orders, caller, START.plus(Duration.ofHours(orders)), district);
        portraits.joined(complaint, Traits.of(title, content, ANALYZER), problem);
    }

    private static Complaint complaint(String id, @Nullable String caller, Instant at, @Nullable String district) {
        Circumstances said = new Circumstances(district, null, null, null, null, null);
        return new Complaint(id, at, at, caller, said, new Signature(List.of(), List.of()));
    }
}
