package mashang.local.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import mashang.local.text.Segmentation;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;

/**
 * How fast complaint text is analysed beside Lucene's own analysis: our segmenter beside HMMChineseTokenizer, and our whole
 * chain (masking, stripping, folding, segmenting, domain terms, stop words) beside SmartChineseAnalyzer on the raw text.
 */
public final class TextBench {
    private static final String SEGMENTER = "segmenter";
    private static final String STOCK_SEGMENTER = "HMMChineseTokenizer";
    private static final String CHAIN = "chain";
    private static final String STOCK_CHAIN = "SmartChineseAnalyzer";

    private static final int ROUNDS = 9;
    private static final int ATTACK_ROUNDS = 3;

    /** So many of the hostile texts, the worst, are measured once more, so long in each round. */
    private static final int WORST = 4;

    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** Chars of the sample each has to work through in a round: half a second of the stock analyzer. */
    private static final int SAMPLE_CHARS = 500_000;

    /** Parts of the time that go into warming up and into the hostile texts. */
    private static final double WARM_SHARE = 0.2;

    private static final double ATTACK_SHARE = 0.3;

    /** Chars of the one hostile text that Lucene's segmenter is given, too: it takes 200 times as long for it. */
    private static final int STOCK_ATTACK_CHARS = 900;

    private final ComplaintAnalyzer analyzer;
    private final List<String> sample;
    private final double seconds;
    private final BiConsumer<String, Object[]> progress;

    /**
     * @param texts what to measure with; of many, a sample evenly spread over them
     * @param seconds about how long
     * @param progress told what begins: a key of the texts and its arguments
     */
    public TextBench(
            ComplaintAnalyzer analyzer, List<String> texts, double seconds, BiConsumer<String, Object[]> progress) {
        this.analyzer = analyzer;
        this.sample = sample(texts);
        this.seconds = seconds;
        this.progress = progress;
    }

    /** The result lines, in order: name and value. */
    public Map<String, String> run() {
        Map<String, String> lines = new LinkedHashMap<>();
        try (Segmentation ours = Segmentation.ours();
                Segmentation stock = Segmentation.stock();
                Segmentation stockChain = Segmentation.stockChain()) {
            Map<String, ToLongFunction<String>> runners = new LinkedHashMap<>();
            runners.put(SEGMENTER, ours::count);
            runners.put(STOCK_SEGMENTER, stock::count);
            runners.put(CHAIN, this::terms);
            runners.put(STOCK_CHAIN, stockChain::count);
            Map<String, TextRace.Result> results = race(runners);
            speeds(results, lines);
            runners.remove(STOCK_CHAIN);
            attacks(runners, results, lines);
        }
        return lines;
    }

    private long terms(String text) {
        return analyzer.terms(ComplaintText.clean(text)).size();
    }

    private Map<String, TextRace.Result> race(Map<String, ToLongFunction<String>> runners) {
        TextRace race = new TextRace(sample, runners);
        progress.accept("bench.texts", new Object[] {
            sample.size(), sample.stream().mapToLong(String::length).sum()
        });
        progress.accept("bench.warming", new Object[0]);
        race.run(2, nanos(WARM_SHARE / runners.size() / 2));
        progress.accept("bench.racing", new Object[] {ROUNDS});
        return race.run(ROUNDS, nanos((1 - WARM_SHARE - ATTACK_SHARE) / runners.size() / ROUNDS));
    }

    private static void speeds(Map<String, TextRace.Result> results, Map<String, String> lines) {
        TextRace.Result segmenter = of(results, SEGMENTER);
        TextRace.Result chain = of(results, CHAIN);
        results.forEach((name, result) -> lines.put(name + " chars/s", Long.toString((long) result.charsPerSecond())));
        lines.put("segmenter ratio", ratio(segmenter, of(results, STOCK_SEGMENTER)));
        lines.put("chain ratio", ratio(chain, of(results, STOCK_CHAIN)));
        lines.put("segmenter bytes per char", decimal(segmenter.bytesPerChar()));
        lines.put("chain bytes per char", decimal(chain.bytesPerChar()));
        lines.put(
                "HMMChineseTokenizer bytes per char",
                decimal(of(results, STOCK_SEGMENTER).bytesPerChar()));
    }

    /** How one of ours does with one of the hostile texts. */
    private record Attacked(String text, String runner, double ratio) {}

