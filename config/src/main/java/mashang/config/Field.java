package mashang.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of the canonical event that a feed file may fill, each by its name there and how its value is read. */
enum Field {
    UNIT("unit", Type.NAME),
    CO_UNITS("coUnits", Type.NAMES),
    DUE_AT("dueAt", Type.TIME),
    REASON("reason", Type.TEXT),
    ACTOR("actor", Type.NAME),
    ROLE("role", Type.NAME),
    PARENT("parent", Type.ORDER),
    MERGED_INTO("mergedInto", Type.ORDER),
    CHANNEL("channel", Type.CODE),
    CALLER("caller", Type.CALLER),
    ANONYMOUS("anonymous", Type.FLAG),
    CONFIDENTIAL("confidential", Type.FLAG),
    KIND("kind", Type.KIND),
    CATEGORY("category", Type.NAME),
    URGENCY("urgency", Type.URGENCY),
    TITLE("title", Type.TEXT),
    CONTENT("content", Type.TEXT),
    ADDRESS("address", Type.TEXT),
    GRID("grid", Type.NAME),
    DISTRICT("district", Type.NAME),
    STREET("street", Type.NAME),
    LONGITUDE("longitude", Type.DEGREES),
    LATITUDE("latitude", Type.DEGREES),
    SUBJECT_UNIT("subjectUnit", Type.NAME),
    EVIDENCE("evidence", Type.COUNT),
    REPLY("reply", Type.TEXT),
    CONTACTED("contacted", Type.FLAG),
    RESOLVED("resolved", Type.FLAG),
    SATISFIED("satisfied", Type.FLAG),
    VERIFIED("verified", Type.FLAG),
    CONCERNS("concerns", Type.NAME),
    FOUND("found", Type.COUNT);

    /** How a value is read, and what it may cost the row. */
    enum Type {
        /** A short text kept as written. */
        NAME,
        /** Several of them. */
        NAMES,
        /** A text that is masked. */
        TEXT,
        /** A word turned into a code; an unknown word is kept as written. */
        CODE,
        /** Another order of the same feed. */
        ORDER,
        /** Personal data: only its pseudonym is kept. */
        CALLER,
        /** Yes or no. */
        FLAG,
        KIND,
        URGENCY,
        TIME,
        DEGREES,
        COUNT
    }

    private static final Map<String, Field> BY_NAME =
            // in the order above: an unordered map would tell problems in another order in every run
            Collections.unmodifiableMap(Arrays.stream(values())
                    .collect(Collectors.toMap(Field::yamlName, Function.identity(), (a, b) -> a, LinkedHashMap::new)));

    private final String yamlName;
    private final Type type;

    Field(String yamlName, Type type) {
        this.yamlName = yamlName;
        this.type = type;
    }

    /** Its name in a feed file: the component of {@link mashang.workorder.CaseEvent}. */
    String yamlName() {
        return yamlName;
    }

    Type type() {
        return type;
    }

    static Map<String, Field> byName() {
        return BY_NAME;
    }
}
