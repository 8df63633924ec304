package mashang.local.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import mashang.connectors.alerts.FakeEndpoint;
import mashang.connectors.alerts.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link DeliveryIT} shows, at large, with every channel: takes minutes, so not in the ordinary build.
 * {@code mvn -pl jobs/local -am verify -Dit.test=DeliveryCheck -Dmashang.check.alerts=10000}.
 */
class DeliveryCheck {
    private static final int ALERTS = Integer.getInteger("mashang.check.alerts", 10_000);
    private static final List<String> ALL = List.of("webhook", "file", "dingtalk", "wecom", "feishu", "email");
    private static final List<String> DOWN = List.of("webhook", "dingtalk", "wecom", "feishu", "email");
    private static final Gate.Mood[] MOODS = {Gate.Mood.REFUSING, Gate.Mood.HANGING, Gate.Mood.RESETTING};
    private static final Duration APART = Duration.ofMillis(100);

    /** 200 a second. */
    private static final long BETWEEN_NANOS = 5_000_000;

    @TempDir
    Path folder;

    @Test
    void twiceKilledAndEachEndpointDownForAWhile() throws Exception {
        Path files = folder.resolve("files");
        Path flink = folder.resolve("flink");
        long start = System.nanoTime();
        try (FakeOffice office = new FakeOffice(files);
                AlertedCity city = new AlertedCity(folder.resolve("kafka"), "big")) {
            Path config = office.configure(folder.resolve("config"), ALL);
            try (KilledDelivery job = new KilledDelivery(flink, city, config, files)) {
                int parts = 2 * DOWN.size();
                for (int part = 0; part < parts; part++) {
                    office.become(DOWN.get(part / 2), part % 2 == 0 ? MOODS[part / 2 % MOODS.length] : Gate.Mood.OPEN);
                    for (int i = ALERTS * part / parts; i < ALERTS * (part + 1) / parts; i++) {
                        city.write(i, APART);
                        LockSupport.parkNanos(BETWEEN_NANOS);
                    }
                    if (part == 3 || part == 6) {
                        int before = city.recorded().size();
                        AlertedCity.until("it goes on", () -> city.recorded().size() > before);
                        job.killAndGoOnIn(flink);
                    }
                }
                AlertedCity.until("all is recorded", () -> city.recorded().size() == ALERTS * ALL.size());
            }
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            System.out.printf("%d alerts on %d channels in %d s%n", ALERTS, ALL.size(), seconds);
            report(office);
            city.verify(office, ALERTS, 2, ALL.size());
            for (Map.Entry<String, int[]> told : office.told().entrySet()) {
                assertThat(told.getValue()[1]).as(told.getKey()).isGreaterThanOrEqualTo(ALERTS);
            }
        }
    }

    private static void report(FakeOffice office) throws Exception {
        System.out.printf(
                "webhook: %d beyond one each; file: %d%n",
                office.webhookOrders().size() - ALERTS, office.fileOrders().size() - ALERTS);
        for (Map.Entry<String, int[]> told : office.told().entrySet()) {
            System.out.printf(
                    "%s: %d messages, alerts in them %d beyond one each%s%n",
                    told.getKey(),
                    told.getValue()[0],
                    told.getValue()[1] - ALERTS,
                    told.getKey().equals("email") ? "" : ", refused " + office.refused(told.getKey()));
        }
    }

    @Test
    void atTwoHundredAlertsASecondTheyArriveWithinSeconds() throws Exception {
        int count = Math.min(ALERTS, 6_000);
        Map<Integer, Long> written = new HashMap<>();
        List<Long> latencies = new ArrayList<>();
        Path files = folder.resolve("files");
        try (FakeOffice office = new FakeOffice(files);
                AlertedCity city = new AlertedCity(folder.resolve("kafka"), "fast")) {
            Path config = office.configure(folder.resolve("config"), List.of("webhook"));
            try (KilledDelivery job = new KilledDelivery(folder.resolve("flink"), city, config, files)) {
                city.write(count, APART);
                AlertedCity.until("it is up", () -> office.webhookOrders().size() == 1);
                long start = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    while (System.nanoTime() - start < i * BETWEEN_NANOS) {
                        LockSupport.parkNanos(BETWEEN_NANOS / 10);
                    }
                    written.put(i, System.currentTimeMillis());
                    city.write(i, APART);
                }
                AlertedCity.until("all arrived", () -> office.webhookOrders().size() == count + 1);
            }
            for (FakeEndpoint.Request request : office.webhookRequests()) {
                for (int number : FakeOffice.numbers(request)) {
                    Long at = written.get(number);
                    if (at != null) {
                        latencies.add(request.at() - at);
                    }
                }
            }
        }
        latencies.sort(null);
        System.out.printf(
                "from alert written to webhook, %d alerts at 200/s: p50 %d ms, p99 %d ms, longest %d ms%n",
                count, latencies.get(count / 2), latencies.get(count * 99 / 100), latencies.get(count - 1));
        assertThat(latencies.get(count * 99 / 100)).isLessThan(5_000);
    }
}
