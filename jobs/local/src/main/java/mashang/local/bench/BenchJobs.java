package mashang.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.JobEnvironment;
import mashang.jobs.Published;
import mashang.jobs.RulesStream;
import mashang.jobs.TextRules;
import mashang.jobs.intake.FeedMappings;
import mashang.jobs.intake.IntakeJob;
import mashang.jobs.recurrence.RecurrenceJob;
import mashang.jobs.recurrence.RecurrenceTopology;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The pipelines that are compared: same records, same parallelism, same checkpoints, nothing behind them. */
final class BenchJobs {
    static final int PARALLELISM = BenchTopic.PARTITIONS;

    private static final String CITY = "bench";

    /** Of nobody's callers. */
    private static final String CALLER_KEY = "bench-bench-bench-bench";

    private BenchJobs() {}

    /** Which pipeline. */
    enum Pipeline {
        /** Kafka, parse, key, discard: what any job over the log costs. */
        PASS_THROUGH,
        /** Raw records to the event log, which lies in Kafka. */
        INTAKE,
        /** All clocks, every document written, its texts unread, and discarded where Elasticsearch and Kafka would take it. */
        CLOCKS,
        /** The same as it is deployed: what texts say is read for the history. */
        SUPERVISION,
        /** Recurring problems; their documents are discarded. */
        RECURRENCE,
        /** The three jobs beside one another, the event log between them in Kafka. */
        ALL;

        /** How many jobs it is. */
        int jobs() {
            return this == ALL ? 3 : 1;
        }
    }

    /**
     * Between what.
     *
     * @param raw topics of the raw records
     * @param topics of the event log
     */
    record Place(String bootstrap, Topics raw, Topics topics) {
        /** The same records into another log: of a round before the one that is measured. */
        Place ofRound(int round) {
            return new Place(bootstrap, raw, ofRound(topics, round));
        }

        static Topics ofRound(Topics topics, int round) {
            return new Topics(topics.prefix() + ".round-" + round);
        }

        Endpoints endpoints() {
            return new Endpoints(bootstrap, "", topics, BenchTopic.PARTITIONS);
        }
    }

    static List<JobGraph> graphs(Pipeline pipeline, Place place, City city, Path checkpoints) {
        List<JobGraph> graphs = new ArrayList<>();
        for (Pipeline one : pipeline == Pipeline.ALL
                ? List.of(Pipeline.INTAKE, Pipeline.SUPERVISION, Pipeline.RECURRENCE)
                : List.of(pipeline)) {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(settings(checkpoints.resolve(one.name())));
            env.setParallelism(PARALLELISM);
            define(one, env, place.endpoints(), place.raw(), city);
            graphs.add(env.getStreamGraph().getJobGraph());
        }
        return graphs;
    }

    private static void define(
            Pipeline pipeline, StreamExecutionEnvironment env, Endpoints endpoints, Topics raw, City city) {
        switch (pipeline) {
            case INTAKE -> intake(env, endpoints, raw, city);
            case CLOCKS -> supervision(EventStream.of(env, endpoints, "supervision"), city, null);
            case SUPERVISION -> supervision(EventStream.of(env, endpoints, "supervision"), city, TextRules.of(city));
            case RECURRENCE -> recurrence(EventStream.of(env, endpoints, "recurrence"), city);
            default ->
                EventStream.of(env, endpoints, "pass-through")
                        .keyBy(CaseEvent::orderId)
                        .sinkTo(new CountingSink<>(Tally.Of.READ, event -> true))
                        .uid("discard")
                        .name("Discard");
        }
    }

    private static void intake(StreamExecutionEnvironment env, Endpoints endpoints, Topics raw, City city) {
        FeedMappings mappings =
                FeedMappings.replayed(city.feeds(), city.words(), raw, () -> new CallerPseudonym(CALLER_KEY));
        IntakeJob.define(
                env,
                endpoints,
                new IntakeJob.Intake(Set.of(raw.raw(PipelineTopic.FEED)), new CountedMapping(mappings), Duration.ZERO));
    }

    private static void supervision(DataStream<CaseEvent> events, City city, @Nullable TextRules texts) {
        SupervisionTopology.define(
                events,
                new SupervisionTopology.Rules(city.clocks(), texts),
                new SupervisionTopology.Sinks(
                        CountingSink.discarding(),
                        new CountingSink<>(Tally.Of.FOLDED, BenchJobs::isEvent),
                        CountingSink.discarding(),
                        CountingSink.discarding()));
    }

    private static void recurrence(DataStream<CaseEvent> events, City city) {
        DataStream<CaseEvent> counted =
                events.filter(new CountEvents()).uid("count").name("Count events");
        RecurrenceTopology.define(
                counted,
                Published.of(RulesStream.none(counted), city),
                CITY,
                RecurrenceJob.rules(city),
                new RecurrenceTopology.Sinks(CountingSink.discarding(), CountingSink.discarding()));
    }

    /** Of the history, and not a decision: those have the paths of their alerts for ids. */
    private static boolean isEvent(Document document) {
        return document.index().startsWith(HistoryDocuments.INDEX_PREFIX)
                && document.id().indexOf('/') < 0;
    }

    private static Configuration settings(Path checkpoints) {
        Configuration settings = JobEnvironment.settings(JobEnvironment.CHECKPOINT_INTERVAL);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        return settings;
    }

    /** Lets everything pass, counted. */
    private static final class CountEvents implements FilterFunction<CaseEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(CaseEvent event) {
            Tally.add(Tally.Of.READ);
            return true;
        }
    }
}
