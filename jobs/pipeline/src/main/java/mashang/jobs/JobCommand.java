package mashang.jobs;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import mashang.config.City;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Mixin;

/** What the commands of all jobs have in common: everything is checked before anything is submitted. */
public abstract class JobCommand implements Callable<Integer> {
    @Mixin
    private final JobOptions options = new JobOptions();

    @Mixin
    private final ConfigFolder config = new ConfigFolder();

    private final String job;

    /** @param job name of the job, below the prefix of the topics */
    protected JobCommand(String job) {
        this.job = job;
    }

    /**
     * A job that has only to be submitted.
     *
     * @param name as Flink shows it
     */
    record Ready(StreamExecutionEnvironment env, String name) {}

    /** Checks what the job needs and creates what is missing of its topics. */
    protected abstract void prepare(Endpoints endpoints, City city) throws Exception;

    /** Adds the job to the environment. */
    protected abstract void define(StreamExecutionEnvironment env, Endpoints endpoints, City city);

    /** Folder of the city's configuration, while the job is prepared and defined. */
    protected final Path config() {
        return config.folder();
    }

    /** Does everything but submitting. */
    final Ready ready() throws Exception {
        try (config) {
            City city = City.load(config());
            Endpoints endpoints = options.endpoints();
            prepare(endpoints, city);
            StreamExecutionEnvironment env = JobEnvironment.configure(
                    StreamExecutionEnvironment.getExecutionEnvironment(), options.checkpointInterval());
            define(env, endpoints, city);
            return new Ready(env, endpoints.topics().prefix() + " " + job);
        }
    }

    @Override
    public final Integer call() throws Exception {
        Ready ready = ready();
        ready.env().execute(ready.name());
        return 0;
    }
}
