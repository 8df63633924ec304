package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Message;
import mashang.delivery.Acts;
import mashang.delivery.Answer;
import mashang.delivery.BoxState;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.delivery.LinePolicy;
import mashang.delivery.Note;
import mashang.delivery.OrderDoings;
import mashang.delivery.QuietHours;
import mashang.delivery.SampleAlerts;
import mashang.jobs.StrictTypes;
import mashang.sla.Alert;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverOperatorTest {
    private static final City CITY = City.load(Path.of("..", "..", "config"));
    private static final long HOUR = 3_600_000;

    /** Static, because an operator is copied before it runs. */
    private static final List<Message> SENT = new ArrayList<>();

    /** A harness that is closed finishes its operator, which waits for answers. */
    private static final List<CompletableFuture<Answer>> PENDING = new ArrayList<>();

    private static final List<Delivery> BEFORE = new ArrayList<>();
    private static boolean isAnswering;
    private static boolean isBroken;
    private static long logEnd;
    private static String channel = "c";
    private static @Nullable QuietHours quiet;

    @BeforeEach
    void nothingWasSent() {
        SENT.clear();
        BEFORE.clear();
        PENDING.clear();
        isAnswering = true;
        isBroken = false;
        logEnd = Long.MIN_VALUE;
        channel = "c";
        quiet = null;
    }

    private static final class Recorder implements Channel {
        @Override
        public CompletableFuture<Answer> send(Message message) {
            SENT.add(message);
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            if (isAnswering) {
                answer.complete(Answer.DONE);
            }
            PENDING.add(answer);
            return answer;
        }

        @Override
        public void close() {}
    }

    private static final class SentRecord implements SentBefore {
        private static final long serialVersionUID = 1L;

        @Override
        public void each(Consumer<Delivery> delivery) {
            BEFORE.forEach(delivery);
        }

        @Override
        public long logEnd() {
            return logEnd;
        }
    }

    private static Map<String, String> broken(Map<String, String> templates) {
        Map<String, String> broken = new HashMap<>(templates);
        broken.replaceAll((name, text) -> text + "{{nonsense}}");
        return broken;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Consignment, Acts.Act, Delivery> harness(
            boolean isStandby) throws Exception {
        DeliveryPlan shipped = DeliveryFiles.load(Path.of("..", "..", "config"), CITY);
        DeliveryPlan plan = new DeliveryPlan(
                null,
                quiet,
                List.of(new ChannelSettings(
                        channel, ChannelSettings.Type.FILE, "", Map.of(), Map.of(), LinePolicy.OPEN)),
                shipped.routes(),
                shipped.words(),
                isBroken ? broken(shipped.templates()) : shipped.templates());
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new DeliverOperator(Telling.of(plan, CITY, isStandby), settings -> new Recorder(), new SentRecord()),
                Consignment::channel,
                act -> "",
                Types.STRING);
    }

    private static Consignment to(String order, int turn, long after) {
        Alert alert = SampleAlerts.of(Alert.Kind.BREACH, order, null);
        return new Consignment(
                "c", "office", alert, false, turn, alert.decidedAt().toEpochMilli() + after, null, Note.NONE);
    }

    private static void drain(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness) throws Exception {
        for (Optional<Mail> mail = harness.getTaskMailbox().tryTake(0);
                mail.isPresent();
                mail = harness.getTaskMailbox().tryTake(0)) {
            mail.get().run();
        }
    }

    private static List<String> sent() {
        return SENT.stream().map(Message::id).toList();
    }

    @Test
    void anAnswerComesBackThroughTheMailboxAndTheRecordFollows() throws Exception {
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            assertThat(sent()).as("one at a time").hasSize(1);
            drain(harness);
            assertThat(sent()).hasSize(2);
            assertThat(harness.extractOutputValues())
                    .extracting(d -> d.orderId() + ' ' + d.status())
                    .containsExactly("a WAITING", "b WAITING", "a SENT", "b SENT");
        }
    }

    @Test
    void whatWasOnItsWayGoesAgainUnderTheSameIdUnlessTheRecordSaysThatItArrived() throws Exception {
        isAnswering = false;
        OperatorSubtaskState saved;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            PENDING.forEach(answer -> answer.complete(Answer.retry("late")));
        }
        isAnswering = true;
        List<String> before = sent();
        SENT.clear();
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            drain(harness);
            assertThat(sent()).startsWith(before.get(0)).hasSize(2);
            BEFORE.addAll(harness.extractOutputValues());
        }
        SENT.clear();
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            drain(harness);
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void aFreshDeploymentLearnsWhatWasSent() throws Exception {
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            drain(harness);
            BEFORE.addAll(harness.extractOutputValues());
        }
        SENT.clear();
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            drain(harness);
            assertThat(SENT)
                    .extracting(m -> m.shipment().parts().get(0).alert().orderId())
                    .containsExactly("b");
        }
    }

    @Test
    void aTwinThatWaitsSendsAndRecordsNothingAndTakesOver() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness(true)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(correctionOf("a")));
            harness.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
            drain(harness);
            assertThat(SENT).isEmpty();
            assertThat(harness.extractOutputValues()).as("records nothing").isEmpty();
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            PENDING.forEach(answer -> answer.complete(Answer.retry("late")));
        }
        try (var harness =
                harness(false)) { // it takes over from the other, which had sent the first before it was stopped
            harness.initializeState(saved);
            BEFORE.addAll(sentBy(to("a", 0, 0)));
            harness.open();
            drain(harness);
            assertThat(SENT)
                    .extracting(m -> m.shipment().parts().get(0).alert().kind())
                    .containsExactly(Alert.Kind.CORRECTION);
        }
    }

    private static Consignment correctionOf(String order) {
        return to("a", 0, 0).with(SampleAlerts.of(Alert.Kind.CORRECTION, order, null));
    }

    private static List<Delivery> sentBy(Consignment consignment) throws Exception {
        List<Message> others = List.copyOf(SENT);
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(consignment));
            drain(harness);
            return harness.extractOutputValues();
        } finally {
            SENT.clear();
            SENT.addAll(others);
        }
    }

    @Test
    void aFirstStartTellsNothingOfTheHistoryAndARestartTellsWhatComes() throws Exception {
        logEnd = to("a", 0, 0).alert().decidedAt().toEpochMilli() + 24 * HOUR + 1;
        OperatorSubtaskState saved;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            drain(harness);
            assertThat(SENT).isEmpty();
            assertThat(harness.extractOutputValues())
                    .extracting(d -> d.status() + " " + d.why())
                    .containsExactly("WITHDRAWN too-old");
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            PENDING.forEach(answer -> answer.complete(Answer.retry("late")));
        }
        logEnd -= 1;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            assertThat(SENT).as("not older than a day").hasSize(1);
        }
        SENT.clear();
        logEnd += 48 * HOUR;
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            Alert news = SampleAlerts.of(Alert.Kind.WARNING, "c", null);
            harness.processElement1(new StreamRecord<>(to("c", 0, 0).with(later(news, 2 * HOUR))));
            assertThat(SENT).as("the log's end of the first start counts").hasSize(1);
        }
    }

    @Test
    void aJobThatWasAwayAndComesBackAtNightDisturbsNobody() throws Exception {
        ZonedDateTime decided = to("a", 0, 0).alert().decidedAt().atZone(ZoneId.of("Asia/Shanghai"));
        LocalTime hour = decided.toLocalTime();
        assertThat(hour).as("of the sample").isBetween(LocalTime.of(1, 0), LocalTime.of(20, 0));
        quiet = new QuietHours(hour.minusHours(1), hour.plusHours(1), false);
        logEnd = decided.plusHours(3).toInstant().toEpochMilli();
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processWatermark2(new Watermark(decided.toInstant().toEpochMilli()));
            assertThat(SENT).isEmpty();
            harness.processWatermark2(
                    new Watermark(decided.plusHours(23).toInstant().toEpochMilli()));
            assertThat(SENT).hasSize(1);
        }
    }

    private static Alert later(Alert a, long millis) {
        return LaterAlerts.decidedAt(a, to("a", 0, 0).alert().decidedAt().plusMillis(millis), a.toldAt());
    }

    /** Flink's task is told by its own package, as the barrier of such a savepoint does. */
    private static void stopsWith(StreamTask<?, ?> task, long savepoint) throws ReflectiveOperationException {
        Method told = StreamTask.class.getDeclaredMethod("setSynchronousSavepoint", long.class);
        told.setAccessible(true);
        told.invoke(task, savepoint);
    }

    @Test
    void theSavepointOfAStopWaitsForWhatIsOnItsWayAndNoOtherCheckpointDoes() throws Exception {
        isAnswering = false;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.prepareSnapshotPreBarrier(1); // waits for nothing: nobody answers
            OperatorSubtaskState unanswered = harness.snapshot(1, 1);
            assertThat(unanswered).isNotNull();
            assertThat(sent()).hasSize(1);

            PENDING.get(0).complete(Answer.DONE);
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            stopsWith(harness.getOperator().getContainingTask(), 2);
            harness.prepareSnapshotPreBarrier(2);
            assertThat(harness.extractOutputValues())
                    .filteredOn(d -> d.status().isFinal())
                    .extracting(d -> d.orderId() + ' ' + d.status())
                    .as("recorded before the savepoint, and nothing new is sent")
                    .containsExactly("a SENT");
            assertThat(sent()).hasSize(1);
        }
    }

    @Test
    void aStopWaitsForWhatIsOnItsWayAndSendsNothingNew() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            harness.getOperator().finish();
            assertThat(SENT).hasSize(1);
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            BEFORE.addAll(harness.extractOutputValues());
        }
        String first = sent().get(0);
        SENT.clear();
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            drain(harness);
            assertThat(sent()).hasSize(1).doesNotContain(first);
        }
    }

    @Test
    void whatComesForAChannelThatIsConfiguredNoMoreIsRecordedAsDeadAndTheOthersGoOn() throws Exception {
        channel = "d";
        try (var harness = harness(false)) {
            harness.open();
            Consignment other = to("b", 0, 0);
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(
                    new Consignment("d", "office", other.alert(), false, 0, other.notBefore(), null, Note.NONE)));
            drain(harness);
            assertThat(harness.extractOutputValues())
                    .filteredOn(d -> d.status().isFinal())
                    .extracting(d -> d.orderId() + ' ' + d.status() + ' ' + d.why())
                    .containsExactly("a DEAD channel-removed", "b SENT null");
        }
    }

    @Test
    void whatWaitedForARemovedChannelIsRecordedAsDead() throws Exception {
        isAnswering = false;
        OperatorSubtaskState saved;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            harness.processElement1(new StreamRecord<>(to("b", 0, 0)));
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            PENDING.forEach(answer -> answer.complete(Answer.retry("late")));
        }
        SENT.clear();
        channel = "d";
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            assertThat(harness.extractOutputValues())
                    .extracting(d -> d.orderId() + ' ' + d.status() + ' ' + d.why())
                    .containsExactlyInAnyOrder("a DEAD channel-removed", "b DEAD channel-removed");
            harness.prepareSnapshotPreBarrier(2);
            saved = harness.snapshot(2, 2);
        }
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            assertThat(harness.extractOutputValues()).as("once").isEmpty();
        }
        assertThat(SENT).isEmpty();
    }

    @Test
    void aMessageThatCannotBeWrittenIsDeadAndTheNextGoes() throws Exception {
        isBroken = true;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(to("a", 0, 0)));
            assertThat(harness.extractOutputValues())
                    .extracting(Delivery::status)
                    .containsExactly(Delivery.Status.WAITING, Delivery.Status.DEAD);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itClimbsByTheTicksUnlessSomebodyAcknowledgedItBeforeOrAfterARestart(boolean acknowledged) throws Exception {
        Consignment climbing = to("a", 1, 4 * HOUR);
        long decided = climbing.alert().decidedAt().toEpochMilli();
        OperatorSubtaskState saved;
        try (var harness = harness(false)) {
            harness.open();
            harness.processElement1(new StreamRecord<>(climbing));
            if (acknowledged) {
                harness.processElement2(new StreamRecord<>(Acts.Act.seen("a", decided + HOUR)));
            }
            harness.processWatermark1(new Watermark(Long.MAX_VALUE));
            harness.processWatermark2(new Watermark(decided + 2 * HOUR));
            harness.prepareSnapshotPreBarrier(1);
            saved = harness.snapshot(1, 1);
            PENDING.forEach(answer -> answer.complete(Answer.retry("late")));
        }
        try (var harness = harness(false)) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark2(new Watermark(decided + 4 * HOUR - 1));
            assertThat(SENT).isEmpty();
            harness.processWatermark2(new Watermark(decided + 4 * HOUR));
            assertThat(SENT).hasSize(acknowledged ? 0 : 1);
        }
    }

    @Test
    void whatTravelsAndWhatIsStoredNeedsNoKryo() {
        for (Class<?> type : Set.of(
                Consignment.class, Acts.Act.class, OrderDoings.class, Delivery.class, BoxState.class, Alert.class)) {
            assertThat(StrictTypes.serializer(type)).as(type.getSimpleName()).isNotNull();
        }
    }
}
