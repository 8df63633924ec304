package mashang.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and refuses those that would tell wrong times. */
public final class TopicSetup {
    private static final long PATIENCE_SECONDS = 30;

    /** So long somebody waits at a command line. */
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private TopicSetup() {}

    /**
     * What was found and done.
     *
     * @param created names of the topics that were missing, in the order asked for
     * @param partitions partitions of every topic asked for, as they are now; may differ from what was asked for
     */
    public record Report(List<String> created, Map<String, Integer> partitions) {}

    /** The broker's own default decides how often each partition is stored. */
    public static Report ensure(String bootstrap, Collection<TopicSpec> wanted) {
        try (Admin admin = Admin.create(KafkaAccess.of(bootstrap))) {
            return ensure(admin, wanted);
        }
    }

    /**
     * What {@link #ensure} would find.
     *
     * @param missing names of topics that do not exist
     * @param differing settings of existing topics that are not as ours would be, {@code topic: setting=value (ours)}; they are left so
     */
    public record Findings(List<String> missing, List<String> differing) {}

    /**
     * Looks, and changes nothing.
     *
     * @throws TopicProblem where the broker cannot be reached, or a topic would tell wrong times
     */
    public static Findings look(String bootstrap, Collection<TopicSpec> wanted) {
        try (Admin admin = Admin.create(KafkaAccess.of(bootstrap))) {
            Map<String, Integer> found =
                    existing(admin, wanted.stream().map(TopicSpec::name).toList());
            List<TopicSpec> there =
                    wanted.stream().filter(t -> found.containsKey(t.name())).toList();
            checkClocks(admin, there);
            List<String> missing = wanted.stream()
                    .map(TopicSpec::name)
                    .filter(name -> !found.containsKey(name))
                    .toList();
            return new Findings(missing, differing(admin, there));
        } catch (KafkaException e) {
            throw unusable(bootstrap, e);
        }
    }

