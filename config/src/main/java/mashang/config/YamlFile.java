package mashang.config;

import java.io.StringReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a YAML file as a graph of nodes. No object is ever constructed from it, and every node knows its line.
 *
 * <p>The limits stop a file that is meant to exhaust us; a person never comes near them.
 */
final class YamlFile {
    /** Largest file, in characters. */
    private static final int MAX_CHARACTERS = 2_000_000;

    /** Deepest nesting; ours go down to about 6. */
    private static final int MAX_DEPTH = 20;

    /** Uses of aliases to lists and mappings: ten levels of ten would be 10^10 nodes. */
    private static final int MAX_ALIASES = 40;

    private YamlFile() {}

    /** The root mapping; absent, with the problem noted, where there is none. */
    static @Nullable YamlMap read(Path path, String shownAs, Problems problems) {
        String text = TextFile.read(path, shownAs, problems);
        return text == null ? null : parse(text, shownAs, problems);
    }

    static @Nullable YamlMap parse(String text, String shownAs, Problems problems) {
        try {
            Node root = new Yaml(limits()).compose(new StringReader(text));
            if (root == null) {
                whole(problems, shownAs, 0, "文件是空的", "the file is empty", "写入内容，或删除此文件", "Fill it in or delete it");
                return null;
            }
            return new YamlNode(shownAs, "", root, problems).map();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            syntax(problems, shownAs, line, e.getProblem() == null ? "YAML" : e.getProblem());
        } catch (YAMLException e) {
            syntax(
                    problems,
                    shownAs,
                    0,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("YAML"));
        }
        return null;
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CHARACTERS);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        limits.setAllowRecursiveKeys(false);
        return limits;
    }

    private static void syntax(Problems problems, String file, int line, String what) {
        whole(
                problems,
                file,
                line,
                "不是合法的 YAML：" + what,
                "not valid YAML: " + what,
                "检查这一行的缩进、冒号和引号",
                "Check indentation, colons and quotes of this line");
    }

    private static void whole(
            Problems problems, String file, int line, String zh, String en, String doZh, String doEn) {
        problems.add(new Problem(file, line, "", zh, en, doZh, doEn));
    }
}
