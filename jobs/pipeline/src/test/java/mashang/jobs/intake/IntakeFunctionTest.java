package mashang.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.kafka.Addressed;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the harness may be interrupted while it closes; a test is not
class IntakeFunctionTest {
    private static final int LOG_PARTITIONS = 3;

    @Test
    void a_heartbeat_becomes_a_tick_in_every_partition_of_the_log() throws Exception {
        try (var intake = intake(null)) {
            process(intake, Raw.heartbeat(1, 1000, 4));
            Tick tick = new Tick("raw/1", 1000, 4);
            assertThat(entries(intake))
                    .containsExactly(Addressed.of(tick, 0), Addressed.of(tick, 1), Addressed.of(tick, 2));
        }
    }

    @Test
    void a_record_becomes_the_events_its_feed_says_handed_over_when_the_broker_got_it() throws Exception {
        try (var intake = intake(null)) {
            process(intake, Raw.record(0, 7, 1000, "two"));
            assertThat(events(intake)).hasSize(2).allSatisfy(event -> assertThat(event.loggedAt())
                    .isEqualTo(Instant.ofEpochMilli(1000)));
            assertThat(dead(intake)).isEmpty();
        }
    }

    @Test
    void a_record_whose_mapping_throws_is_one_dead_letter_that_does_not_tell_the_message() throws Exception {
        try (var intake = intake(null)) {
            process(
                    intake,
                    Raw.record(0, 7, 1000, "throw"),
                    Raw.record(0, 8, 1001, "deep"),
                    Raw.record(0, 9, 1002, "x"));
            assertThat(dead(intake)).extracting(DeadLetter::reason).containsOnly(DeadReason.INTERNAL);
            assertThat(dead(intake))
                    .extracting(DeadLetter::args)
                    .containsExactly(List.of("IllegalStateException"), List.of("StackOverflowError"));
            assertThat(dead(intake)).extracting(DeadLetter::origin).containsExactly("raw/0/7", "raw/0/8");
            assertThat(dead(intake)).extracting(DeadLetter::feed).containsOnly("f");
            assertThat(dead(intake).get(0).original()).isEqualTo("throw".getBytes(StandardCharsets.UTF_8));
            assertThat(events(intake)).hasSize(1);
        }
    }

    @Test
    void a_record_too_large_for_the_log_is_a_dead_letter_that_fits_its_topic() throws Exception {
        try (var intake = intake(null)) {
            process(
                    intake,
                    Raw.record(0, 1, 1000, "x".repeat(IntakeFunction.MAX_RECORD_BYTES)),
                    Raw.record(0, 2, 1000, "x".repeat(IntakeFunction.MAX_RECORD_BYTES + 1)),
                    Raw.record(0, 3, 1000, "x".repeat(IntakeFunction.MAX_ORIGINAL_BYTES + 1)));
            assertThat(events(intake)).hasSize(1);
            assertThat(dead(intake)).extracting(DeadLetter::reason).containsOnly(DeadReason.TOO_LARGE);
            assertThat(dead(intake)).extracting(DeadLetter::feed).containsOnly("f");
            assertThat(dead(intake))
                    .extracting(letter -> letter.original().length)
                    .containsExactly(IntakeFunction.MAX_RECORD_BYTES + 1, IntakeFunction.MAX_ORIGINAL_BYTES);
            assertThat(dead(intake).get(1).message(true)).contains("8388609 bytes");
        }
    }

    @Test
    void an_append_time_that_steps_back_behind_a_tick_is_lifted_to_it_also_after_a_restart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var intake = intake(null)) {
            process(intake, Raw.heartbeat(0, 1000, 1), Raw.record(0, 7, 900, "x"), Raw.record(1, 7, 900, "x"));
            assertThat(events(intake))
                    .extracting(e -> e.loggedAt().toEpochMilli())
                    .containsExactly(1000L, 900L);
            snapshot = intake.snapshot(1, 1);
        }
        try (var intake = intake(snapshot)) {
            process(intake, Raw.record(0, 8, 950, "x"), Raw.heartbeat(0, 960, 1));
            assertThat(events(intake))
                    .extracting(e -> e.loggedAt().toEpochMilli())
                    .containsExactly(1000L);
            assertThat(ticks(intake)).extracting(Tick::at).containsOnly(1000L);
        }
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake(OperatorSubtaskState state)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, Addressed>(
                new ProcessOperator<>(new IntakeFunction(new Raw.Mapping(), LOG_PARTITIONS)));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void process(OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake, RawRecord... records)
            throws Exception {
        for (RawRecord record : records) {
            intake.processElement(record, record.loggedAt());
        }
    }

    private static List<Addressed> entries(OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake) {
        return intake.extractOutputValues();
    }

    private static List<CaseEvent> events(OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake) {
        return entries(intake).stream()
                .map(a -> a.entry().event())
                .filter(e -> e != null)
                .toList();
    }

    private static List<Tick> ticks(OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake) {
        return entries(intake).stream()
                .map(a -> a.entry().tick())
                .filter(t -> t != null)
                .toList();
    }

    private static List<DeadLetter> dead(OneInputStreamOperatorTestHarness<RawRecord, Addressed> intake) {
        var output = intake.getSideOutput(IntakeFunction.DEAD);
        List<DeadLetter> letters = new ArrayList<>();
        if (output != null) {
            output.forEach(element -> letters.add(element.getValue()));
        }
        return letters;
    }
}
