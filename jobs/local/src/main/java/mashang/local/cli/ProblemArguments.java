package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import mashang.local.problems.ComputedProblems;
import mashang.local.problems.IndexedProblems;
import mashang.local.problems.LabelledText;
import mashang.local.problems.ProblemSource;
import mashang.local.problems.RowFile;
import mashang.local.problems.UnusableRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where problems are read from: a running stack, an Elasticsearch, or a file that is reckoned through first. */
final class ProblemArguments {
    @Mixin
    private CityArguments city = new CityArguments();

    @Mixin
    private FieldArguments fields = new FieldArguments();

    @Option(names = "--input", paramLabel = "FILE", descriptionKey = "option.problems-input")
    private @Nullable Path input;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    CityArguments city() {
        return city;
    }

    ProblemSource source() throws Unusable {
        Path file = input;
        return file == null
                ? new IndexedProblems(IndexSink.access(new Endpoints("", address(), Topics.MAIN, 1)))
                : ComputedProblems.of(texts(file), city.load());
    }

    private List<LabelledText> texts(Path file) throws Unusable {
        if (!fields.hasText()) {
            throw new Unusable("problems.text-field");
        }
        try {
            List<LabelledText> texts = fields.fields().read(RowFile.read(file));
            if (texts.isEmpty()) {
                throw new Unusable("problems.no-rows", file);
            }
            return texts;
        } catch (IOException e) {
            throw new Unusable("bench.input", file);
        } catch (UnusableRow e) {
            String why = e.wrong().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new Unusable("problems." + why, file, e.line(), e.field());
        }
    }

    private String address() throws Unusable {
        return elasticsearch == null
                ? ServerArguments.running(data, "problems.no-stack")
                        .elasticsearch()
                        .toString()
                : elasticsearch;
    }
}
