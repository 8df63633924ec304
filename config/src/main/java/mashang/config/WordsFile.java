package mashang.config;

import java.util.Map;

/** Reads {@code templates/words.yaml}: what codes are called, in Chinese and English. */
final class WordsFile {
    private WordsFile() {}

    static void read(YamlMap root, Map<String, String> words) {
        root.entries().forEach((code, node) -> {
            YamlMap both = node.map();
            if (both != null) {
                put(both.need("zh"), code + ".zh", words);
                put(both.need("en"), code + ".en", words);
                both.done();
            }
        });
    }

    private static void put(@org.jspecify.annotations.Nullable YamlNode node, String key, Map<String, String> words) {
        String text = node == null ? null : node.text();
        if (text != null) {
            words.put(key, text);
        }
    }
}
