package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import mashang.config.City;
import mashang.config.PublishedLexicon;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Calendars;
import mashang.text.Vocabulary;
import mashang.units.Units;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts are numbers here: the log times they are read as of; what comes of one says which of three words were known then. */
class RuledTextsTest {
    private static final City CITY =
            new City(List.of(), List.of(), Units.none(), List.of(), Calendars.WEEKDAYS.plans(), Vocabulary.EMPTY);
    private static final List<String> WORDS = List.of("第一个词", "第二个词", "第三个词");

    private static final class Numbers implements Reading<Long, String> {
        private static final long serialVersionUID = 1L;

        private static int made;

        @Override
        public long readAsOf(Long time) {
            return time;
        }

        @Override
        public TextReader<Long, String> by(TextRules rules) {
            made++;
            return (time, out) -> out.collect(time + " "
                    + rules.vocabulary().lexicon().terms().stream()
                            .map(WORDS::indexOf)
                            .sorted()
                            .toList());
        }
    }

    private static TwoInputStreamOperatorTestHarness<Long, RuleVersion, String> harness() throws Exception {
        return harness(1, 0);
    }

    private static TwoInputStreamOperatorTestHarness<Long, RuleVersion, String> harness(int tasks, int task)
            throws Exception {
        TwoInputStreamOperatorTestHarness<Long, RuleVersion, String> harness = new TwoInputStreamOperatorTestHarness<>(
                new RuledTexts<>(new PublishedLexicon(CITY), TextRules.NONE, new Numbers(), Types.LONG),
                128,
                tasks,
                task);
        harness.setup(TypeInformation.of(String.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static StreamRecord<RuleVersion> version(
            String name, String version, int word, long published, @Nullable Long from) {
        Instant effective = from == null ? null : Instant.ofEpochMilli(from);
        return new StreamRecord<>(
                new RuleVersion(RuleKind.LEXICON, name, version, WORDS.get(word), "甲", "试", effective, published));
    }

    private static StreamRecord<Long> text(long time) {
        return new StreamRecord<>(time);
    }

    @Test
    void textIsReadByTheWordsOfItsTimeWhateverTheOrderOfTextsVersionsAndTicks() throws Exception {
        List<StreamRecord<RuleVersion>> versions = List.of(
                version("a.txt", "1", 0, 10, 20L),
                version("b.txt", "1", 1, 11, null),
                version("a.txt", "2", 2, 12, 30L));
        List<String> expected =
                List.of("9 []", "10 []", "11 [1]", "19 [1]", "20 [0, 1]", "29 [0, 1]", "30 [1, 2]", "31 [1, 2]");
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            List<Long> texts = new ArrayList<>(List.of(9L, 10L, 11L, 19L, 20L, 29L, 30L, 31L));
            Collections.shuffle(texts, random);
            try (var harness = harness()) {
                harness.open();
                int next = 0;
                long tick = 8;
                while (!texts.isEmpty() || tick < 40) {
                    if (!texts.isEmpty() && random.nextBoolean()) {
                        harness.processElement1(text(texts.remove(0)));
                    } else if (tick < 40) {
                        // what was published by the tick comes before it
                        tick += random.nextInt(5);
                        while (next < versions.size()
                                && versions.get(next).getValue().publishedAt() <= tick) {
                            harness.processElement2(versions.get(next++));
                        }
                        harness.processWatermark2(new Watermark(tick));
                    }
                }
                assertThat(harness.extractOutputValues()).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void textWaitsForTheTicksAndHoldsBackTimeAlsoOverARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(version("a.txt", "1", 0, 10, 20L));
            harness.processWatermark2(new Watermark(15));
            harness.processElement1(text(15));
            harness.processElement1(text(16));
            harness.processElement1(text(20));
            harness.processWatermark1(new Watermark(30));
            assertThat(harness.extractOutputValues()).containsExactly("15 []");
            assertThat(harness.getOutput()).last().isEqualTo(new Watermark(15));
            saved = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark1(new Watermark(30));
            harness.processWatermark2(new Watermark(Long.MAX_VALUE));
            assertThat(harness.getOutput())
                    .as("the end of an input decides nothing")
                    .isEmpty();
            harness.processWatermark2(new Watermark(20));
            assertThat(harness.getOutput())
                    .containsExactly(new StreamRecord<>("16 []"), new StreamRecord<>("20 [0]"), new Watermark(20));
        }
    }

    @Test
    void textsThatWaitInSeveralTasksAreReadOnceByFewerAndByTheVersionsTheyKnew() throws Exception {
        List<OperatorSubtaskState> saved = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            try (var harness = harness(3, task)) {
                harness.open();
                harness.processElement2(version("a.txt", "1", 0, 10, 20L));
                harness.processWatermark2(new Watermark(15));
                harness.processElement1(text(20 + task));
                saved.add(harness.snapshot(1, 1));
            }
        }
        List<String> read = new ArrayList<>();
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(saved.toArray(new OperatorSubtaskState[0]));
        for (int task = 0; task < 2; task++) {
            OperatorSubtaskState part =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(all, 128, 3, 2, task);
            try (var harness = harness(2, task)) {
                harness.initializeState(part);
                harness.open();
                harness.processWatermark2(new Watermark(30));
                read.addAll(harness.extractOutputValues());
            }
        }
        assertThat(read).containsExactlyInAnyOrder("20 [0]", "21 [0]", "22 [0]");
    }

    @Test
    void versionThatCannotBeUsedOrComesAgainChangesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(version("a.txt", "1", 0, 10, null));
            harness.processElement2(version("a.txt", "1", 0, 11, null));
            harness.processElement2(version("a.txt", "1", 1, 12, null));
            harness.processElement2(version("a.yaml", "1", 1, 12, null));
            harness.processElement2(
                    new StreamRecord<>(new RuleVersion(RuleKind.UNITS, "a", "1", "units: [", "甲", "试", null, 12)));
            harness.processWatermark2(new Watermark(20));
            harness.processElement1(text(9));
            harness.processElement1(text(20));
            assertThat(harness.extractOutputValues()).containsExactly("9 []", "20 [0]");
        }
    }

    @Test
    void tablesAreMadeOnceForEachVersionAndNotForEachText() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(version("a.txt", "1", 0, 10, null));
            harness.processElement2(version("a.txt", "2", 1, 500, null));
            harness.processWatermark2(new Watermark(2_000));
            Numbers.made = 0;
            for (long time = 0; time < 1_000; time++) {
                harness.processElement1(text(time ^ 1)); // now from the one, now from the other side of a change
            }
            assertThat(harness.extractOutputValues()).hasSize(1_000).contains("499 [0]", "500 [1]");
            assertThat(Numbers.made).isEqualTo(3);
        }
    }
}
