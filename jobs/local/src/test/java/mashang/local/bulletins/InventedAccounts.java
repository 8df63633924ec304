package mashang.local.bulletins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mashang.accountability.Contribution;
import mashang.accountability.FigureChange;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorPolicy;
import mashang.accountability.Indicators;
import mashang.accountability.Measures;
import mashang.accountability.Period;
import mashang.accountability.RunIndex;
import mashang.accountability.ScorePolicy;
import mashang.accountability.Share;
import mashang.accountability.UnitFigures;
import mashang.accountability.UnitIndicator;
import mashang.accountability.UnitScore;
import mashang.config.City;
import mashang.config.IndicatorFiles;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.jobs.accountability.ContributionDocuments;
import mashang.jobs.accountability.FigureDocuments;
import mashang.jobs.accountability.IndicatorDocuments;
import mashang.jobs.accountability.ScoreDocuments;
import mashang.ledger.Balance;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.elasticsearch.client.Request;

/** Invented contributions of orders, and the documents the accountability job makes of them, by its own writers. */
final class InventedAccounts {
    static final Path CONFIG = Path.of("..", "..", "config");
    static final List<ScorePolicy> SCORES = List.of(ScorePolicy.DEFAULT);

    private static final List<IndicatorPolicy> INDICATORS = IndicatorFiles.load(CONFIG, City.load(CONFIG));
    private static final List<String> CATEGORIES = List.of("城建/道路", "环境/噪音", "交通", "民生/供水", "住房");
    private static final List<String> CLOCKS = List.of("sign", "handle", "unit-handle", "report");
    private static final int BULK = 2_000;

    private final Random random;
    private final List<String> units = new ArrayList<>();
    private final Map<String, String> names = new TreeMap<>();
    private final List<Contribution> orders = new ArrayList<>();
    private final Map<String, Sum> sums = new TreeMap<>();

    /** Figures being added up. */
    private static final class Sum {
        final Map<String, Long> now = new TreeMap<>();
        final Map<String, Long> first = new TreeMap<>();
        long changes;
        int revision = 1;
        Long restatedAt;
    }

    InventedAccounts(long seed, int units) {
        this.random = new Random(seed);
        for (int i = 0; i < units; i++) {
            String id = "u%03d".formatted(i);
            this.units.add(id);
            names.put(id, i % 3 == 0 ? "第" + i + "街道办事处" : "市" + i + "号局");
        }
    }

    /** Calls a unit something else. */
    InventedAccounts call(String unit, String name) {
        names.put(unit, name);
        return this;
    }

    /** Orders settled in a period, of units that are the worse the greater their number; one of them has a single order, and did it well. */
    InventedAccounts orders(Period period, int count) {
        add("tiny-" + period.id(), "tiny", period.firstDay(), 0);
        names.put("tiny", "一单单位");
        for (int i = 0; i < count; i++) {
            int at = (int) (units.size() * random.nextDouble() * random.nextDouble());
            long day = period.firstDay() + random.nextInt((int) (period.lastDay() - period.firstDay() + 1));
            add("hotline:" + period.id() + '-' + i, units.get(at), day, .05 + .3 * at / units.size());
        }
        return this;
    }

    private void add(String order, String unit, long day, double failing) {
        Map<String, Long> amounts = new TreeMap<>();
        String category = '@' + CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        boolean late = random.nextDouble() < failing;
        boolean poor = random.nextDouble() < failing;
        amounts.put("received", 1L);
        amounts.put("handled", 1L);
        amounts.put("books.OPENED", 1L);
        amounts.put("timed" + category, 1L);
        flag(late, "timedLate" + category, amounts);
        flag(poor, "timedPoor" + category, amounts);
        flag(!late && !poor && random.nextBoolean(), "timedEarly" + category, amounts);
        for (String clock : CLOCKS) {
            amounts.put(
                    Measures.clock(clock, random.nextDouble() < failing ? Measures.End.LATE : Measures.End.IN_TIME),
                    1L);
            amounts.put("used." + clock + '.' + random.nextInt(150), 1L);
        }
        for (String[] asked : new String[][] {
            {"contactAsked", "contacted"}, {"resolutionAsked", "resolved"}, {"satisfactionAsked", "satisfied"}
        }) {
            boolean isAsked = random.nextInt(3) > 0;
            flag(isAsked, asked[0], amounts);
            flag(isAsked && random.nextDouble() > failing, asked[1], amounts);
        }
        long knownAt = (day + 1) * 86_400_000L;
        put(new Contribution(order, 1, knownAt, Balance.NONE, List.of(new Share(List.of(unit), day, amounts))), null);
    }

    private static void flag(boolean is, String name, Map<String, Long> amounts) {
        if (is) {
            amounts.put(name, 1L);
        }
    }

