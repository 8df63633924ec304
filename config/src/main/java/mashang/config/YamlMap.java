package mashang.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A mapping of a YAML file. A key written twice, and a key nobody asked for ({@link #done}), are problems. */
final class YamlMap {
    private final YamlNode self;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, YamlNode> keys = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    YamlMap(YamlNode self, MappingNode mapping) {
        this.self = self;
        for (NodeTuple entry : mapping.getValue()) {
            YamlNode keyNode = self.child(self.path(), entry.getKeyNode());
            String key = keyNode.text();
            if (key != null) {
                add(key, entry);
            }
        }
    }

    private void add(String key, NodeTuple entry) {
        String path = self.path().isEmpty() ? key : self.path() + '.' + key;
        YamlNode keyNode = self.child(path, entry.getKeyNode());
        if (keys.containsKey(key)) {
            keyNode.problem("键写了两次", "the key is written twice", "只留一个", "Keep one of them");
            return;
        }
        keys.put(key, keyNode);
        values.put(key, self.child(path, entry.getValueNode()));
    }

    /** The mapping itself, for problems about it as a whole. */
    YamlNode node() {
        return self;
    }

    @Nullable
    YamlNode get(String key) {
        known.add(key);
        return values.get(key);
    }

    @Nullable
    YamlNode need(String key) {
        YamlNode value = get(key);
        if (value == null) {
            String path = self.path().isEmpty() ? key : self.path() + '.' + key;
            self.at(path).problem("缺少必填项", "is required but missing", "补上这一项", "Add it");
        }
        return value;
    }

    /** All entries, whatever their keys: for mappings of words. */
    Map<String, YamlNode> entries() {
        known.addAll(values.keySet());
        return values;
    }

    /** The keys themselves, in their order, for mappings whose keys are values. */
    Collection<YamlNode> keys() {
        known.addAll(values.keySet());
        return keys.values();
    }

    /** Notes every key that was never asked for. Call it last. */
    void done() {
        String allowed = String.join(", ", known);
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                node.problem(
                        "不认识的键",
                        "unknown key",
                        "改正拼写或删除；可用的键：" + allowed,
                        "Correct or delete it; known keys: " + allowed);
            }
        });
    }
}
