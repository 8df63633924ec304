package mashang.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mashang.local.bench.BenchJobs.Pipeline;

/** What {@link PipelineBench} found: as lines, as a JSON file, as a page with a chart. */
public final class PipelineReport {
    /** Its files. */
    private static final String JSON = "result.json";

    private static final String PAGE = "result.html";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final long orders;
    private final Map<Pipeline, Speed> speeds = new EnumMap<>(Pipeline.class);
    private final Map<Long, Double> curve = new TreeMap<>();
    private PipelineTopic.Written written = new PipelineTopic.Written(0, 0, 0);

    /** @param orders of the log from which the speeds are */
    PipelineReport(long orders) {
        this.orders = orders;
    }

    void add(PipelineTopic.Written log, Map<Pipeline, Speed> measured) {
        written = log;
        speeds.putAll(measured);
    }

    /** @param perMillion CPU seconds for a million records of so many orders */
    void addToCurve(long ofOrders, double perMillion) {
        curve.put(ofOrders, perMillion);
    }

    /** Name and value, in order. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        if (!speeds.isEmpty()) {
            lines.put("orders", Long.toString(orders));
            lines.put("records", Long.toString(written.records()));
            lines.put("bytes per record", Long.toString(bytesPerRecord()));
        }
        speeds.forEach((pipeline, speed) -> {
            String name = name(pipeline);
            lines.put(name + " sink", sink(pipeline));
            lines.put(name + " records/s", whole(speed.perSecond()));
            lines.put(name + " records per CPU second", whole(speed.perCpuSecond()));
            lines.put(name + " CPU seconds per million", decimal(speed.cpuSecondsPerMillion()));
            lines.put(name + " peak memory MB", whole(speed.peakMegabytes()));
            lines.put(name + " heap in use MB", whole(speed.heapMegabytes()));
        });
        speeds.forEach((pipeline, speed) -> {
            if (pipeline != Pipeline.PASS_THROUGH) {
                lines.put(name(pipeline) + " ratio", decimal(ratio(speed)));
            }
        });
        curve.forEach((number, cost) -> lines.put("curve " + number + " CPU seconds per million", decimal(cost)));
        if (curve.size() > 1) {
            double most = Collections.max(curve.values());
            lines.put("curve spread", decimal(most / Collections.min(curve.values()) - 1));
        }
        return lines;
    }

    private long bytesPerRecord() {
        return written.bytes() / Math.max(1, written.records());
    }

    /** The share of the pass-through's records per CPU second. */
    private double ratio(Speed speed) {
        Speed bare = speeds.get(Pipeline.PASS_THROUGH);
        return bare == null ? 0 : speed.perCpuSecond() / bare.perCpuSecond();
    }

    static String name(Pipeline pipeline) {
        return pipeline.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What lies behind it. */
    private static String sink(Pipeline pipeline) {
        return switch (pipeline) {
            case INTAKE -> "Kafka";
            case ALL -> "Kafka between the jobs, discarding behind them";
            default -> "discarding";
        };
    }

    /** Writes both files into a folder. */
    void write(Path folder) throws IOException {
        Files.write(folder.resolve(JSON), json());
        Files.writeString(folder.resolve(PAGE), page());
    }

    byte[] json() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("orders", orders);
        all.put("records", written.records());
        all.put("bytesPerRecord", bytesPerRecord());
        Map<String, Object> pipelines = new LinkedHashMap<>();
        speeds.forEach((pipeline, speed) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sink", sink(pipeline));
            one.put("recordsPerSecond", Math.round(speed.perSecond()));
            one.put("recordsPerCpuSecond", Math.round(speed.perCpuSecond()));
            one.put("cpuSecondsPerMillion", speed.cpuSecondsPerMillion());
            one.put("peakMemoryMegabytes", speed.peakMegabytes());
            one.put("heapInUseMegabytes", speed.heapMegabytes());
            one.put("ratio", ratio(speed));
            pipelines.put(name(pipeline), one);
        });
        all.put("pipelines", pipelines);
        all.put("cpuSecondsPerMillionByOrders", curve);
        return MAPPER.writeValueAsBytes(all);
    }

    private String page() {
        PipelinePage page = new PipelinePage(orders + " 件工单，" + written.records() + " 条记录");
        speeds.forEach((pipeline, speed) -> page.add(
                name(pipeline), sink(pipeline), speed.perCpuSecond(), ratio(speed), speed.cpuSecondsPerMillion()));
        return page.html();
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
