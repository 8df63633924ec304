package mashang.connectors.kafka;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One record type as one flat JSON object: a field per component, in order; absent components and empty lists left out.
 *
 * <p>Reading ignores fields it does not know, so that a newer writer does no harm, and refuses whatever has another
 * type than the component: nothing is coerced. A component that is neither {@code @Nullable} nor a list must be there.
 */
final class JsonCodec<T extends Record> {
    private static final ObjectMapper JSON = mapper();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final List<RecordComponent> required;

    JsonCodec(Class<T> type) {
        this.type = type;
        this.reader = JSON.readerFor(type);
        this.writer = JSON.writerFor(type);
        this.required = Arrays.stream(type.getRecordComponents())
                .filter(c -> !c.getType().isPrimitive() && !isNullable(c))
                .toList();
    }

    /**
     * Never fails on text: half a surrogate pair, which UTF-8 cannot express, is written as {@code ?}. (Jackson's own
     * encoder throws there, and in a sink that means a job that restarts for ever.)
     */
    byte[] encode(T value) {
        try {
            return writer.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain fields: " + type.getName(), e);
        }
    }

    T decode(byte[] bytes) throws MalformedRecord {
        T value;
        try (JsonParser parser = JSON.createParser(bytes)) {
            value = read(parser);
        } catch (IOException e) {
            throw new MalformedRecord(null, "not JSON");
        }
        if (value == null) {
            throw new MalformedRecord(null, "null where a " + type.getSimpleName() + " is expected");
        }
        for (RecordComponent component : required) {
            if (read(component, value) == null) {
                throw missing(component.getName());
            }
        }
        return value;
    }

    /** Catches while the parser is open, which knows what it found. */
    private @Nullable T read(JsonParser parser) throws IOException, MalformedRecord {
        try {
            return reader.readValue(parser);
        } catch (JsonMappingException e) {
            throw malformed(e, parser.currentToken());
        } catch (JsonProcessingException e) {
            throw new MalformedRecord(
                    null, "not JSON at byte " + e.getLocation().getByteOffset());
        }
    }

    private MalformedRecord malformed(JsonMappingException e, @Nullable JsonToken token) {
        String field = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        if (e.getCause() instanceof NullPointerException absent) {
            return missing(String.valueOf(absent.getMessage()));
        }
        if (token == JsonToken.END_OBJECT) { // nothing found where it has to be: the object is over
            return missing(field);
        }
        if (e instanceof MismatchedInputException mismatch && !field.isEmpty()) {
            String expected = expected(mismatch.getTargetType());
            return new MalformedRecord(field, "\"" + field + "\" should be " + expected + ", found " + found(token));
        }
        return new MalformedRecord(
                field.isEmpty() ? null : field,
                field.isEmpty() ? "not a JSON object of a " + type.getSimpleName() : "\"" + field + "\" is broken");
    }

    private static MalformedRecord missing(String field) {
        return new MalformedRecord(field, "required field \"" + field + "\" is missing");
    }

    private static String expected(@Nullable Class<?> target) {
        if (target == null) {
            return "of another type";
        }
        if (target.isEnum()) {
            return "a word of " + target.getSimpleName();
        }
        return switch (target.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "a time like 2026-11-22T06:00:00.000Z";
            case "byte[]" -> "base64 text";
            case "ArrayList", "List" -> "a list";
            default -> "text";
        };
    }

    private static String found(@Nullable JsonToken token) {
        return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
            case VALUE_STRING -> "some text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "another number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case START_ARRAY, END_ARRAY -> "a list";
            case START_OBJECT, FIELD_NAME -> "an object";
            default -> "nothing";
        };
    }

    private @Nullable Object read(RecordComponent component, T value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("public record accessor " + component.getName(), e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
                .withConfigOverride(
                        List.class, list -> list.setInclude(JsonInclude.Value.construct(NON_EMPTY, NON_NULL))
                                .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL)))
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .addModule(new JsonInstants())
                .build();
    }
}
