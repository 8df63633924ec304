package mashang.local.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import mashang.local.problems.Agreement;
import mashang.local.problems.Clustering;
import mashang.local.problems.LabelledText;
import mashang.local.problems.RowFile;
import mashang.local.problems.UnusableRow;
import mashang.recurrence.Circumstances;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.Complaint;
import mashang.recurrence.Signature;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code problems evaluate}: clusters a file as the job would, and scores it where it has labels. */
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class ProblemsEvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Mixin
    private FieldArguments fields = new FieldArguments();

    @Option(names = "--input", paramLabel = "FILE", required = true, descriptionKey = "option.evaluate-input")
    private Path input = Path.of("");

    @Option(names = "--lang", paramLabel = "zh|none", defaultValue = "zh", descriptionKey = "option.text-language")
    private TextLanguage textLanguage = TextLanguage.zh;

    @Option(names = "--final", descriptionKey = "option.final")
    private boolean end;

    @Option(names = "--arrival", descriptionKey = "option.arrival")
    private boolean arrival;

    @Option(names = "--out", paramLabel = "CLUSTERS.csv", required = true, descriptionKey = "option.clusters-out")
    private Path out = Path.of("");

    /** How a text is read; the names are what people type. */
    enum TextLanguage {
        zh,
        none
    }

    ProblemsEvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (end && arrival) {
            console.error("problems.final-or-arrival");
            return ExitCodes.UNUSABLE;
        }
        if (!fields.hasText()) {
            console.error("problems.text-field");
            return ExitCodes.UNUSABLE;
        }
        List<LabelledText> texts = texts();
        if (texts == null) {
            return ExitCodes.UNUSABLE;
        }
        Clustering clustering = new Clustering(reading(), ClustererSettings.DEFAULT);
        Clustering.Result result = clustering.runWarm(texts);
        List<String> clusters = arrival ? result.arrival() : result.end();
        if (!write(texts, clusters)) {
            return ExitCodes.UNUSABLE;
        }
        report(texts, clusters, result.cpuNanos());
        return ExitCodes.OK;
    }

    private @Nullable List<LabelledText> texts() {
        try {
            List<LabelledText> texts = fields.fields().read(RowFile.read(input));
            if (texts.isEmpty()) {
                console.error("problems.no-rows", input);
                return null;
            }
            return texts;
        } catch (IOException e) {
            console.error("bench.input", input);
        } catch (UnusableRow e) {
            console.error(
                    "problems." + e.wrong().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    input,
                    e.line(),
                    e.field());
        }
        return null;
    }

    private Function<LabelledText, Complaint> reading() {
        if (textLanguage == TextLanguage.none) {
            return text -> new Complaint(
                    text.orderId(),
                    text.at(),
                    text.at(),
                    text.user(),
                    Circumstances.NONE,
                    Signature.ofWords(text.title() + " " + text.text()));
        }
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(city.load().vocabulary());
        return text -> new Complaint(
                text.orderId(),
                text.at(),
                text.at(),
                text.user(),
                Circumstances.NONE,
                Signature.of(ComplaintText.clean(text.title()), ComplaintText.clean(text.text()), analyzer));
    }

    private boolean write(List<LabelledText> texts, List<String> clusters) {
        try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(
                        writer,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            printer.printRecord("id", "cluster_id");
            for (int i = 0; i < texts.size(); i++) {
                printer.printRecord(texts.get(i).id(), clusters.get(i));
            }
            return true;
        } catch (IOException e) {
            console.error("problems.unwritable", out);
            return false;
        }
    }

    private void report(List<LabelledText> texts, List<String> clusters, long cpuNanos) {
        console.result("documents", texts.size());
        console.result("clusters", new HashSet<>(clusters).size());
        console.result("documents/s", Math.round(texts.size() * 1e9 / Math.max(1, cpuNanos)));
        if (fields.labelled()) {
            List<String> labels = texts.stream()
                    .map(text -> text.label() == null ? "" : text.label())
                    .toList();
            Agreement agreement = Agreement.of(labels, clusters);
            console.result("nmi", rounded(agreement.nmi()));
            console.result("ari", rounded(agreement.ari()));
            console.result("v", rounded(agreement.v()));
        }
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
