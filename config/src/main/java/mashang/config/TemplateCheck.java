package mashang.config;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashSet;
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

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    /** Links are made by us: the city's own address, and an order id percent-encoded. */
    private static final Set<String> MAY_BE_RAW = Set.of("link", "boardLink");

    private TemplateCheck() {}

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
                isGood &= well(name, text, problems);
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
            render(needed, texts, plan, city, problems);
        }
    }

    private static boolean well(String name, String text, Problems problems) {
        boolean isGood = true;
        Matcher raw = RAW.matcher(text);
        while (raw.find()) {
            if (!MAY_BE_RAW.contains(raw.group(1))) {
                int line = (int) text.substring(0, raw.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                problems.add(new Problem(
                        shown(name),
                        line,
                        raw.group(1),
                        "不转义会让诉求人的文字变成链接或标记",
                        "unescaped, what a citizen wrote could become a link or markup",
                        "改用两层花括号",
                        "Write it in two braces"));
                isGood = false;
            }
        }
        try {
            compile(text, Format.TEXT);
        } catch (MustacheException e) {
            problems.add(broken(name, lineOf(e), e));
            isGood = false;
        }
        return isGood;
    }

    /** Every kind of alert, alone and in a digest, so that a field nobody fills is found now. */
    private static void render(
            Set<String> needed, Map<String, String> texts, DeliveryPlan plan, @Nullable City city, Problems problems) {
        AlertWords words = new AlertWords(
                plan,
                city == null ? Units.none() : city.units(),
                city == null ? Calendars.WEEKDAYS : city.workCalendars(),
                city == null ? List.of() : city.policies());
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
