package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import mashang.local.feeding.HandOver;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws Exception {
        assertThat(hash(TestPolicies.simulator(1, 400), 2000))
                .isEqualTo("6a096f39257604ac7f421c21e72ec03beaf5a8374288a472d6d2a5f11aa8acd7");
    }

    @Test
    void localeAndTimeZoneOfTheMachineDoNotMatter() throws Exception {
        String before = hash(TestPolicies.simulator(3, 60), 400);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertThat(hash(TestPolicies.simulator(3, 60), 400)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedGivesOtherBytes() throws Exception {
        assertThat(hash(TestPolicies.simulator(2, 100), 300)).isNotEqualTo(hash(TestPolicies.simulator(1, 100), 300));
    }

    @Test
    void anOrderIsTheSameHoweverManyOrdersThereAre() {
        assertThat(contents(TestPolicies.simulator(7, 900))).containsAll(contents(TestPolicies.simulator(7, 300)));
        Iterator<HandOver> endless =
                TestPolicies.simulator(7, Simulation.ENDLESS).handOvers();
        Iterator<HandOver> finite = TestPolicies.simulator(7, 900).handOvers();
        for (int i = 0; i < 500; i++) {
            assertThat(endless.next().value()).isEqualTo(finite.next().value());
        }
    }

    @Test
    void recordsComeInTheOrderOfTheirHandOverWithPositionsThatAreUniqueWithinTheirFeed() {
        Map<String, Long> lines = new HashMap<>();
        Map<String, Set<Integer>> partitions = new TreeMap<>();
        long before = 0;
        for (Iterator<HandOver> records = TestPolicies.simulator(4, 1000).handOvers(); records.hasNext(); ) {
            HandOver record = records.next();
            assertThat(record.loggedAt()).isGreaterThanOrEqualTo(before);
            assertThat(record.line()).isEqualTo(lines.merge(record.feed(), 1L, Long::sum));
            assertThat(record.file()).isEqualTo("simulator-" + record.feed());
            assertThat(record.columns() == null).isEqualTo(record.feed().equals("hotline"));
            partitions.computeIfAbsent(record.feed(), feed -> new HashSet<>()).add(record.partition());
            before = record.loggedAt();
        }
        assertThat(partitions).isEqualTo(Map.of("hotline", Set.of(0, 1), "mailbox", Set.of(0)));
    }

    @Test
    void nothingIsSaidToHaveHappenedAfterItWasHandedOver() {
        Orders orders = TestPolicies.simulator(4, 2000).orders();
        for (long number = 0; number < 2000; number++) {
            OrderPlan plan = orders.plan(number);
            long earliest = orders.earliest(number);
            assertThat(plan.events()).allSatisfy(event -> {
                assertThat(event.occurredAt())
                        .isBeforeOrEqualTo(event.loggedAt())
                        .isAfterOrEqualTo(Instant.ofEpochMilli(earliest));
                Instant recordedAt = event.recordedAt();
                if (recordedAt != null) {
                    assertThat(recordedAt).isBeforeOrEqualTo(event.loggedAt());
                }
            });
            assertThat(plan.records())
                    .allSatisfy(record -> assertThat(record.loggedAt()).isGreaterThanOrEqualTo(earliest));
        }
    }

    @Test
    void theMixIsThatOfACity() {
        Orders orders = TestPolicies.simulator(1, 7000).orders();
        Map<String, Integer> channels = new TreeMap<>();
        int[] hours = new int[24];
        int[] days = new int[7];
        long words = 0;
        for (long number = 0; number < 7000; number++) {
            OrderFace face = orders.plan(number).face();
            channels.merge(String.valueOf(face.channel()), 1, Integer::sum);
            LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(face.submittedAt()), Arrivals.OFFSET);
            hours[at.getHour()]++;
            days[at.getDayOfWeek().getValue() - 1]++;
            if (face.longText() == OrderFace.LongText.NONE) {
                words += Complaints.of(face).content().length();
            }
        }

        assertThat(channels.get("MAILBOX") / 7000.0).isBetween(0.07, 0.09);
        assertThat(channels.get("PHONE") / 7000.0).isBetween(0.58, 0.68);
        assertThat(channels.get("WECHAT")).isGreaterThan(channels.get("WEB"));
        assertThat(channels.get("null")).isBetween(10, 70);
        assertThat(hours[3]).isLessThan(hours[9] / 20);
        assertThat(hours[15]).isGreaterThan(hours[12]);
        assertThat(days[6]).isLessThan(days[5]).isLessThan(days[0] * 2 / 3);
        assertThat(words / 7000).isBetween(120L, 200L);
    }

    @Test
    void everyMishapHappensAndBadRecordsAreAboutThreeInAThousand() {
        Simulator simulator = TestPolicies.simulator(1, 4000);
        Map<Mishap, Integer> seen = new EnumMap<>(Mishap.class);
        for (long number = 0; number < 4000; number++) {
            simulator
                    .orders()
                    .plan(number)
                    .mishaps()
                    .forEach((mishap, times) -> seen.merge(mishap, times, Integer::sum));
        }
        Truth truth = simulator.truth();

        assertThat(seen).containsOnlyKeys(Mishap.values());
        assertThat(seen.values()).allMatch(times -> times >= 3);
        assertThat(truth.deadLetters() / (double) truth.records()).isBetween(0.002, 0.005);
    }

    @Test
    void textsHaveNoEmptySlotsAndCarryWhatHasToBeMasked() {
        Orders orders = TestPolicies.simulator(2, 3000).orders();
        List<String> texts = new ArrayList<>();
        for (long number = 0; number < 1000; number++) {
            Complaints.Words words = Complaints.of(orders.plan(number).face());
            texts.add(words.title() + words.content());
        }

        assertThat(texts).noneMatch(text -> text.contains("{") || text.contains("}"));
        assertThat(texts)
                .anyMatch(text -> text.matches("(?s).*1[0-9]{10}.*"))
                .anyMatch(text -> text.contains("身份证号"))
                .anyMatch(text -> text.contains("車") || text.contains("電"))
                .anyMatch(text -> text.matches("(?s).*[０-９].*"))
                .anyMatch(text -> text.length() > 600);
        assertThat(new HashSet<>(texts)).hasSizeGreaterThan(990);
    }

    @Test
    void thereAreAboutSixtyWaysToSayItInTwentyTopics() {
        assertThat(Topic.ALL).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Topic.ALL.stream().mapToInt(topic -> topic.bodies().size()).sum())
                .isGreaterThanOrEqualTo(60);
        for (Topic topic : Topic.ALL) {
            assertThat(topic.categories()).hasSize(3);
            assertThat(Places.DEPARTMENTS).containsAll(topic.units());
        }
        assertThat(Topic.RECURRING)
                .allSatisfy(topic -> assertThat(topic.bodies()).hasSizeGreaterThanOrEqualTo(4));
        assertThat(Places.registeredUnits()).doesNotContainAnyElementsOf(Places.UNKNOWN_UNITS);
    }

    @Test
    void aRunWithoutEndKeepsOnlyTheOrdersInFlight() {
        Simulation settings =
                new Simulation(1, Simulation.ENDLESS, Simulation.DEFAULT_START, 100, Map.of("hotline", 2));
        HandOvers records = (HandOvers) new Simulator(settings, TestPolicies.CITY).handOvers();
        int early = mostWaiting(records, 40_000);
        int late = mostWaiting(records, 40_000);

        assertThat(late).isLessThan(early * 5 / 4).isLessThan(8_000);
    }

    private static int mostWaiting(HandOvers records, int count) {
        int most = 0;
        for (int i = 0; i < count; i++) {
            records.next();
            most = Math.max(most, records.waiting());
        }
        return most;
    }

    /** Everything but the line, which depends on the orders around. */
    private static Set<String> contents(Simulator simulator) {
        Set<String> contents = new HashSet<>();
        simulator
                .handOvers()
                .forEachRemaining(r -> contents.add(
                        r.feed() + r.partition() + r.loggedAt() + new String(r.value(), StandardCharsets.ISO_8859_1)));
        return contents;
    }

    private static String hash(Simulator simulator, int count) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Iterator<HandOver> records = simulator.handOvers();
        for (int i = 0; i < count && records.hasNext(); i++) {
            HandOver record = records.next();
            digest.update((record.feed() + record.line()).getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(12)
                    .putLong(record.loggedAt())
                    .putInt(record.partition())
                    .array());
            digest.update(record.value());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
