package mashang.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import mashang.text.Cues;
import mashang.text.Cues.Cue;
import mashang.text.Readable;
import org.jspecify.annotations.Nullable;

/** Reads a file of words that speak for something: {@code lexicon/kinds.yaml}, {@code concerns.yaml}, {@code conduct.yaml}. */
final class CueFile<T extends Serializable> {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 32;
    /** Each is looked for in every text, and by every task; a city's have some hundreds. */
    private static final int MOST_WORDS = 20_000;

    private static final int MAX_WEIGHT = 100;
    private static final int MAX_REACH = 20;
    private static final int MAX_EDGE = 1_000;

    private final Function<YamlNode, @Nullable T> target;
    /** In lower case: case makes no difference in texts. */
    private final Set<String> seen = new HashSet<>();

    private CueFile(Function<YamlNode, @Nullable T> target) {
        this.target = target;
    }

    /** @param target what a key of {@code words} stands for; notes the problem where it stands for nothing */
    static <T extends Serializable> Cues<T> read(
            LexiconText file, Function<YamlNode, @Nullable T> target, Problems problems) {
        YamlMap root = YamlFile.parse(file.text(), file.shownAs(), problems);
        return root == null ? Cues.none() : new CueFile<>(target).cues(root);
    }

    private Cues<T> cues(YamlMap root) {
        YamlNode leastNode = root.get("least");
        Long least = leastNode == null ? Long.valueOf(1) : leastNode.number(1, MAX_WEIGHT);
        Cues.Edges edges = edges(root.get("edges"));
        Cues.Negations negations = negations(root.get("negations"));
        List<String> neutral = words(root.get("neutral"));
        List<Cue<T>> cues = new ArrayList<>();
        YamlNode wordsNode = root.need("words");
        YamlMap targets = wordsNode == null ? null : wordsNode.map();
        if (targets != null) {
            targets.keys().forEach(key -> weights(key, targets.entries().get(key.text()), cues));
        }
        root.done();
        return new Cues<>(least == null ? 1 : least.intValue(), edges, negations, neutral, List.copyOf(cues));
    }

    private static Cues.Edges edges(@Nullable YamlNode node) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return new Cues.Edges(0, 1);
        }
        int chars = number(map.need("chars"), 0, MAX_EDGE);
        int factor = number(map.need("factor"), 1, MAX_WEIGHT);
        map.done();
        return new Cues.Edges(chars, factor);
    }

    private Cues.Negations negations(@Nullable YamlNode node) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return new Cues.Negations(List.of(), List.of(), 0);
        }
        List<String> before = words(map.get("before"));
        List<String> after = words(map.get("after"));
        int reach = number(map.need("reach"), 0, MAX_REACH);
        map.done();
        return new Cues.Negations(before, after, reach);
    }

    private void weights(YamlNode key, @Nullable YamlNode node, List<Cue<T>> cues) {
        T meant = target.apply(key);
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return;
        }
        for (YamlNode weightNode : map.keys()) {
            Long weight = weightNode.number(1, MAX_WEIGHT);
            for (String word : words(map.entries().get(weightNode.text()))) {
                if (meant != null && weight != null) {
                    cues.add(new Cue<>(meant, word, weight.intValue()));
                }
            }
        }
    }

    /** The words of a list, as texts are compared: simplified, half width. */
    private List<String> words(@Nullable YamlNode node) {
        List<String> words = new ArrayList<>();
        for (YamlNode element : node == null ? List.<YamlNode>of() : node.list()) {
            if (seen.size() == MOST_WORDS) {
                element.problem(
                        "词太多：一个文件最多 " + MOST_WORDS + " 个",
                        "too many words: a file has " + MOST_WORDS + " at most",
                        "只留最能说明问题的词",
                        "Keep those that tell most");
                break;
            }
            String text = element.text();
            String word = text == null ? "" : Readable.of(text).text();
            if (text != null && (word.length() < SHORTEST || word.length() > LONGEST)) {
                element.problem(
                        "“" + text + "”太短或太长",
                        '"' + text + "\" is too short or too long",
                        "写 " + SHORTEST + " – " + LONGEST + " 个字",
                        "Write " + SHORTEST + " – " + LONGEST + " characters");
            } else if (text != null && !seen.add(word.toLowerCase(Locale.ROOT))) {
                element.problem("“" + text + "”写了两次", '"' + text + "\" is written twice", "只留一处", "Keep one of them");
            } else if (text != null) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private static int number(@Nullable YamlNode node, int min, int max) {
        Long number = node == null ? null : node.number(min, max);
        return number == null ? min : number.intValue();
    }
}