    private static List<String> differing(Admin admin, List<TopicSpec> topics) {
        List<String> differing = new ArrayList<>();
        for (TopicSpec topic : topics) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            KafkaFuture<Config> described = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).values().get(resource));
            get(described, UnknownTopicOrPartitionException.class)
                    .ifPresent(config -> topic.settings().forEach((setting, ours) -> {
                        ConfigEntry entry = config.get(setting);
                        if (entry != null && !ours.equals(entry.value())) {
                            differing.add(topic.name() + ": " + setting + '=' + entry.value() + " (" + ours + ')');
                        }
                    }));
        }
        return differing;
    }

    /**
     * Partitions of these topics, as they are now.
     *
     * @throws TopicProblem where one does not exist, or the broker cannot be reached
     */
    public static Map<String, Integer> partitions(String bootstrap, Collection<String> topics) {
        try (Admin admin = Admin.create(KafkaAccess.of(bootstrap))) {
            Map<String, Integer> found = existing(admin, topics);
            for (String topic : topics) {
                if (!found.containsKey(topic)) {
                    throw new TopicProblem("Kafka 中没有主题 " + topic + "。 / Topic " + topic + " does not exist.");
                }
            }
            return found;
        }
    }

    /**
     * Whether there is such a topic; for somebody who waits for the answer.
     *
     * @throws TopicProblem where the broker cannot be reached, within some ten seconds
     */
    public static boolean exists(String bootstrap, String topic) {
        return exists(bootstrap, topic, PROMPT);
    }

    static boolean exists(String bootstrap, String topic, Duration patience) {
        Properties settings = KafkaAccess.of(bootstrap);
        String millis = String.valueOf(patience.toMillis());
        settings.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        try (Admin admin = Admin.create(settings)) {
            return existing(admin, List.of(topic)).containsKey(topic);
        } catch (KafkaException e) {
            throw unusable(bootstrap, e);
        }
    }

    private static TopicProblem unusable(String bootstrap, KafkaException e) {
        return new TopicProblem(
                "Kafka 地址无法使用（%1$s）。 / The address of Kafka cannot be used (%1$s).".formatted(bootstrap), e);
    }

    private static Report ensure(Admin admin, Collection<TopicSpec> wanted) {
        List<String> names = wanted.stream().map(TopicSpec::name).toList();
        Map<String, Integer> before = existing(admin, names);
        List<String> created = new ArrayList<>();
        for (TopicSpec spec : wanted) {
            if (!before.containsKey(spec.name()) && create(admin, spec)) {
                created.add(spec.name());
            }
        }
        Map<String, Integer> partitions = awaitVisible(admin, names);
        checkClocks(admin, wanted);
        return new Report(List.copyOf(created), new TreeMap<>(partitions));
    }

    /** The controller has created them before every broker has heard of them; a job asks any broker. */
    private static Map<String, Integer> awaitVisible(Admin admin, Collection<String> names) {
        long start = System.nanoTime();
        Map<String, Integer> visible = existing(admin, names);
        while (!visible.keySet().containsAll(names)) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new TopicProblem(
                        "Kafka 在 30 秒内没有让新建的主题可用。 / Kafka did not bring up new topics within 30 seconds.");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            visible = existing(admin, names);
        }
        return visible;
    }

    private static Map<String, Integer> existing(Admin admin, Collection<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(Set.copyOf(names)).topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : found.entrySet()) {
            get(topic.getValue(), UnknownTopicOrPartitionException.class)
                    .ifPresent(description -> partitions.put(
                            topic.getKey(), description.partitions().size()));
        }
        return partitions;
    }

    /** False where another process was faster. */
    private static boolean create(Admin admin, TopicSpec spec) {
        NewTopic topic =
                new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.settings());
        KafkaFuture<Integer> done = admin.createTopics(List.of(topic)).numPartitions(spec.name());
        return get(done, TopicExistsException.class).isPresent();
    }

    /** A live topic with the writers' times, or a replayed one with the broker's, would give wrong verdicts silently. */
    private static void checkClocks(Admin admin, Collection<TopicSpec> wanted) {
        Map<String, TopicSpec> specs = wanted.stream().collect(Collectors.toMap(TopicSpec::name, s -> s));
        List<ConfigResource> resources = specs.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        List<String> wrong = new ArrayList<>();
        admin.describeConfigs(resources).values().forEach((resource, future) -> {
            TopicSpec spec = Objects.requireNonNull(specs.get(resource.name()));
            get(future, UnknownTopicOrPartitionException.class)
                    .map(config -> config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
                    .map(ConfigEntry::value)
                    .filter(type -> !type.equals(spec.clock().timestampType()))
                    .ifPresent(type -> wrong.add(wrongClock(spec, type)));
        });
        if (!wrong.isEmpty()) {
            throw new TopicProblem(wrong.stream().sorted().collect(Collectors.joining("\n")));
        }
    }

    private static String wrongClock(TopicSpec spec, String found) {
        String want = spec.clock().timestampType();
        return ("主题 %1$s 的 message.timestamp.type 是 %2$s，这里需要 %3$s，否则时限会算错。请换一个前缀，或修改该主题的设置。"
                        + " / Topic %1$s has message.timestamp.type=%2$s, but %3$s is needed here, or deadlines would be"
                        + " judged on wrong times. Choose another prefix, or change that topic.")
                .formatted(spec.name(), found, want);
    }

    private static <T> Optional<T> get(KafkaFuture<T> future, Class<? extends Exception> expected) {
        try {
            return Optional.of(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw new TopicProblem("Kafka 连不上，或没有应答。 / Kafka cannot be reached, or does not answer.", e);
            }
            throw new TopicProblem("Kafka 拒绝了请求：%1$s / Kafka refused: %1$s".formatted(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new TopicProblem("Kafka 在 30 秒内没有应答。 / Kafka did not answer within 30 seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicProblem("等待 Kafka 时被中断。 / Interrupted while waiting for Kafka.", e);
        }
    }
}
