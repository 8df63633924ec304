package mashang.config;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import mashang.text.ClassifierRules;
import mashang.text.Concern;
import mashang.text.Cues;
import mashang.text.PlaceRegister;
import mashang.workorder.Kind;
import org.jspecify.annotations.Nullable;

/** Finds what a city says about the texts of its complaints: its places, and the words that tell what one wants. */
final class TextRules {
    private static final List<String> CUE_FILES = List.of("kinds.yaml", "concerns.yaml", "conduct.yaml");

    private TextRules() {}

    /** @param files the YAML files of {@code places} */
    static PlaceRegister places(Path configDir, List<Path> files, Problems problems) {
        PlaceFiles places = new PlaceFiles();
        files.forEach(file -> places.read(file, City.shown(configDir, file), problems));
        PlaceRegister register = places.register();
        Path grids = configDir.resolve("places").resolve("grids.csv");
        return Files.isRegularFile(grids)
                ? GridFile.read(grids, City.shown(configDir, grids), register, problems)
                : register;
    }

    /** @param files the YAML files of {@code lexicon} */
    static ClassifierRules words(List<LexiconText> files, Problems problems) {
        for (LexiconText file : files) {
            if (!CUE_FILES.contains(file.name())) {
                String known = String.join(", ", CUE_FILES);
                problems.add(new Problem(
                        file.shownAs(),
                        0,
                        "",
                        "不认识的文件",
                        "unknown file",
                        "改名或移走；可用的文件：" + known,
                        "Rename or move it; known files: " + known));
            }
        }
        Cues<Kind> kinds = cues(files, "kinds.yaml", key -> key.constant(Kind.class), problems);
        Cues<Concern> concerns = cues(files, "concerns.yaml", key -> key.constant(Concern.class), problems);
        Cues<Boolean> conduct = cues(files, "conduct.yaml", TextRules::conduct, problems);
        return new ClassifierRules(kinds, concerns, conduct);
    }

    private static @Nullable Boolean conduct(YamlNode key) {
        if (key.says("conduct")) {
            return true;
        }
        key.problem("不认识的键", "unknown key", "改为 conduct", "Write conduct");
        return null;
    }

    private static <T extends Serializable> Cues<T> cues(
            List<LexiconText> files, String name, Function<YamlNode, @Nullable T> target, Problems problems) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(file -> CueFile.read(file, target, problems))
                .orElseGet(Cues::none);
    }
}
