package mashang.local.run;

import java.nio.file.Path;
import mashang.local.cluster.LocalCluster;

/**
 * A JVM with a Flink cluster of its own that runs both jobs of a {@link SamenessIT} pipeline, each from its latest checkpoint
 * where it has one, until it is killed. It ends by itself when its parent does.
 */
final class KillableJobsMain {
    private KillableJobsMain() {}

    /** {@code <folder> <bootstrap> <prefix>}. */
    public static void main(String[] arguments) throws Exception {
        TestedPipeline pipeline = SamenessIT.pipeline(arguments[1], arguments[2]);
        try (LocalCluster cluster = LocalCluster.start(Path.of(arguments[0]), 0)) {
            cluster.jobs().resume(pipeline.intakeName(), pipeline::intake);
            cluster.jobs().resume(pipeline.supervisionName(), pipeline::supervision);
            int unused = System.in.read();
        }
    }
}
