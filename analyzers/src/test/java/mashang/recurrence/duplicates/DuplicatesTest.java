package mashang.recurrence.duplicates;

import static mashang.recurrence.duplicates.Likeness.Kind.EXACT;
import static mashang.recurrence.duplicates.Likeness.Kind.EXACT_CONTENT;
import static mashang.recurrence.duplicates.Likeness.Kind.NEAR;
import static mashang.recurrence.duplicates.Likeness.Kind.SAME_CALLER;
import static mashang.recurrence.duplicates.Likeness.Kind.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import mashang.recurrence.Circumstances;
import mashang.recurrence.Complaint;
import mashang.recurrence.Signature;
import mashang.recurrence.portrait.Traits;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ShippedWords;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final ComplaintAnalyzer ANALYZER = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
    private static final String TEXT =
            "丽景花园小区一楼的餐馆每天营业到凌晨两点，油烟直接排进楼道，噪音很大，老人和孩子整夜睡不着。我们多次向物业反映，物业说管不了，请有关部门派人查处，让他们装上专用烟道。";

    private final Duplicates duplicates = new Duplicates(DuplicateSettings.DEFAULT);
    private int orders;

    @Test
    void theSameTextIsKnownWhateverItsSpacesAndSigns() {
        assertThat(take("a", "油烟扰民", TEXT)).isEmpty();
        Likeness likeness = take("b", "油烟扰民！", TEXT.replace("，", " , \n")).orElseThrow();
        assertThat(likeness.kind()).isEqualTo(EXACT);
        assertThat(likeness.otherId()).isEqualTo("o1");
        assertThat(likeness.count()).isEqualTo(2);
        assertThat(likeness.sameCaller()).isFalse();
        assertThat(likeness.advice()).isEqualTo(Likeness.Advice.HANDLE_TOGETHER);
        assertThat(likeness.reason()).isEqualTo("标题与正文相同，第 2 件");
    }

    @Test
    void oneCallersRepeatIsToBeMerged() {
        take("a", "油烟扰民", TEXT);
        Likeness likeness = take("a", "油烟扰民", TEXT).orElseThrow();
        assertThat(likeness.advice()).isEqualTo(Likeness.Advice.MERGE);
        assertThat(likeness.reason()).startsWith("同一来件人");
    }

    @Test
    void theSameCallerIsSaidOfTwoOrdersOfThatCaller() {
        take("a", "油烟扰民", TEXT);
        take("b", "油烟扰民", TEXT);
        Likeness again = take("b", "油烟扰民", TEXT).orElseThrow();
        assertThat(again.otherId()).isEqualTo("o2");
        assertThat(again.sameCaller()).isTrue();
        duplicates.stands("o3", true); // joined into it
        assertThat(take("b", "油烟扰民", TEXT).orElseThrow().otherId()).isEqualTo("o2");
        duplicates.stands("o2", true);
        Likeness ended = take("b", "油烟扰民", TEXT).orElseThrow();
        assertThat(ended.otherId()).isEqualTo("o1");
        assertThat(ended.sameCaller()).isFalse();
        assertThat(ended.advice()).isEqualTo(Likeness.Advice.HANDLE_TOGETHER);
    }

    @Test
    void anOrderThatHasEndedIsNotNamedWhileOthersHaveNot() {
        take("a", "油烟扰民", TEXT);
        duplicates.stands("o1", true);
        assertThat(take(null, "油烟扰民", TEXT).orElseThrow().otherId())
                .as("there is no other")
                .isEqualTo("o1");
        assertThat(take("c", "油烟扰民", TEXT).orElseThrow().otherId()).isEqualTo("o2");
        duplicates.stands("o2", true);
        assertThat(take(null, "油烟扰民", TEXT).orElseThrow().otherId()).isEqualTo("o3");
        duplicates.stands("o1", false);
        assertThat(take("d", "油烟扰民", TEXT).orElseThrow().otherId())
                .as("taken up again")
                .isEqualTo("o1");
    }

    @Test
    @SuppressWarnings("NullAway")
    void stateFromBeforeOrdersOfCallersWereKeptGoesOn() {
        take("a", "油烟扰民", TEXT);
        Duplicates.Snapshot kept = duplicates.snapshot();
        TextGroup group = kept.groups().get(0);
        TextGroup old = new TextGroup(
                group.id(),
                group.fingerprint(),
                group.variants(),
                group.count(),
                group.callers(),
                group.lastAt(),
                null,
                null);
        Duplicates restored = new Duplicates(DuplicateSettings.DEFAULT);
        restored.restore(List.of(old), List.of());
        Likeness likeness = restored.take(
                        complaint("o2", "a", START.plus(Duration.ofHours(2))), fingerprint("油烟扰民", TEXT), "P", null)
                .orElseThrow();
        assertThat(likeness.otherId()).isEqualTo("o1");
        assertThat(likeness.sameCaller()).isFalse();
    }

    @Test
    void anotherTitleIsAnotherKind() {
        take("a", "油烟扰民", TEXT);
        assertThat(take("b", "请查处餐馆", TEXT).orElseThrow().kind()).isEqualTo(EXACT_CONTENT);
        assertThat(take("c", "请查处餐馆", TEXT).orElseThrow().otherId()).isEqualTo("o2");
    }

    @Test
    void nearlyTheSameTextIsLinked() {
        take("a", "油烟扰民", TEXT);
        Likeness likeness =
                take("b", "餐馆油烟", TEXT.replace("凌晨两点", "深夜一点多") + "谢谢！").orElseThrow();
        assertThat(likeness.kind()).isEqualTo(NEAR);
        assertThat(likeness.overlap()).isBetween(.6, .99);
    }

    @Test
    void aTemplateWithAnotherPlaceIsNoDuplicate() {
        take("a", "油烟扰民", TEXT);
        Likeness likeness = take("b", "油烟扰民", TEXT.replace("丽景花园小区", "金山新村")).orElseThrow();
        assertThat(likeness.kind()).isEqualTo(TEMPLATE);
        assertThat(likeness.advice()).isEqualTo(Likeness.Advice.NONE);
        assertThat(likeness.count()).isEqualTo(1);
        assertThat(take("c", "油烟扰民", TEXT.replace("丽景花园小区", "金山新村"))
                        .orElseThrow()
                        .kind())
                .as("the template's own repeat")
                .isEqualTo(EXACT);
    }

    @Test
    void aMisspelledPlaceIsTheSamePlace() {
        take("a", "油烟扰民", TEXT);
        assertThat(take("b", "油烟扰民", TEXT.replace("丽景花园小区", "丽锦花园小区"))
                        .orElseThrow()
                        .kind())
                .isEqualTo(NEAR);
    }

    @Test
    void theSameCallerAboutTheSameProblemInOtherWordsIsTold() {
        take("a", "油烟扰民", TEXT);
        Likeness likeness = take("a", "再次反映", "上个月说的那家餐馆还在排油烟，没有人来处理过。").orElseThrow();
        assertThat(likeness.kind()).isEqualTo(SAME_CALLER);
        assertThat(likeness.otherId()).isEqualTo("o1");
        assertThat(likeness.count()).isEqualTo(2);
    }

    @Test
    void unknownCallersAreNotOneCaller() {
        take(null, "油烟扰民", TEXT);
        assertThat(take(null, "再次反映", "上个月说的那家餐馆还在排油烟，没有人来处理过。")).isEmpty();
        assertThat(take(null, "油烟扰民", TEXT).orElseThrow().sameCaller()).isFalse();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        take("a", "油烟扰民", TEXT);
        orders += 100 * 24;
        assertThat(take("a", "油烟扰民", TEXT)).isEmpty();
        assertThat(duplicates.snapshot().groups()).hasSize(1);
        assertThat(duplicates.snapshot().visits()).hasSize(1);
    }

    @Test
    void fiftyThousandIdenticalTextsAreOneEntry() {
        Fingerprint fingerprint = fingerprint("油烟扰民", TEXT);
        Likeness last = null;
        for (int i = 0; i < 50_000; i++) {
            last = duplicates
                    .take(complaint("o" + i, "c" + i, START.plusSeconds(i)), fingerprint, "P", null)
                    .orElse(null);
        }
        assertThat(last).isNotNull();
        assertThat(last.count()).isEqualTo(50_000);
        List<TextGroup> groups = duplicates.snapshot().groups();
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).callers()).hasSize(50);
        assertThat(groups.get(0).variants()).hasSize(1);
    }

    @Test
    void hostileTextsHaveFingerprintsOfTheSameSize() {
        assertThat(fingerprint("", "啊".repeat(10_000)).shingles()).isEqualTo(1);
        Fingerprint longText = fingerprint("", random(10_000, new Random(1)));
        assertThat(longText.sketch()).hasSize(Sketch.BINS);
        assertThat(longText.places()).hasSizeLessThanOrEqualTo(8);
        Fingerprint nothing = fingerprint("", "。。。");
        assertThat(nothing.sketch()).isEmpty();
        assertThat(nothing.overlap(nothing)).isZero();
        assertThat(longText.sketch().chars()).allMatch(c -> c < Character.MIN_SURROGATE);
    }

    @Test
    void theSketchEstimatesTheOverlap() {
        Random random = new Random(7);
        double worst = 0;
        for (int i = 0; i < 200; i++) {
            String a = random(400, random);
            int cut = random.nextInt(400);
            String b = a.substring(cut) + random(cut, random);
            double estimate = fingerprint("", a).overlap(fingerprint("", b));
            worst = Math.max(worst, Math.abs(estimate - jaccard(a, b)));
            assertThat(estimate).isCloseTo(jaccard(a, b), within(.2));
        }
        assertThat(worst).isPositive();
    }

    @Test
    void manyTemplatesCostNoMoreThanOtherTexts() {
        for (int i = 0; i < 3_000; i++) {
            String place = random(2, new Random(i)) + "花园小区";
            take("c" + i, "油烟扰民", TEXT.replace("丽景花园小区", place) + i);
        }
        assertThat(duplicates.snapshot().groups().size()).isGreaterThan(100);
    }

    @Test
    void keptAndRestoredItGoesOnAsBefore() {
        List<String[]> texts = texts(400);
        Duplicates undisturbed = new Duplicates(DuplicateSettings.DEFAULT);
        Duplicates disturbed = new Duplicates(DuplicateSettings.DEFAULT);
        Map<String, TextGroup> keptGroups = new TreeMap<>();
        Map<String, Visit> keptVisits = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Complaint complaint = complaint("o" + i, texts.get(i)[0], START.plus(Duration.ofHours(i)));
            Fingerprint fingerprint = fingerprint(texts.get(i)[1], texts.get(i)[2]);
            assertThat(disturbed.take(complaint, fingerprint, "P", null))
                    .isEqualTo(undisturbed.take(complaint, fingerprint, "P", null));
            if (i % 5 == 0) {
                disturbed.stands("o" + i / 2, i % 15 != 0);
                undisturbed.stands("o" + i / 2, i % 15 != 0);
            }
            if (i % 37 == 0) {
                Duplicates.Changed changed = disturbed.changedSinceLastAsked();
                changed.groups().forEach((id, group) -> keep(keptGroups, id, group));
                changed.visits().forEach((key, visit) -> keep(keptVisits, key, visit));
                assertThat(new ArrayList<>(keptGroups.values()))
                        .isEqualTo(disturbed.snapshot().groups());
                List<TextGroup> shuffled = new ArrayList<>(keptGroups.values());
                Collections.shuffle(shuffled, new Random(i));
                disturbed = new Duplicates(DuplicateSettings.DEFAULT);
                disturbed.restore(shuffled, new ArrayList<>(keptVisits.values()));
            }
        }
        assertThat(disturbed.snapshot()).isEqualTo(undisturbed.snapshot());
    }

    private static <T> void keep(Map<String, T> kept, String key, Optional<T> value) {
        value.ifPresentOrElse(v -> kept.put(key, v), () -> kept.remove(key));
    }

    /** Texts of a few kinds, some the same, some nearly so: caller, title, content. */
    private static List<String[]> texts(int count) {
        Random random = new Random(5);
        List<String[]> texts = new ArrayList<>();
        List<String> base = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            base.add(random(120, random));
        }
        for (int i = 0; i < count; i++) {
            String content = base.get(random.nextInt(base.size()));
            if (random.nextBoolean()) {
                int at = random.nextInt(100);
                content = content.substring(0, at) + random(1 + random.nextInt(12), random) + content.substring(at + 5);
            }
            texts.add(new String[] {"c" + random.nextInt(90), "t" + random.nextInt(3), content});
        }
        return texts;
    }

    private Optional<Likeness> take(String caller, String title, String content) {
        orders++;
        Complaint complaint = complaint("o" + orders, caller, START.plus(Duration.ofHours(orders)));
        return duplicates.take(complaint, fingerprint(title, content), "P", null);
    }

    private static Complaint complaint(String id, String caller, Instant at) {
        return new Complaint(id, at, at, caller, Circumstances.NONE, new Signature(List.of(), List.of()));
    }

    private static Fingerprint fingerprint(String title, String content) {
        return Fingerprint.of(title, content, Traits.of(title, content, ANALYZER));
    }

    private static String random(int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('一' + random.nextInt(3_000)));
        }
        return text.toString();
    }

    private static double jaccard(String a, String b) {
        Set<String> both = shingles(a);
        Set<String> all = new HashSet<>(both);
        both.retainAll(shingles(b));
        all.addAll(shingles(b));
        return both.size() / (double) all.size();
    }

    private static Set<String> shingles(String text) {
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 4 <= text.length(); i++) {
            shingles.add(text.substring(i, i + 4));
        }
        return shingles;
    }
}
