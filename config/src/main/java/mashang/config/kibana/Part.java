package mashang.config.kibana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A part of a source file that knows its place, so that whatever is wrong with it can be said with file and path.
 *
 * @param place file and path, as people read it
 * @param value scalar, list or map; absent where nothing is written
 */
record Part(String place, @Nullable Object value) {

    /** Reads a YAML file; no object but maps, lists and scalars is ever made of it. */
    static Part read(Path file) throws IOException {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new Part(String.valueOf(file.getFileName()), root);
        } catch (YAMLException e) {
            throw new KibanaSourceException(String.valueOf(file.getFileName()), "不是合法的 YAML", "not valid YAML");
        }
    }

    boolean isAbsent() {
        return value == null;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    boolean isText() {
        return value instanceof String;
    }

    /** What is written under a key; absent where nothing is. */
    Part at(String key) {
        Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Part(place + '.' + key, found);
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** The keys of a map, in the order written; a key that is not among the known ones is an error. */
    Part only(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw wrong("不认识的键“" + key + "”", "unknown key \"" + key + '"');
            }
        }
        return this;
    }

    List<String> keys() {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("此处应为映射", "a mapping belongs here");
        }
        return map.keySet().stream().map(String::valueOf).toList();
    }

    /** The entries of a list; none where nothing is written. */
    List<Part> list() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> entries)) {
            throw wrong("此处应为列表", "a list belongs here");
        }
        List<Part> parts = new ArrayList<>();
        for (Object entry : entries) {
            parts.add(new Part(place + '[' + parts.size() + ']', entry));
        }
        return parts;
    }

    String text() {
        if (value == null || value instanceof Map || value instanceof List) {
            throw wrong("此处应为一个词", "a word belongs here");
        }
        return String.valueOf(value);
    }

    String textOr(String other) {
        return value == null ? other : text();
    }

    int number() {
        if (value instanceof Integer number) {
            return number;
        }
        throw wrong("此处应为整数", "a whole number belongs here");
    }

    /** A text in one language: written {@code {zh: …, en: …}}, or once for both. */
    String in(Tongue tongue) {
        return isMap() ? only(Set.of("zh", "en")).at(tongue.name()).text() : text();
    }

    KibanaSourceException wrong(String chinese, String english) {
        return new KibanaSourceException(place, chinese, english);
    }
}
