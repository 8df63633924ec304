package mashang.local.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mashang.config.DeliveryPlan;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.intake.CallerPseudonym;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.accountability.AccountRules;
import mashang.jobs.accountability.AccountabilityJob;
import mashang.jobs.deadletters.DeadLettersJob;
import mashang.jobs.delivery.DeliveryIndexJob;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.delivery.Telling;
import mashang.jobs.intake.FeedMappings;
import mashang.jobs.intake.IntakeJob;
import mashang.jobs.recurrence.RecurrenceJob;
import mashang.jobs.supervision.SupervisionJob;
import mashang.local.cluster.JobReport;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.HandOver;
import mashang.local.feeding.Pace;
import mashang.local.machine.StackFailure;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/** The whole pipeline on a running stack, under one prefix: set up, started, fed, waited for. */
public final class PipelineRun {
    private static final List<String> JOBS = List.of(
            IntakeJob.NAME,
            SupervisionJob.NAME,
            RecurrenceJob.NAME,
            DeadLettersJob.NAME,
            DeliveryJob.NAME,
            DeliveryIndexJob.NAME,
            AccountabilityJob.NAME);

    /** One stack serves one city. */
    private static final String CITY = "本市";

    /** Feed time between heartbeats: a tick costs a record per partition of the log, so not every second. */
    private static final Duration FEED_BEAT = Duration.ofMinutes(5);

    /** Without any progress for this long, something is wrong that waiting does not mend. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** How often units are compared here, as often as they are scored. */
    private static final Duration COMPARED_EVERY = Duration.ofSeconds(5);

    /** Figures are told each second by the clock, scores and comparisons after them; and then they have to be indexed. */
    private static final Duration FIGURES_TOLD = COMPARED_EVERY.plusSeconds(4);

    private final RunPlan plan;
    private final Endpoints endpoints;

    public PipelineRun(RunPlan plan) {
        this.plan = plan;
        this.endpoints = plan.endpoints();
    }

    /** Installs index templates and creates topics; doing it again changes nothing. */
    public void prepare() throws IOException {
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(plan.stack().elasticsearch()).connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.check();
            search.install(plan.config().resolve("elasticsearch"));
        }
        TopicSetup.ensure(endpoints.bootstrapServers(), plan.topicSpecs());
    }

    /** Starts the jobs, each from its latest checkpoint where it has one; a job that runs already is left alone. */
    public void startJobs() throws StackFailure, IOException, InterruptedException {
        start(IntakeJob.NAME, env -> IntakeJob.define(env, endpoints, intake()));
        start(SupervisionJob.NAME, env -> SupervisionJob.define(env, endpoints, plan.city()));
        start(RecurrenceJob.NAME, env -> RecurrenceJob.define(env, endpoints, CITY, plan.city()));
        AccountRules accounts = AccountRules.load(plan.config(), plan.city()).comparedEvery(COMPARED_EVERY);
        start(AccountabilityJob.NAME, env -> AccountabilityJob.define(env, endpoints, plan.city(), accounts));
        start(DeadLettersJob.NAME, env -> DeadLettersJob.define(env, endpoints));
    }

    /** Starts telling people, too; files of its channels lie in the stack's data folder. */
    public void startDelivery(DeliveryPlan telling) throws StackFailure, IOException, InterruptedException {
        startDelivery(Telling.of(telling, plan.city(), false));
    }

    /** The same where the log's time is simulated and runs ahead of us: nothing in it is too old. */
    void startSimulatedDelivery(DeliveryPlan telling) throws StackFailure, IOException, InterruptedException {
        startDelivery(Telling.of(telling, plan.city(), false).since(Duration.ofDays(36_500)));
    }

    private void startDelivery(Telling telling) throws StackFailure, IOException, InterruptedException {
        String files = plan.stack().folder().toAbsolutePath().toString();
        start(DeliveryJob.NAME, env -> DeliveryJob.define(env, endpoints, telling, files));
        start(
                DeliveryIndexJob.NAME,
                env -> DeliveryIndexJob.define(env, endpoints, plan.city().units()));
    }

    /** Cancels the jobs; their checkpoints stay. */
    public void cancelJobs() throws IOException, InterruptedException {
        for (String job : JOBS) {
            plan.stack().jobs().cancel(jobName(job));
        }
    }

    /** Hands records over; see {@link Feeder#feed}. */
    public Feeder.Fed feed(
            Iterator<HandOver> records, Pace pace, long until, Feeder.Listener listener, BooleanSupplier stop) {
        return new Feeder(endpoints.bootstrapServers(), plan.rawTopics(), plan.partitionsByTopic(), FEED_BEAT)
                .withRules(endpoints.topics().rules(), List.of())
                .feed(records, pace, until, listener, stop);
    }

    /**
     * Waits until everything fed is in its topics and indices: job by job down the stream, each done with what the one
     * before it has written.
     *
     * @param progress told now and then how many records are still to be worked off
     * @throws StackFailure if a job has failed, or nothing moves any more
     */
    public void awaitDone(Consumer<Long> progress) throws StackFailure, IOException, InterruptedException {
        try (GroupProgress groups = new GroupProgress(endpoints.bootstrapServers())) {
            await(groups, IntakeJob.NAME, plan.partitionsByTopic().keySet(), progress);
            await(
                    groups,
                    SupervisionJob.NAME,
                    List.of(endpoints.topics().events(), endpoints.topics().rules()),
                    progress);
            await(groups, RecurrenceJob.NAME, List.of(endpoints.topics().events()), progress);
            await(groups, AccountabilityJob.NAME, List.of(endpoints.topics().accounts()), progress);
            TimeUnit.NANOSECONDS.sleep(FIGURES_TOLD.toNanos());
            await(groups, DeadLettersJob.NAME, List.of(endpoints.topics().deadLetters()), progress);
        }
    }

    private void await(GroupProgress groups, String job, Collection<String> topics, Consumer<Long> progress)
            throws StackFailure, IOException, InterruptedException {
        String group = EventStream.group(endpoints, job);
        long least = Long.MAX_VALUE;
        long since = System.nanoTime();
        while (true) {
            long behind = groups.behind(group, topics);
            progress.accept(behind);
            if (behind == 0) {
                return;
            }
            if (behind < least) {
                least = behind;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new StackFailure(StackFailure.Reason.JOB_STUCK, jobName(job), whyStuck(job));
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private String whyStuck(String job) throws IOException, InterruptedException {
        return plan.stack().jobs().report(jobName(job)).map(JobReport::reason).orElse(PATIENCE.toSeconds() + " s");
    }

    private void start(String job, Consumer<StreamExecutionEnvironment> define)
            throws StackFailure, IOException, InterruptedException {
        Optional<JobReport> running = plan.stack().jobs().report(jobName(job));
        if (running.isEmpty() || running.get().status().isGloballyTerminalState()) {
            plan.stack().jobs().resume(jobName(job), define);
        }
    }

    private String jobName(String job) {
        return endpoints.topics().prefix() + '.' + job;
    }

    private IntakeJob.Intake intake() {
        String key = plan.callerKey();
        SerializableSupplier<UnaryOperator<@Nullable String>> pseudonyms =
                () -> key == null ? caller -> null : new CallerPseudonym(key);
        FeedMappings mappings = plan.usesOwnTopics()
                ? FeedMappings.live(plan.feeds(), plan.city().words(), endpoints.topics(), pseudonyms)
                : FeedMappings.replayed(plan.feeds(), plan.city().words(), endpoints.topics(), pseudonyms);
        return new IntakeJob.Intake(mappings.topics(), mappings, plan.heartbeat());
    }
}