    private void attacks(
            Map<String, ToLongFunction<String>> runners,
            Map<String, TextRace.Result> ordinary,
            Map<String, String> lines) {
        progress.accept("bench.attacking", new Object[0]);
        Map<String, ToLongFunction<String>> ours = new LinkedHashMap<>(runners);
        ours.remove(STOCK_SEGMENTER);
        Map<String, String> texts = Attacks.texts(sample);
        long nanos = nanos(ATTACK_SHARE / texts.size() / 2 / (ATTACK_ROUNDS + 1));
        List<Attacked> all = new ArrayList<>();
        texts.forEach((name, text) -> race(text, ours, nanos)
                .forEach((runner, result) -> all.add(new Attacked(
                        name,
                        runner,
                        result.charsPerSecond() / of(ordinary, runner).charsPerSecond()))));
        all.sort(Comparator.comparingDouble(Attacked::ratio));
        for (int i = 0; i < WORST; i++) {
            all.set(i, again(all.get(i), texts, ours));
        }
        all.sort(Comparator.comparingDouble(Attacked::ratio));
        all.forEach(a -> lines.put("attack " + a.text() + ", " + a.runner(), decimal(a.ratio())));
        lines.put("attack ratio", decimal(all.get(0).ratio()));
        lines.put("worst attack", all.get(0).text() + ", " + all.get(0).runner());
        lines.put("attack ratio of HMMChineseTokenizer", String.format(Locale.ROOT, "%.4f", stock(runners, ordinary)));
    }

    /** The worst once more, for longer and in turns with ordinary text: what is compiled first should not decide. */
    private Attacked again(Attacked attacked, Map<String, String> texts, Map<String, ToLongFunction<String>> runners) {
        Map<String, ToLongFunction<String>> one = new LinkedHashMap<>(runners);
        one.keySet().retainAll(List.of(attacked.runner()));
        TextRace hostile = new TextRace(List.of(texts.getOrDefault(attacked.text(), "")), one);
        TextRace usual = new TextRace(sample, one);
        hostile.run(1, 2 * AGAIN_NANOS);
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double speed = of(hostile.run(1, AGAIN_NANOS), attacked.runner()).charsPerSecond();
            ratios[round] =
                    speed / of(usual.run(1, AGAIN_NANOS), attacked.runner()).charsPerSecond();
        }
        return new Attacked(attacked.text(), attacked.runner(), TextRace.median(ratios));
    }

    /** How Lucene's segmenter takes the text that aims at it. */
    private double stock(Map<String, ToLongFunction<String>> runners, Map<String, TextRace.Result> ordinary) {
        String text = Attacks.texts(sample).getOrDefault(Attacks.ZERO_STEP, "").substring(0, STOCK_ATTACK_CHARS);
        Map<String, ToLongFunction<String>> stock = new LinkedHashMap<>(runners);
        stock.keySet().retainAll(List.of(STOCK_SEGMENTER));
        Map<String, TextRace.Result> result = new TextRace(List.of(text), stock).run(1, 1);
        return of(result, STOCK_SEGMENTER).charsPerSecond()
                / of(ordinary, STOCK_SEGMENTER).charsPerSecond();
    }

    private static Map<String, TextRace.Result> race(
            String text, Map<String, ToLongFunction<String>> runners, long nanos) {
        TextRace race = new TextRace(List.of(text), runners);
        race.run(1, nanos);
        return race.run(ATTACK_ROUNDS, nanos);
    }

    private long nanos(double share) {
        return (long) (seconds * share * TimeUnit.SECONDS.toNanos(1));
    }

    private static TextRace.Result of(Map<String, TextRace.Result> results, String name) {
        TextRace.Result result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return result;
    }

    private static String ratio(TextRace.Result ours, TextRace.Result stock) {
        return decimal(ours.charsPerSecond() / stock.charsPerSecond());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static List<String> sample(List<String> texts) {
        long chars = texts.stream().mapToLong(String::length).sum();
        int step = (int) Math.max(1, chars / SAMPLE_CHARS);
        List<String> sample = new ArrayList<>();
        // an odd step, as titles and texts alternate
        for (int i = 0; i < texts.size(); i += step | 1) {
            sample.add(texts.get(i));
        }
        return sample;
    }
}
