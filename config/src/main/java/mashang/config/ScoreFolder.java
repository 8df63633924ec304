package mashang.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder {@code scores/}: files of indicators begin with {@code indicators}, how targets are ranked is in
 * {@value TargetFile#NAME}, all others say how work is weighed.
 */
final class ScoreFolder {
    private static final String FOLDER = "scores";

    private ScoreFolder() {}

    static boolean isOfIndicators(String name) {
        return name.startsWith("indicators");
    }

    static boolean isOfWeights(String name) {
        return !isOfIndicators(name) && !name.equals(TargetFile.NAME);
    }

    /** The files of one kind, parsed, in the order of their names; what cannot be read is noted. */
    static List<YamlMap> read(Path configDir, Predicate<String> kind, Problems problems) {
        List<YamlMap> roots = new ArrayList<>();
        for (Path file : files(configDir.resolve(FOLDER), kind, problems)) {
            YamlMap root = YamlFile.read(file, City.shown(configDir, file), problems);
            if (root != null) {
                roots.add(root);
            }
        }
        return roots;
    }

    private static List<Path> files(Path folder, Predicate<String> kind, Problems problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(f -> String.valueOf(f.getFileName()).endsWith(".yaml"))
                    .filter(f -> kind.test(String.valueOf(f.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            problems.add(
                    new Problem(FOLDER, 0, "", "读不到：" + why, "cannot be read: " + why, "检查权限", "Check permissions"));
            return List.of();
        }
    }

    /**
     * A version of one of these files.
     *
     * @param effectiveFrom first day, as an epoch day
     */
    record Edition(String id, int version, long effectiveFrom) {
        private String name() {
            return id + '@' + version;
        }
    }

    /**
     * Notes where a version does not go with one read before it: it is there twice, takes effect on the same day, or before an
     * earlier one of the same id does, which would come back.
     *
     * @param version where its number is written
     * @param from where its first day is
     */
    static void check(Edition edition, Edition other, YamlNode version, YamlNode from) {
        String name = edition.name();
        String otherName = other.name();
        int later = Long.compare(edition.effectiveFrom(), other.effectiveFrom());
        if (otherName.equals(name)) {
            version.problem(
                    "版本 " + name + " 写了两遍", "version " + name + " is there twice", "换一个版本号", "Choose another version");
        } else if (later == 0) {
            from.problem(
                    "与 " + otherName + " 同日生效",
                    "it takes effect on the same day as " + otherName,
                    "换一个生效日",
                    "Choose another day");
        } else if (edition.id().equals(other.id()) && later != Integer.compare(edition.version(), other.version())) {
            from.problem(
                    "版本先后与生效日先后相反：" + name + " 与 " + otherName,
                    "versions take effect in another order than their numbers: " + name + " and " + otherName,
                    "版本高的生效日也应在后",
                    "Let the higher version take effect later");
        }
    }
}
