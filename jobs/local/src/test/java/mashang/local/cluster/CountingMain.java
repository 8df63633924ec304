package mashang.local.cluster;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** {@link CountingJob} as the main class of a jar, which runs on the JobManager. */
public final class CountingMain {
    private CountingMain() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        CountingJob.define(environment);
        environment.execute("mashang " + arguments[0]);
    }
}
