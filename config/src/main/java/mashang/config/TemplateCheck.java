package mashang.config;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Format;
import mashang.delivery.Language;
import mashang.delivery.SampleAlerts;
import mashang.delivery.Shipment;
import mashang.sla.Calendars;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/** Checks the templates before anything is sent: all there, well-formed, no field nobody fills, nothing unescaped but our links. */
final class TemplateCheck {
    /** {@code {{{name}}}} and {@code {{&name}}} are not escaped. */
    private static final Pattern RAW = Pattern.compile("\\{\\{(?:\\{|&)\\s*([^}]*?)\\s*}}");

    /** {@code {{>other}}}, a parent, a block, other delimiters. */
    private static final Pattern FOREIGN = Pattern.compile("\\{\\{\\s*[>=<$][^}]*}}");

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    /** Links are made by us: the city's own address, and an order id percent-encoded. */
    private static final Set<String> MAY_BE_RAW = Set.of("link", "boardLink", "ackLink");

    private TemplateCheck() {}

    /** What templates of alerts, or of digests, may name. */
    private static Set<String> fields(AlertWords words, boolean isDigest) {
        Set<String> fields = new HashSet<>(
                words.of(SampleAlerts.all(ChannelSettings.Type.FILE.name()).get(0), Language.ZH)
                        .keySet());
        fields.addAll(List.of("recipient", "board", "boardLink", "hasAck", "ackLink"));
        if (isDigest) {
            fields.addAll(List.of("total", "kinds", "units", "what", "count", "lines", "n", "more", "rest"));
        }
        return fields;
    }

    static String name(String kind, Language language, Format format) {
        return kind + '.' + (language == Language.ZH ? "zh" : "en") + '.' + format.extension();
    }

    static Template compile(String text, Format format) {
        return Mustache.compiler()
                .escapeHTML(false)
                .withEscaper(format::value)
                .strictSections(true)
                .nullValue("")
                .compile(text);
    }

    static void check(Map<String, String> texts, DeliveryPlan plan, @Nullable City city, Problems problems) {
        AlertWords words = new AlertWords(
                plan,
                city == null ? Units.none() : city.units(),
                city == null ? Calendars.WEEKDAYS : city.workCalendars(),
                city == null ? List.of() : city.policies());
        Set<String> needed = new HashSet<>();
        boolean isGood = true;
        for (Language language : Language.values()) {
            needed.add(name("title", language, Format.TEXT));
            needed.add(name("digest-title", language, Format.TEXT));
            for (Format format : Format.values()) {
                needed.add(name("alert", language, format));
                needed.add(name("digest", language, format));
            }
        }
        for (String name : needed.stream().sorted().toList()) {
            String text = texts.get(name);
            if (text == null) {
                problems.add(new Problem(
                        shown(name),
                        0,
                        "",
                        "缺少这个模板",
                        "this template is missing",
                        "从示例配置复制一份",
                        "Copy that of the shipped configuration"));
                isGood = false;
            } else {
                isGood &= well(name, text, fields(words, name.startsWith("digest")), problems);
            }
        }
        texts.keySet().stream()
                .filter(n -> !needed.contains(n))
                .sorted()
                .forEach(n -> problems.add(new Problem(
                        shown(n),
                        0,
                        "",
                        "没有叫这个名字的模板",
                        "no template has this name",
                        "改正文件名或删除",
                        "Correct the name, or delete it")));
        if (isGood) {
            render(needed, texts, plan, words, problems);
        }
    }

    private static boolean well(String name, String text, Set<String> fields, Problems problems) {
        if (text.isBlank()) {
            problems.add(new Problem(
                    shown(name),
                    1,
                    "",
                    "模板是空的",
                    "this template is empty",
                    "从示例配置复制一份",
                    "Copy that of the shipped configuration"));
            return false;
        }
        boolean isGood = true;
        Matcher foreign = FOREIGN.matcher(text);
        while (foreign.find()) {
            problems.add(new Problem(
                    shown(name),
                    lineAt(text, foreign.start()),
                    foreign.group(),
                    "模板里不能引用别的模板，也不能换分隔符",
                    "a template includes no other, and keeps its delimiters",
                    "删去这一处，直接写出内容",
                    "Remove it and write what is meant"));
            isGood = false;
        }
        Matcher raw = RAW.matcher(text);
        while (raw.find()) {
            if (!MAY_BE_RAW.contains(raw.group(1))) {
                problems.add(new Problem(
                        shown(name),
                        lineAt(text, raw.start()),
                        raw.group(1),
                        "不转义会让诉求人的文字变成链接或标记",
                        "unescaped, what a citizen wrote could become a link or markup",
                        "改用两层花括号",
                        "Write it in two braces"));
                isGood = false;
            }
        }
        try {
            Template template = compile(text, Format.TEXT);
            isGood &= !isGood || known(name, text, template, fields, problems);
        } catch (MustacheException e) {
            problems.add(broken(name, lineOf(e), e));
            isGood = false;
        }
        return isGood;
    }

    private static int lineAt(String text, int place) {
        return (int) text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
    }

    /** Looks into sections, too, that no sample opens: what is unknown there would stop a message one day. */
    private static boolean known(String name, String text, Template template, Set<String> fields, Problems problems) {
        Set<String> unknown = new LinkedHashSet<>();
        template.visit(new UnfilledNames(fields, unknown));
        for (String field : unknown) {
            Matcher at = Pattern.compile("\\{\\{[#^/&{]?\\s*" + Pattern.quote(field) + "\\s*}}")
                    .matcher(text);
            problems.add(new Problem(
                    shown(name),
                    at.find() ? lineAt(text, at.start()) : 0,
                    field,
                    "没有这个字段",
                    "there is no such field",
                    "按 config/README.md 改正名字",
                    "Correct the name; config/README.md lists them"));
        }
        return unknown.isEmpty();
    }

    /** Every kind of alert, alone and in a digest, so that a field nobody fills is found now. */
    private static void render(
            Set<String> needed, Map<String, String> texts, DeliveryPlan plan, AlertWords words, Problems problems) {
        for (String name : needed.stream().sorted().toList()) {
            String text = String.valueOf(texts.get(name));
            try {
                Template template = compile(text, Format.TEXT);
                for (Shipment sample : samples(name.startsWith("digest"))) {
                    new AlertWriter(plan, words)
                            .sample(template, sample, name.contains(".zh.") ? Language.ZH : Language.EN);
                }
            } catch (MustacheException.Context e) {
                problems.add(broken(name, e.lineNo, e));
            } catch (MustacheException e) {
                problems.add(broken(name, 0, e));
            }
        }
    }

    private static List<Shipment> samples(boolean digests) {
        List<Shipment> samples = new ArrayList<>();
        SampleAlerts.all(ChannelSettings.Type.FILE.name())
                .forEach(c ->
                        samples.add(digests ? SampleAlerts.digest(List.of(c, c)) : SampleAlerts.digest(List.of(c))));
        return samples;
    }

    private static Problem broken(String name, int line, MustacheException e) {
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Problem(
                shown(name), line, "", "模板有错：" + what, "broken template: " + what, "改正这一行", "Correct this line");
    }

    /** Its messages of syntax end in {@code @ line 3}, or have {@code on line 3}. */
    private static int lineOf(MustacheException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static String shown(String name) {
        return "templates/" + name;
    }
}
