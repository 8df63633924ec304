package mashang.local.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mashang.connectors.alerts.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivery job on a real broker, killed while it sends to an endpoint that was away: everything arrives, and nothing twice beyond what
 * was on its way when the process died. {@link DeliveryCheck} does the same at large.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DeliveryIT {
    private static final int COUNT = 200;
    private static final Duration APART = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void killedInMidstreamAndStartedAnewWithoutStateItSendsNothingTwiceAndLosesNothing() throws Exception {
        Path files = folder.resolve("files");
        List<String> used = List.of("webhook", "file");
        try (FakeOffice office = new FakeOffice(files);
                AlertedCity city = new AlertedCity(folder.resolve("kafka"), "small")) {
            Path config = office.configure(folder.resolve("config"), used);
            office.become("webhook", Gate.Mood.RESETTING);
            for (int i = 0; i < COUNT / 2; i++) {
                city.write(i, APART);
            }
            try (KilledDelivery job = new KilledDelivery(folder.resolve("flink-1"), city, config, files)) {
                AlertedCity.until(
                        "the file has its half", () -> office.fileOrders().size() >= COUNT / 2);
                office.become("webhook", Gate.Mood.OPEN);
                for (int i = COUNT / 2; i < COUNT; i++) {
                    city.write(i, APART);
                }
                AlertedCity.until(
                        "the webhook has some", () -> office.webhookOrders().size() > 20);
                job.killAndGoOnIn(folder.resolve("flink-2")); // a fresh deployment: it knows the deliveries only
                AlertedCity.until("all is recorded", () -> city.recorded().size() == COUNT * used.size());
            }
            city.verify(office, COUNT, 1, used.size());
        }
    }
}
