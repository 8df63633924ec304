package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mashang.connectors.kafka.KafkaAccess;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.broker.SecuredBroker;
import mashang.local.cli.TestedCommands;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.local.security.KeyCheckedProxy;
import mashang.local.security.OwnCertificate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All jobs, in one submission, on a stock cluster against a broker with SASL over TLS and an Elasticsearch behind TLS that wants an API key; and of the
 * secrets that were planted, none is anywhere an eye falls: logs, Flink's pages, configuration, checkpoints, messages.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SecuredClusterIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final Path PROMETHEUS = CONFIG.resolve("deploy/prometheus");
    private static final String PASSWORD = "planted-password-of-kafka";
    private static final String KEY = "cGxhbnRlZDprZXktb2YtZWxhc3RpY3NlYXJjaA==";
    private static final String CALLERS = "planted-key-of-the-callers";
    private static final String WRONG_KEY = "d3Jvbmc6cGxhbnRlZA==";
    private static final Set<String> JOBS = Set.of(
            "mashang intake",
            "mashang supervision",
            "mashang recurrence",
            "mashang accountability",
            "mashang delivery",
            "mashang delivery-index",
            "mashang dead-letters");
    private static final List<String> SECRETS = List.of(PASSWORD, KEY, CALLERS, WRONG_KEY);
    private static final String ORDER =
            "{\"工单编号\":\"S-1\",\"环节\":\"提交\",\"时间\":\"2026-03-02 09:00:00\",\"标题\":\"路灯不亮\"}";

    @TempDir
    Path folder;

    private FlinkProcesses flink;
    private OwnCertificate certificate;

    @Test
    void jobsProveWhoTheyAreAndNoSecretIsSeen() throws Exception {
        certificate = OwnCertificate.make(folder.resolve("tls"));
        try (FlinkProcesses started = FlinkProcesses.startWithMetrics(folder.resolve("flink"))) {
            flink = started;
            flink.startTaskManager("tm-1", environment(KEY));
            try (EmbeddedBroker broker = SecuredBroker.start(
                            folder.resolve("kafka"), FlinkProcesses.quietPort(), certificate, PASSWORD);
                    EmbeddedElasticsearch search =
                            EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), 0, 320);
                    KeyCheckedProxy proxy = KeyCheckedProxy.start(search.uri(), certificate, KEY)) {
                flink.awaitTaskManagers(1);
                theWrongKeyIsRefusedInWords(broker, proxy);
                submit(broker, proxy, KEY);
                Map<String, String> jobs = jobs();
                assertThat(jobs.keySet()).isEqualTo(JOBS);
                for (String job : jobs.values()) {
                    flink.awaitRunning(job);
                }
                handOver(broker);
                flink.await(
                        "the order is in the ledger", () -> ledger(search.uri()).contains("路灯不亮"));
                assertThat(proxy.bulks()).isPositive();
                flink.await("detection is alive", () -> health().code() == 0);
                everythingThatAlertRulesAskForIsTold();
                noSecretIsSeen(jobs.values());
            }
        }
    }

    /** All metrics of ours, and those of Flink's that the rules for Prometheus use, by the names they are told under. */
    private void everythingThatAlertRulesAskForIsTold() throws Exception {
        Set<String> wanted = new TreeSet<>();
        Matcher used = Pattern.compile("flink_\\w+").matcher(Files.readString(PROMETHEUS.resolve("alerts.yaml")));
        while (used.find()) {
            wanted.add(used.group());
        }
        Matcher ours =
                Pattern.compile("(?m)^\\| `(\\w+)` ").matcher(Files.readString(PROMETHEUS.resolve("METRICS.md")));
        while (ours.find()) {
            boolean isFlinks = ours.group(1).startsWith("flink_");
            wanted.add(isFlinks ? ours.group(1) : "flink_taskmanager_job_task_operator_mashang_" + ours.group(1));
        }
        assertThat(wanted).hasSizeGreaterThan(60);
        List<Pattern> selectors = new ArrayList<>();
        Matcher selector = Pattern.compile("(flink_\\w+)\\{(job_name)=~(\"[^\"]+\")}")
                .matcher(Files.readString(PROMETHEUS.resolve("alerts.yaml")));
        while (selector.find()) {
            selectors.add(Pattern.compile("\n" + selector.group(1) + "\\{([^}]*,)?job_name=" + selector.group(3)));
        }
        assertThat(selectors).hasSizeGreaterThan(10);
        flink.await("all metrics are told", () -> {
            String told = flink.metrics();
            List<String> missing = Stream.concat(
                            wanted.stream().filter(name -> !told.contains("\n" + name)),
                            selectors.stream()
                                    .filter(s -> !s.matcher(told).find())
                                    .map(Pattern::pattern))
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("not told: " + missing);
            }
            return true;
        });
    }

    private void theWrongKeyIsRefusedInWords(EmbeddedBroker broker, KeyCheckedProxy proxy) throws Exception {
        int before = proxy.refused();
        Throwable refusal = catchThrowable(() -> submit(broker, proxy, WRONG_KEY));
        assertThat(refusal).isInstanceOf(AssertionError.class).hasMessageContaining("API 密钥");
        assertThat(proxy.refused()).isGreaterThan(before);
        // Intake needs no Elasticsearch: it waits for the others all the same.
        assertThat(jobs()).isEmpty();
    }

    /** Ids of the cluster's jobs by name. */
    private Map<String, String> jobs() throws IOException, InterruptedException {
        Map<String, String> jobs = new HashMap<>();
        for (JsonNode job : flink.rest("/jobs/overview").path("jobs")) {
            jobs.put(job.path("name").asText(), job.path("jid").asText());
        }
        return jobs;
    }

    private void noSecretIsSeen(Collection<String> jobs) throws Exception {
        List<String> pages =
                new ArrayList<>(List.of("/jobmanager/config", "/jobmanager/environment", "/config", "/taskmanagers"));
        for (String job : jobs) {
            for (String page : List.of("", "/plan", "/config", "/exceptions", "/checkpoints", "/checkpoints/config")) {
                pages.add("/jobs/" + job + page);
            }
            for (JsonNode vertex : flink.rest("/jobs/" + job).path("vertices")) {
                pages.add("/jobs/" + job + "/vertices/" + vertex.path("id").asText());
            }
        }
        for (String page : pages) {
            assertThat(SECRETS).as(page).noneMatch(flink.rest(page).toString()::contains);
        }
        int files = 0;
        for (Path file : files()) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(SECRETS).as("%s", file).noneMatch(bytes::contains);
            files++;
        }
        assertThat(files).isGreaterThan(8);
    }

    /** What Flink's processes have written: logs of all of them, of the submissions too, configuration, state. */
    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String written : List.of("flink/log", "flink/conf", "checkpoints")) {
            try (Stream<Path> files = Files.walk(folder.resolve(written))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    private static String ledger(URI search) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(search.resolve("/mashang-ledger/_search"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private TestedCommands.Said health() throws IOException {
        String port = Files.readAllLines(folder.resolve("flink/conf/config.yaml")).stream()
                .filter(line -> line.startsWith("rest.port:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
        return TestedCommands.run("--lang", "en", "health", "--flink", "http://127.0.0.1:" + port);
    }

    private void submit(EmbeddedBroker broker, KeyCheckedProxy proxy, String key)
            throws IOException, InterruptedException {
        String jar = System.getProperty("mashang.job.jar", "");
        List<String> arguments = List.of(
                "--parallelism",
                "1",
                "-Dexecution.checkpointing.dir=" + folder.resolve("checkpoints").toUri(),
                Path.of(jar).toAbsolutePath().toString(),
                "all",
                "--config",
                CONFIG.toUri().toString(),
                "--bootstrap-servers",
                broker.bootstrap(),
                "--elasticsearch",
                proxy.uri().toString(),
                "--event-partitions",
                "1");
        flink.run(key.equals(KEY) ? "all" : "refused", environment(key), arguments);
    }

    /** Of the submission and of the TaskManager; the JobManager finds the broker's password by the job's own settings. */
    private Map<String, String> environment(String key) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("MASHANG_KAFKA_PASSWORD"), PASSWORD);
        Path kafka = folder.resolve("kafka.properties");
        Files.writeString(
                kafka,
                "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nssl.truststore.type=PEM\nssl.truststore.location="
                        + certificate.pem() + "\nsasl.jaas.config="
                        + SecuredBroker.jaas("${directory:" + secrets + ":MASHANG_KAFKA_PASSWORD}") + ";\n");
        Map<String, String> environment = new HashMap<>();
        environment.put(KafkaAccess.VARIABLE, kafka.toString());
        environment.put("MASHANG_CALLER_KEY", CALLERS);
        environment.put("MASHANG_ELASTICSEARCH_API_KEY", key);
        environment.put(
                "JDK_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + certificate.trusted() + " -Djavax.net.ssl.trustStorePassword="
                        + OwnCertificate.STORE_PASSWORD);
        return environment;
    }

    private void handOver(EmbeddedBroker broker) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", broker.bootstrap());
        settings.setProperty("security.protocol", "SASL_SSL");
        settings.setProperty("sasl.mechanism", "PLAIN");
        settings.setProperty("sasl.jaas.config", SecuredBroker.jaas(PASSWORD) + ";");
        settings.setProperty("ssl.truststore.type", "PEM");
        settings.setProperty("ssl.truststore.location", certificate.pem().toString());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.MAIN.raw("hotline"), "S-1", ORDER))
                    .get();
            producer.send(new ProducerRecord<>(Topics.MAIN.raw("hotline"), "S-2", "of no use"))
                    .get();
            producer.close(Duration.ofSeconds(5));
        }
    }
}
