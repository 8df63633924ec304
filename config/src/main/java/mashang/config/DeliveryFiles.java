package mashang.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mashang.delivery.AckLink;
import org.jspecify.annotations.Nullable;

/** Reads how a city tells people: {@code routes/*.yaml} and {@code templates/}, checked as a whole. */
public final class DeliveryFiles {
    private static final String ROUTES = "routes";
    private static final String TEMPLATES = "templates";
    private static final String WORDS = "words.yaml";

    private DeliveryFiles() {}

    /**
     * Throws {@link ConfigException} with everything that is wrong with it.
     *
     * @param city whose units, calendars and clocks the routes may name
     */
    public static DeliveryPlan load(Path configDir, City city) {
        Problems problems = new Problems();
        DeliveryPlan plan = read(configDir, city, problems);
        problems.throwIfAny();
        if (plan == null) {
            throw new IllegalStateException("a plan without problems can be read");
        }
        return plan;
    }

    /**
     * The same for who is about to deliver: throws, too, for every secret that the environment lacks, with the place that names it.
     *
     * @param environment values of environment variables by name
     */
    public static DeliveryPlan load(Path configDir, City city, UnaryOperator<@Nullable String> environment) {
        Problems problems = new Problems();
        problems(configDir, city, variable -> isSet(environment.apply(variable)))
                .forEach(problems::add);
        String secret = environment.apply(AckLink.SECRET);
        if (secret != null && isSet(secret) && secret.length() < AckLink.SHORTEST_SECRET) {
            problems.add(new Problem(
                    AckLink.SECRET,
                    0,
                    "",
                    "这个环境变量里的密钥太短",
                    "the secret in this environment variable is too short",
                    "至少 " + AckLink.SHORTEST_SECRET + " 个字符",
                    AckLink.SHORTEST_SECRET + " characters or more"));
        }
        problems.throwIfAny();
        return load(configDir, city);
    }

    /**
     * Everything wrong with it, and every secret that the environment lacks; for who checks and delivers nothing.
     *
     * @param city absent where the rest of the configuration cannot be read: then units, calendars and clocks are not looked up
     * @param environment environment variables by name
     */
    public static List<Problem> problems(Path configDir, @Nullable City city, Predicate<String> environment) {
        Problems problems = new Problems();
        RoutesFile routes = routes(configDir, city, problems);
        routes.secrets().forEach((variable, node) -> {
            if (!environment.test(variable)) {
                node.problem(
                        "环境变量 " + variable + " 没有设置",
                        "the environment variable " + variable + " is not set",
                        "在送达作业运行的机器上设置它，或去掉这个渠道",
                        "Set it where the delivery job runs, or remove this channel");
            }
        });
        templates(configDir, city, routes, problems);
        return problems.all();
    }

    /** Whether the value of an environment variable can be a secret: there, and not blank. */
    public static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Names of the environment variables that hold secrets of its channels. */
    public static List<String> secrets(DeliveryPlan plan) {
        return plan.channels().stream()
                .flatMap(c -> c.secrets().values().stream())
                .sorted()
                .distinct()
                .toList();
    }

    private static @Nullable DeliveryPlan read(Path configDir, City city, Problems problems) {
        return templates(configDir, city, routes(configDir, city, problems), problems);
    }

    private static RoutesFile routes(Path configDir, @Nullable City city, Problems problems) {
        RoutesFile routes = new RoutesFile(city);
        for (Path file : files(configDir.resolve(ROUTES), ROUTES, problems)) {
            if (String.valueOf(file.getFileName()).endsWith(".yaml")) {
                YamlMap root = YamlFile.read(file, City.shown(configDir, file), problems);
                if (root != null) {
                    routes.read(root);
                }
            }
        }
        routes.check(problems);
        return routes;
    }

    private static @Nullable DeliveryPlan templates(
            Path configDir, @Nullable City city, RoutesFile routes, Problems problems) {
        TreeMap<String, String> texts = new TreeMap<>();
        TreeMap<String, String> words = new TreeMap<>();
        for (Path file : files(configDir.resolve(TEMPLATES), TEMPLATES, problems)) {
            String name = String.valueOf(file.getFileName());
            String shown = City.shown(configDir, file);
            if (name.equals(WORDS)) {
                YamlMap root = YamlFile.read(file, shown, problems);
                if (root != null) {
                    WordsFile.read(root, words);
                }
            } else if (!name.startsWith(".")) {
                String text = TextFile.read(file, shown, problems);
                if (text != null) {
                    texts.put(name, text);
                }
            }
        }
        DeliveryPlan plan = routes.plan(words, texts);
        TemplateCheck.check(texts, plan, city, problems);
        return plan;
    }

    private static List<Path> files(Path folder, String shown, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(new Problem(
                    shown,
                    0,
                    "",
                    "缺少这个文件夹",
                    "this folder is missing",
                    "从示例配置复制一份",
                    "Copy that of the shipped configuration"));
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            problems.add(
                    new Problem(shown, 0, "", "读不到：" + why, "cannot be read: " + why, "检查权限", "Check permissions"));
            return List.of();
        }
    }
}
