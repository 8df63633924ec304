package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Consignment;
import mashang.delivery.LinePolicy;
import mashang.delivery.Note;
import mashang.delivery.SampleAlerts;
import mashang.intake.DeadLetter;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RouteOperatorTest {
    private static final City CITY = City.load(Path.of("..", "..", "config"));
    private static final Alert ALERT = SampleAlerts.of(Alert.Kind.BREACH, "hotline:1", null);
    private static final long DECIDED = ALERT.decidedAt().toEpochMilli();
    private static final String URGENT = "routes: [{for: {kinds: [breach]}, to: [office], urgent: true}]\n";

    private static TwoInputStreamOperatorTestHarness<Alert, RuleVersion, Consignment> harness() throws Exception {
        Telling telling = Telling.of(DeliveryFiles.load(Path.of("..", "..", "config"), CITY), CITY, false);
        return new TwoInputStreamOperatorTestHarness<>(new RouteOperator(telling.routes(), CITY.units()));
    }

    private static StreamRecord<RuleVersion> version(String number, String text, long publishedAt, Instant from) {
        return new StreamRecord<>(new RuleVersion(RuleKind.ROUTES, "city", number, text, "张三", "试", from, publishedAt));
    }

    private static List<Boolean> urgent(TwoInputStreamOperatorTestHarness<?, ?, Consignment> harness) {
        return harness.extractOutputValues().stream().map(Consignment::urgent).toList();
    }

    @Test
    void anAlertWaitsForTheRulesOfItsTimeAlsoOverARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(new StreamRecord<>(ALERT));
            harness.processWatermark2(new Watermark(DECIDED - 1));
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processElement2(version("1", URGENT, DECIDED, null));
            saved = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark1(new Watermark(Long.MAX_VALUE));
            harness.processWatermark2(new Watermark(Long.MAX_VALUE));
            assertThat(urgent(harness))
                    .as("the end of an input decides nothing")
                    .isEmpty();
            harness.processWatermark2(new Watermark(DECIDED));
            assertThat(urgent(harness)).containsExactly(true);
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(urgent(harness)).as("known by then").containsExactly(true, true);
        }
    }

    @Test
    void alertsThatWaitGoInTheOrderTheyCame() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (String order : List.of("c", "a", "b")) {
                harness.processElement1(new StreamRecord<>(SampleAlerts.of(Alert.Kind.BREACH, order, null)));
            }
            harness.processElement1(new StreamRecord<>(SampleAlerts.of(Alert.Kind.WARNING, "earlier", null)));
            harness.processWatermark2(new Watermark(DECIDED));
            assertThat(harness.extractOutputValues())
                    .extracting(c -> c.alert().orderId())
                    .containsExactly("c", "a", "b", "earlier");
        }
    }

    @Test
    @Timeout(20)
    void behindADayAwayEveryTickLooksAtNoMoreThanItLetsGo() throws Exception {
        int count = 100_000;
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < count; i++) {
                harness.processElement1(new StreamRecord<>(decidedAt("hotline:%06d".formatted(i), DECIDED + 900L * i)));
            }
            for (long tick = DECIDED; tick < DECIDED + 900L * count; tick += 1_000) {
                harness.processWatermark2(new Watermark(tick));
                harness.getOutput().clear();
            }
            harness.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
            assertThat(harness.extractOutputValues())
                    .as("the last, and nothing is left")
                    .allMatch(c -> c.alert().decidedAt().toEpochMilli() > DECIDED + 900L * (count - 3))
                    .isNotEmpty();
        }
    }

    private static Alert decidedAt(String order, long at) {
        Instant decided = Instant.ofEpochMilli(at);
        return LaterAlerts.decidedAt(SampleAlerts.of(Alert.Kind.BREACH, order, null), decided, decided);
    }

    @Test
    void theVersionInForceWhenItWasDecidedCountsWheneverItCame() throws Exception {
        try (var harness = harness()) {
            harness.open();
            Instant later = Instant.ofEpochMilli(DECIDED + 1);
            harness.processElement2(version("1", URGENT, DECIDED - 10, later));
            harness.processWatermark2(new Watermark(DECIDED + 5));
            harness.processElement1(new StreamRecord<>(ALERT));
            harness.processElement2(version("2", URGENT, DECIDED + 7, Instant.EPOCH));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(urgent(harness)).as("none acted by then").containsExactly(false, false);
        }
    }

    /** The folder with one more channel, or without it. */
    private static RouteOperator router(boolean hasSms) {
        DeliveryPlan shipped = DeliveryFiles.load(Path.of("..", "..", "config"), CITY);
        List<ChannelSettings> channels = new ArrayList<>(shipped.channels());
        if (hasSms) {
            channels.add(
                    new ChannelSettings("sms", ChannelSettings.Type.FILE, "", Map.of(), Map.of(), LinePolicy.OPEN));
        }
        DeliveryPlan plan =
                new DeliveryPlan(null, null, channels, shipped.routes(), shipped.words(), shipped.templates());
        return new RouteOperator(Telling.of(plan, CITY, false).routes(), CITY.units());
    }

    @Test
    void routesThatNameAChannelRemovedSinceAreADeadLetterAndTheJobGoesOnByTheFolder() throws Exception {
        String bySms = "recipients: [{recipient: mayor, channels: [sms]}]\nroutes: [{to: [mayor]}]\n";
        OperatorSubtaskState saved;
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(true))) {
            harness.open();
            harness.processElement2(version("1", bySms, DECIDED - 3, null));
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(recipients(harness)).containsExactly("mayor");
            saved = harness.snapshot(1, 1);
        }
        for (int restart = 1; restart <= 2; restart++) {
            try (var harness = new TwoInputStreamOperatorTestHarness<>(router(false))) {
                harness.initializeState(saved);
                harness.open();
                harness.processWatermark2(new Watermark(DECIDED));
                harness.processElement1(new StreamRecord<>(ALERT));
                assertThat(recipients(harness)).containsExactly("office");
                ConcurrentLinkedQueue<StreamRecord<DeadLetter>> letters = harness.getSideOutput(RouteOperator.REFUSED);
                assertThat(letters).singleElement().satisfies(letter -> {
                    assertThat(letter.getValue().origin()).isEqualTo("routes:city@1");
                    assertThat(letter.getValue().args().toString()).contains("sms");
                });
                saved = harness.snapshot(restart, restart);
            }
        }
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(true))) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(recipients(harness)).as("the channel is back").containsExactly("mayor");
        }
    }

    @Test
    void theKeyOfRoutesThatCanBeUsedNoMoreStaysTaken() throws Exception {
        String bySms = "recipients: [{recipient: mayor, channels: [sms]}]\nroutes: [{to: [mayor]}]\n";
        String other = "recipients: [{recipient: deputy, channels: [file]}]\nroutes: [{to: [deputy]}]\n";
        OperatorSubtaskState saved;
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(true))) {
            harness.open();
            harness.processElement2(version("1", bySms, DECIDED - 3, null));
            saved = harness.snapshot(1, 1);
        }
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(false))) {
            harness.initializeState(saved);
            harness.open();
            harness.processElement2(version("1", other, DECIDED - 2, null));
            harness.processElement2(version("1", bySms, DECIDED - 2, null));
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(recipients(harness)).containsExactly("office");
            assertThat(harness.getSideOutput(RouteOperator.REFUSED))
                    .as("the one that cannot be used, and the other under its key")
                    .hasSize(2);
            saved = harness.snapshot(1, 1);
        }
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(true))) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(recipients(harness)).as("the channel is back").containsExactly("mayor");
        }
    }

    @Test
    void whoWasToldByRoutesThatCanBeUsedNoMoreIsStillToldOfAWithdrawal() throws Exception {
        String bySms = "recipients: [{recipient: mayor, channels: [sms, file]}]\nroutes: [{to: [mayor]}]\n";
        OperatorSubtaskState saved;
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(true))) {
            harness.open();
            harness.processElement2(version("1", bySms, DECIDED - 3, null));
            saved = harness.snapshot(1, 1);
        }
        try (var harness = new TwoInputStreamOperatorTestHarness<>(router(false))) {
            harness.initializeState(saved);
            harness.open();
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(SampleAlerts.of(Alert.Kind.CORRECTION, "hotline:1", null)));
            assertThat(harness.extractOutputValues())
                    .filteredOn(c -> c.recipient().equals("mayor"))
                    .extracting(Consignment::channel, Consignment::note)
                    .containsExactly(tuple("sms", Note.IF_TOLD_BEFORE), tuple("file", Note.IF_TOLD_BEFORE));
        }
    }

    private static List<String> recipients(TwoInputStreamOperatorTestHarness<?, ?, Consignment> harness) {
        return harness.extractOutputValues().stream()
                .map(Consignment::recipient)
                .toList();
    }

    @Test
    void whatCannotBeUsedIsADeadLetterAndChangesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(version("1", URGENT, DECIDED - 3, null));
            harness.processElement2(version("1", URGENT, DECIDED - 2, null));
            harness.processElement2(version("1", URGENT + "# other\n", DECIDED - 2, null));
            harness.processElement2(version("2", "routes: [{to: [nobody-here]}]\n", DECIDED - 1, null));
            harness.processElement2(new StreamRecord<>(
                    new RuleVersion(RuleKind.UNITS, "u", "1", "not ours to read", "张三", "试", null, DECIDED - 1)));
            harness.processWatermark2(new Watermark(DECIDED));
            harness.processElement1(new StreamRecord<>(ALERT));
            assertThat(urgent(harness)).containsExactly(true);
            ConcurrentLinkedQueue<StreamRecord<DeadLetter>> letters = harness.getSideOutput(RouteOperator.REFUSED);
            assertThat(letters)
                    .extracting(letter -> letter.getValue().origin())
                    .containsExactly("routes:city@1", "routes:city@2");
        }
    }
}
