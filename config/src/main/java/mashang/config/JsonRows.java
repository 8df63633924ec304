package mashang.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.intake.DeadReason;
import org.jspecify.annotations.Nullable;

/** JSON records: one walk over the tokens, keeping the paths the feed asks for and skipping the rest. */
final class JsonRows implements Rows {
    /** Feeds are flat; the deepest seen are 4. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 1000;

    /** Most elements kept of one array: co-handling units are a handful. */
    private static final int MAX_ELEMENTS = 100;

    private final JsonFactory factory;
    private final Branch root = new Branch();
    private final String[] columns;
    private final String charset;

    JsonRows(List<String> columns, int maxChars, String charset) {
        this.columns = columns.toArray(String[]::new);
        this.charset = charset;
        for (int slot = 0; slot < this.columns.length; slot++) {
            root.add(this.columns[slot], slot);
        }
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .maxStringLength(maxChars)
                        .build())
                // keys come from outside: an attacker's must not pile up in the string table for ever
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /** A step of the dotted paths: what lies below it, and the slot it fills itself. */
    private static final class Branch {
        private final Map<String, Branch> below = new HashMap<>();
        private int slot = -1;

        void add(String path, int target) {
            int dot = path.indexOf('.');
            Branch branch = below.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), k -> new Branch());
            if (dot < 0) {
                branch.slot = target;
            } else {
                branch.add(path.substring(dot + 1), target);
            }
        }
    }

    @Override
    public Row read(String text, byte @Nullable [] header) throws Refused {
        Row row = new Row(columns, true, charset);
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                throw new Refused(DeadReason.WRONG_TYPE, "$", "object", nameOf(parser.currentToken()));
            }
            object(parser, root, row);
            if (parser.nextToken() != null) {
                throw new Refused(
                        DeadReason.NOT_JSON,
                        null,
                        place(parser.currentLocation().getCharOffset()));
            }
        } catch (JsonProcessingException e) {
            // not its message: that quotes the text
            long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
            throw new Refused(DeadReason.NOT_JSON, null, place(offset));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return row;
    }

    private static void object(JsonParser parser, Branch branch, Row row) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Branch next = branch.below.get(parser.currentName());
            JsonToken token = parser.nextToken();
            if (next == null) {
                parser.skipChildren();
                continue;
            }
            Object cell = null;
            if (token == JsonToken.START_OBJECT) {
                object(parser, next, row);
                cell = Row.OBJECT;
            } else {
                cell = token == JsonToken.START_ARRAY ? array(parser) : scalar(parser, token);
            }
            if (next.slot >= 0) {
                row.set(next.slot, cell);
            }
        }
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            boolean nested = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
            Object element = nested ? Row.OBJECT : scalar(parser, token);
            parser.skipChildren();
            if (element != null && elements.size() < MAX_ELEMENTS) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> new Row.Digits(parser.getText(), true);
            case VALUE_NUMBER_FLOAT -> new Row.Digits(parser.getText(), false);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static String nameOf(@Nullable JsonToken token) {
        if (token == null) {
            return "null";
        }
        return switch (token) {
            case START_ARRAY, END_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            default -> "null";
        };
    }

    private static String place(long offset) {
        return "@" + Math.max(0, offset);
    }
}
