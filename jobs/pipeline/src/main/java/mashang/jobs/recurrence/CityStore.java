package mashang.jobs.recurrence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mashang.recurrence.ClustererState;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.city.AssignedOrders;
import mashang.recurrence.city.CityChanges;
import mashang.recurrence.city.CityProblems;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.KeptCity;
import mashang.recurrence.city.MergeSuggestion;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.ProblemMark;
import mashang.recurrence.duplicates.TextGroup;
import mashang.recurrence.duplicates.Visit;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.trend.CityState;
import mashang.recurrence.trend.SeenHour;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.SeriesState;
import mashang.recurrence.trend.TrendSnapshot;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.jspecify.annotations.Nullable;

/** The state of a city in the state backend, under the current key. */
final class CityStore {
    private static final String CITY = "trend-city";
    private static final String WAITING = "waiting";

    /** An order's problem is asked for while somebody may still end the order; by the machine's time, so a replay keeps all. */
    private static final Duration ASSIGNED_FOR = Duration.ofDays(600);

    private final CitySettings settings;
    private final MapState<String, ProblemFact> waiting;
    private final MapState<String, ProblemCluster> clusters;
    private final MapState<String, ProblemLife> lives;
    private final MapState<String, Portrait> portraits;
    private final MapState<String, ProblemMark> marks;
    private final MapState<Series, SeriesState> series;
    private final MapState<Integer, SeenHour> seen;
    private final MapState<String, TextGroup> texts;
    private final MapState<String, Visit> visits;
    private final MapState<String, String> assigned;
    private final MapState<String, MergeSuggestion> suggestions;
    private final ValueState<ClustererState> clusterer;
    private final ValueState<CityState> trendCity;

    CityStore(RuntimeContext store, CitySettings settings) {
        this.settings = settings;
        this.waiting = store.getMapState(new MapStateDescriptor<>(WAITING, String.class, ProblemFact.class));
        this.clusters = store.getMapState(new MapStateDescriptor<>("clusters", String.class, ProblemCluster.class));
        this.lives = store.getMapState(new MapStateDescriptor<>("lives", String.class, ProblemLife.class));
        this.portraits = store.getMapState(new MapStateDescriptor<>("portraits", String.class, Portrait.class));
        this.marks = store.getMapState(new MapStateDescriptor<>("marks", String.class, ProblemMark.class));
        this.series = store.getMapState(new MapStateDescriptor<>("series", Series.class, SeriesState.class));
        this.seen = store.getMapState(new MapStateDescriptor<>("seen-orders", Integer.class, SeenHour.class));
        this.texts = store.getMapState(new MapStateDescriptor<>("texts", String.class, TextGroup.class));
        this.visits = store.getMapState(new MapStateDescriptor<>("visits", String.class, Visit.class));
        MapStateDescriptor<String, String> orders =
                new MapStateDescriptor<>("assigned-orders", String.class, String.class);
        orders.enableTimeToLive(StateTtlConfig.newBuilder(ASSIGNED_FOR).build());
        this.assigned = store.getMapState(orders);
        MapStateDescriptor<String, MergeSuggestion> pairs =
                new MapStateDescriptor<>("merge-suggestions", String.class, MergeSuggestion.class);
        pairs.enableTimeToLive(StateTtlConfig.newBuilder(ASSIGNED_FOR).build());
        this.suggestions = store.getMapState(pairs);
        this.clusterer = store.getState(new ValueStateDescriptor<>("clusterer", ClustererState.class));
        this.trendCity = store.getState(new ValueStateDescriptor<>(CITY, CityState.class));
    }

    /** The cities that were kept here. */
    static List<String> keys(KeyedStateBackend<Object> backend) {
        List<String> keys = new ArrayList<>();
        for (String state : List.of(CITY, WAITING)) {
            try (Stream<Object> found = backend.getKeys(state, VoidNamespace.INSTANCE)) {
                found.map(String.class::cast).filter(key -> !keys.contains(key)).forEach(keys::add);
            }
        }
        return keys;
    }

    HeldCity load() throws Exception {
        CityState known = trendCity.value();
        AssignedOrders orders = new StoredOrders();
        CityProblems problems = known == null
                ? new CityProblems(settings, orders)
                : CityProblems.restore(settings, orders, kept(known));
        HeldCity city = new HeldCity(problems);
        waiting.values().forEach(city::restore);
        return city;
    }

    private KeptCity kept(CityState city) throws Exception {
        ClustererState beside = clusterer.value();
        return new KeptCity(
                all(clusters.values()),
                all(lives.values()),
                all(portraits.values()),
                all(marks.values()),
                beside == null ? ClustererState.NONE : beside,
                city,
                all(series.values()),
                all(seen.values()),
                all(texts.values()),
                all(visits.values()));
    }

    private static <T> List<T> all(Iterable<T> values) {
        List<T> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    void save(HeldCity city) throws Exception {
        for (String key : city.takeTaken()) {
            waiting.remove(key);
        }
        put(city.takeUnsaved(), HeldCity::key, waiting);
        CityChanges state = city.problems().changes();
        for (String id : state.gone()) {
            clusters.remove(id);
            lives.remove(id);
            portraits.remove(id);
            marks.remove(id);
        }
        put(state.clusters(), ProblemCluster::id, clusters);
        put(state.lives(), ProblemLife::problemId, lives);
        put(state.portraits(), Portrait::problemId, portraits);
        put(state.marks(), ProblemMark::problemId, marks);
        clusterer.update(state.clusterer());
        TrendSnapshot trends = state.trends();
        for (Series dropped : trends.dropped()) {
            series.remove(dropped);
        }
        for (Integer hour : trends.forgotten()) {
            seen.remove(hour);
        }
        put(trends.changed(), SeriesState::series, series);
        put(trends.seen(), SeenHour::hour, seen);
        trendCity.update(trends.city());
        replace(state.duplicates().groups(), texts);
        replace(state.duplicates().visits(), visits);
    }

    private static <V> void replace(Map<String, Optional<V>> values, MapState<String, V> state) throws Exception {
        for (Map.Entry<String, Optional<V>> value : values.entrySet()) {
            if (value.getValue().isPresent()) {
                state.put(value.getKey(), value.getValue().get());
            } else {
                state.remove(value.getKey());
            }
        }
    }

    private static <K, V> void put(List<V> values, Function<V, K> key, MapState<K, V> state) throws Exception {
        for (V value : values) {
            state.put(key.apply(value), value);
        }
    }

    /** Reads and writes under the key that is current then. */
    private final class StoredOrders implements AssignedOrders {
        @Override
        public @Nullable String problemOf(String orderId) {
            try {
                return assigned.get(orderId);
            } catch (Exception e) {
                throw unreadable(e);
            }
        }

        @Override
        public void assign(String orderId, String problemId) {
            try {
                assigned.put(orderId, problemId);
            } catch (Exception e) {
                throw unreadable(e);
            }
        }

        @Override
        public @Nullable MergeSuggestion suggestion(String pair) {
            try {
                return suggestions.get(pair);
            } catch (Exception e) {
                throw unreadable(e);
            }
        }

        @Override
        public void suggest(MergeSuggestion suggestion) {
            try {
                suggestions.put(suggestion.key(), suggestion);
            } catch (Exception e) {
                throw unreadable(e);
            }
        }

        private UncheckedIOException unreadable(Exception e) {
            return new UncheckedIOException(new IOException("the state of assigned orders", e));
        }
    }
}
