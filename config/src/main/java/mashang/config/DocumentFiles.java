package mashang.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.NumberStyle;
import org.jspecify.annotations.Nullable;

/** Reads how a city's office writes documents: {@code templates/documents}, its settings and its templates, checked as a whole. */
public final class DocumentFiles {
    private static final String FOLDER = "templates/documents";
    private static final String SETTINGS = "documents.yaml";
    private static final Pattern CATEGORY = Pattern.compile("[^/]+(/[^/]+)*");

    private DocumentFiles() {}

    /** Whether a configuration says anything of documents. */
    public static boolean areIn(Path configDir) {
        return Files.isDirectory(configDir.resolve(FOLDER));
    }

    /** Throws {@link ConfigException} with everything that is wrong with it. */
    public static DocumentPlan load(Path configDir) {
        Problems problems = new Problems();
        DocumentPlan plan = read(configDir, problems);
        problems.throwIfAny();
        return plan;
    }

    /** Everything wrong with it. */
    public static List<Problem> problems(Path configDir) {
        Problems problems = new Problems();
        read(configDir, problems);
        return problems.all();
    }

    private static DocumentPlan read(Path configDir, Problems problems) {
        Map<Language, String> office = new EnumMap<>(Language.class);
        Map<DocumentKind, DocumentPlan.Settings> kinds = new EnumMap<>(DocumentKind.class);
        Path file = configDir.resolve(FOLDER).resolve(SETTINGS);
        YamlMap root = YamlFile.read(file, FOLDER + '/' + SETTINGS, problems);
        if (root != null) {
            office.putAll(names(root.need("office")));
            YamlNode all = root.need("kinds");
            YamlMap map = all == null ? null : all.map();
            if (map != null) {
                kinds(map, kinds);
            }
            root.done();
        }
        return new DocumentPlan(office, kinds, templates(configDir.resolve(FOLDER), problems));
    }

    private static void kinds(YamlMap map, Map<DocumentKind, DocumentPlan.Settings> kinds) {
        Map<String, DocumentKind> styles = new HashMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            YamlNode node = map.need(kind.code());
            YamlMap settings = node == null ? null : node.map();
            if (settings == null) {
                continue;
            }
            Map<Language, String> names = names(settings);
            YamlNode style = settings.need("number");
            NumberStyle number = style == null
                    ? null
                    : style.parsed(
                            NumberStyle::new,
                            "发文字号：各含一次 {year} 和 {n}，其间有别的字，不含空白、冒号和斜线",
                            "a style of numbers: {year} and {n} once each, something between them, no blank, colon or slash");
            String category = category(settings.need("category"));
            settings.done();
            if (number != null && style != null && styles.putIfAbsent(number.text(), kind) != null) {
                style.problem("两种文书不能共用一个字号", "two kinds may not share their numbers", "改一个", "Change one of them");
            }
            if (number != null && category != null) {
                kinds.put(kind, new DocumentPlan.Settings(names, number, category));
            }
        }
        map.done();
    }

    private static @Nullable String category(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        text -> {
                            if (!CATEGORY.matcher(text).matches()) {
                                throw new IllegalArgumentException(text);
                            }
                            return text;
                        },
                        "事项分类，如 文书/督办通知书",
                        "a category such as 文书/督办通知书");
    }

    private static Map<Language, String> names(@Nullable YamlNode node) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return Map.of();
        }
        Map<Language, String> names = names(map);
        map.done();
        return names;
    }

    private static Map<Language, String> names(YamlMap map) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            YamlNode name = map.need(language == Language.ZH ? "zh" : "en");
            String text = name == null ? null : name.text();
            if (text != null) {
                names.put(language, text);
            }
        }
        return names;
    }

    private static Map<PaperTemplate.Use, Map<Language, PaperTemplate>> templates(Path folder, Problems problems) {
        Map<PaperTemplate.Use, Map<Language, PaperTemplate>> templates = new EnumMap<>(PaperTemplate.Use.class);
        TreeSet<String> foreign = new TreeSet<>(files(folder, problems));
        foreign.remove(SETTINGS);
        for (PaperTemplate.Use use : PaperTemplate.Use.values()) {
            for (Language language : Language.values()) {
                String name = use.file(language);
                String shown = FOLDER + '/' + name;
                if (!foreign.remove(name)) {
                    problems.add(new Problem(
                            shown,
                            0,
                            "",
                            "缺少这个模板",
                            "this template is missing",
                            "从示例配置复制一份",
                            "Copy that of the shipped configuration"));
                    continue;
                }
                String text = TextFile.read(folder.resolve(name), shown, problems);
                if (text != null) {
                    templates
                            .computeIfAbsent(use, u -> new EnumMap<>(Language.class))
                            .put(language, new PaperTemplateReader(use, shown, problems).read(text, language));
                }
            }
        }
        foreign.forEach(name -> problems.add(new Problem(
                FOLDER + '/' + name,
                0,
                "",
                "没有叫这个名字的模板",
                "no template has this name",
                "改正文件名或删除",
                "Correct the name, or delete it")));
        return templates;
    }

    /** Their names. */
    private static List<String> files(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            problems.add(
                    new Problem(FOLDER, 0, "", "读不到：" + why, "cannot be read: " + why, "检查权限", "Check permissions"));
            return List.of();
        }
    }
}