    /** A late fact: the citizen was urging, which became known long after the period was settled. Returns the unit it is about. */
    String urgedLate(int order, long knownAt) {
        Contribution before = orders.get(order);
        Share share = before.shares().get(0);
        Map<String, Long> amounts = new TreeMap<>(share.amounts());
        amounts.merge("urges", 1L, Long::sum);
        Share after = new Share(share.units(), share.day(), amounts);
        put(new Contribution(before.orderId(), 2, knownAt, Balance.NONE, List.of(after)), before);
        orders.remove(before);
        return share.units().get(0);
    }

    private void put(Contribution now, Contribution before) {
        orders.add(now);
        for (FigureChange change : now.insteadOf(before)) {
            Period period = Period.parse(change.period());
            if (period.kind() == Period.Kind.DAY || period.kind() == Period.Kind.WEEK) {
                continue; // no bulletin reads them
            }
            Sum sum = sums.computeIfAbsent(change.key(), key -> new Sum());
            sum.changes++;
            change.amounts().forEach((name, amount) -> sum.now.merge(name, amount, Long::sum));
            if (change.knownAt() < ScorePolicy.of(period, SCORES).settledAt(period)) {
                change.amounts().forEach((name, amount) -> sum.first.merge(name, amount, Long::sum));
            } else {
                sum.revision++;
                sum.restatedAt = change.knownAt();
            }
        }
    }

    /** Figures by period. */
    private Map<String, List<UnitFigures>> figures() {
        Map<String, List<UnitFigures>> byPeriod = new TreeMap<>();
        sums.forEach((key, sum) -> {
            String period = key.substring(0, key.indexOf('|'));
            byPeriod.computeIfAbsent(period, p -> new ArrayList<>())
                    .add(new UnitFigures(
                            key.substring(key.indexOf('|') + 1),
                            period,
                            sum.changes,
                            sum.revision,
                            sum.restatedAt,
                            sum.now,
                            sum.first));
        });
        return byPeriod;
    }

    /** Everything the job would have written of periods of a kind, into its indices. */
    void index(ElasticsearchConnection connection, Period.Kind kind) throws Exception {
        Bulk bulk = new Bulk(connection);
        ContributionDocuments contributions = new ContributionDocuments();
        contributions.open(DefaultOpenContext.INSTANCE);
        for (Contribution order : orders) {
            bulk.add(contributions.map(order));
        }
        FigureDocuments figures = new FigureDocuments(SCORES, names);
        figures.open(DefaultOpenContext.INSTANCE);
        ScoreDocuments scores = new ScoreDocuments(names);
        IndicatorDocuments indicators = new IndicatorDocuments(names);
        Map<String, List<UnitFigures>> byPeriod = figures();
        for (Map.Entry<String, List<UnitFigures>> one : byPeriod.entrySet()) {
            Period period = Period.parse(one.getKey());
            if (period.kind() != kind) {
                continue;
            }
            for (UnitFigures unit : one.getValue()) {
                bulk.add(figures.map(unit));
            }
            for (UnitScore score : RunIndex.of(SCORES.get(0), one.getValue())) {
                bulk.add(scores.of(period, SCORES.get(0), score, 1));
            }
            List<UnitFigures> former = byPeriod.getOrDefault(period.previous().id(), List.of());
            IndicatorPolicy policy = INDICATORS.get(0);
            for (Indicator indicator : policy.indicators()) {
                for (UnitIndicator unit : Indicators.of(policy, indicator, one.getValue(), former)) {
                    bulk.add(indicators.of(period, policy, indicator, unit, 1));
                }
            }
        }
        bulk.send();
    }

    /** Documents on their way, many in a request. */
    private static final class Bulk {
        private final ElasticsearchConnection connection;
        private final List<Document> waiting = new ArrayList<>();

        Bulk(ElasticsearchConnection connection) {
            this.connection = connection;
        }

        void add(Document document) throws IOException {
            waiting.add(document);
            if (waiting.size() == BULK) {
                send();
            }
        }

        void send() throws IOException {
            StringBuilder body = new StringBuilder();
            for (Document one : waiting) {
                body.append("{\"index\":{\"_index\":\"" + one.index() + "\",\"_id\":\"" + one.id() + "\"}}\n")
                        .append(new String(one.source(), StandardCharsets.UTF_8))
                        .append('\n');
            }
            waiting.clear();
            Request request = new Request("POST", "/_bulk?filter_path=errors,items.*.error");
            request.setJsonEntity(body.toString());
            try (InputStream in =
                    connection.rest().performRequest(request).getEntity().getContent()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!answer.contains("\"errors\":false")) {
                    throw new IllegalStateException(answer.substring(0, Math.min(2_000, answer.length())));
                }
            }
        }
    }

    /** What every unit is called. */
    Map<String, String> names() {
        return new HashMap<>(names);
    }
}
