package mashang.local.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of a stock Flink distribution, taken from the class path of this test: what Flink's own {@code lib} gives a
 * job, and nothing else, so that a job jar that lacks something fails here as it would at a customer's.
 *
 * <p>The distribution is not on Maven Central, the parts it is made of are. Left out is what no job of ours may need: SQL, CEP,
 * formats, YARN and Kubernetes.
 */
final class StockFlink {
    private static final List<String> FLINK = List.of(
            "flink-annotations",
            "flink-clients",
            "flink-connector-base",
            "flink-connector-datagen",
            "flink-core",
            "flink-core-api",
            "flink-datastream",
            "flink-datastream-api",
            "flink-file-sink-common",
            "flink-hadoop-fs",
            "flink-metrics-core",
            "flink-queryable-state-client-java",
            "flink-rpc-akka-loader",
            "flink-rpc-core",
            "flink-runtime",
            "flink-runtime-web",
            "flink-shaded-asm-9",
            "flink-shaded-guava",
            "flink-shaded-jackson",
            "flink-shaded-netty",
            "flink-shaded-zookeeper-3",
            "flink-statebackend-rocksdb",
            "flink-streaming-java");

    /** What the above need: the dependency tree of these artifacts, which the distribution bundles. */
    private static final List<String> THIRD_PARTY = List.of(
            "RoaringBitmap",
            "async-profiler",
            "commons-cli",
            "commons-collections",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "commons-math3",
            "commons-text",
            "frocksdbjni",
            "javassist",
            "jsr305",
            "kryo",
            "log4j-api",
            "log4j-core",
            "log4j-slf4j-impl",
            "lz4-java",
            "minlog",
            "objenesis",
            "reflectasm",
            "slf4j-api",
            "snakeyaml-engine",
            "snappy-java");

    private StockFlink() {}

    /** For {@code java -cp}. */
    static String classPath() {
        List<String> own = List.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)));
        return Stream.concat(FLINK.stream(), THIRD_PARTY.stream())
                .map(artifact -> jar(own, artifact))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What lies in the distribution's {@code plugins}: a reporter that Prometheus asks. */
    static String prometheusReporter() {
        return jar(
                List.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))),
                "flink-metrics-prometheus");
    }

    private static String jar(List<String> classPath, String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d.*(?<!-tests)\\.jar");
        List<String> found = classPath.stream()
                .filter(entry ->
                        name.matcher(Path.of(entry).getFileName().toString()).matches())
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(artifact + " is on the class path " + found.size()
                    + " times: make this list equal to what Flink's distribution bundles: " + found);
        }
        return found.get(0);
    }
}
