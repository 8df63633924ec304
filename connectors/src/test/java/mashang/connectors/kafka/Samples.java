package mashang.connectors.kafka;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mashang.intake.DeadLetter;
import mashang.intake.Tick;
import mashang.sla.Alert;
import mashang.sla.ProblemNews;
import mashang.workorder.CaseEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random and fixed records of every type that travels, made from the types themselves: a new component is tested too. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123Z");
    private static final Map<Class<?>, Arbitrary<?>> BY_TYPE = Map.of(
            String.class, Arbitraries.strings().ofMaxLength(20).filter(Samples::isWhole),
            Instant.class,
                    Arbitraries.longs()
                            .between(-2_000_000_000_000L, 33_000_000_000_000L)
                            .map(Instant::ofEpochMilli),
            int.class, Arbitraries.integers(),
            Integer.class, Arbitraries.integers(),
            long.class, Arbitraries.longs(),
            boolean.class, Arbitraries.of(true, false),
            Boolean.class, Arbitraries.of(true, false),
            Double.class, Arbitraries.doubles(),
            byte[].class, Arbitraries.bytes().array(byte[].class).ofMaxSize(50),
            List.class, Arbitraries.strings().filter(Samples::isWhole).list().ofMaxSize(3));

    private Samples() {}

    /** Every record of a type: any value in every component, and nothing where nothing may be. */
    static <T extends Record> Arbitrary<T> any(Class<T> type) {
        List<Arbitrary<Object>> components =
                Arrays.stream(type.getRecordComponents()).map(Samples::anyValue).toList();
        return Combinators.combine(components).as(values -> make(type, values.toArray()));
    }

    /** One record with every component filled, each with another value. */
    static <T extends Record> T full(Class<T> type) {
        return fixed(type, component -> filled(component));
    }

    /** One record with only what must be there. */
    static <T extends Record> T bare(Class<T> type) {
        return fixed(
                type,
                component -> isNullable(component)
                        ? null
                        : List.class == component.getType() ? List.of() : filled(component));
    }

    static <T extends Record> T fixed(Class<T> type, Function<RecordComponent, @Nullable Object> value) {
        return make(type, Arrays.stream(type.getRecordComponents()).map(value).toArray());
    }

    static List<Class<? extends Record>> types() {
        return List.of(CaseEvent.class, Tick.class, Alert.class, DeadLetter.class);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object filled(RecordComponent component) {
        Class<?> type = component.getType();
        int seed = component.getName().chars().sum() % 1000;
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> component.getName() + " 值";
            case "Instant" -> NOON.plusSeconds(seed);
            case "int", "Integer" -> seed;
            case "long" -> (long) seed;
            case "boolean", "Boolean" -> true;
            case "double", "Double" -> seed + .5;
            case "ProblemNews" -> full(ProblemNews.class);
            case "byte[]" -> new byte[] {0, -1, (byte) seed};
            case "List" -> List.of(component.getName() + " 一", "二");
            default -> throw new IllegalArgumentException("no sample for " + component);
        };
    }

    private static Arbitrary<Object> anyValue(RecordComponent component) {
        Arbitrary<?> values = component.getType().isEnum()
                ? Arbitraries.of(component.getType().getEnumConstants())
                : component.getType() == ProblemNews.class
                        ? Arbitraries.just(full(ProblemNews.class))
                        : BY_TYPE.get(component.getType());
        return (isNullable(component) ? values.injectNull(.3) : values).map(Object.class::cast);
    }

    /** Without halves of surrogate pairs, which UTF-8 cannot carry. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static <T extends Record> T make(Class<T> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
