package mashang.config;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mashang.delivery.Language;
import mashang.documents.Paper;
import org.jspecify.annotations.Nullable;

/** Reads a template of a document, line by line, so that whatever is wrong has its line. */
final class PaperTemplateReader {
    /** {@code {{{name}}}}, {@code {{&name}}}, {@code {{>other}}}, a parent, a block, other delimiters. */
    private static final Pattern FOREIGN = Pattern.compile("\\{\\{\\s*[{&>=<$]");

    private static final String COMMENT = "%";

    private static final Map<String, Paper.Kind> MARKS = Map.of(
            "!", Paper.Kind.HEAD,
            "*", Paper.Kind.NUMBER,
            "#", Paper.Kind.TITLE,
            "##", Paper.Kind.HEADING,
            "@", Paper.Kind.RECIPIENT,
            ">", Paper.Kind.SIGNATURE,
            "~", Paper.Kind.NOTE,
            "|", Paper.Kind.TABLE);

    private final PaperTemplate.Use use;
    private final String shown;
    private final Problems problems;
    private boolean noted;

    PaperTemplateReader(PaperTemplate.Use use, String shown, Problems problems) {
        this.use = use;
        this.shown = shown;
        this.problems = problems;
    }

    /** The template; of no use where problems were noted. */
    PaperTemplate read(String text, Language language) {
        List<PaperTemplate.Line> lines = new ArrayList<>();
        List<String> written = text.lines().toList();
        for (int i = 0; i < written.size(); i++) {
            String line = written.get(i).strip();
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                PaperTemplate.Line read = line(line, i + 1);
                if (read != null) {
                    lines.add(read);
                }
            }
        }
        if (lines.isEmpty() && !noted) {
            problem(1, "", "模板是空的", "this template is empty", "从示例配置复制一份", "Copy that of the shipped configuration");
        }
        return new PaperTemplate(language, lines);
    }

    private PaperTemplate.@Nullable Line line(String line, int number) {
        int blank = line.indexOf(' ');
        Paper.Kind kind = blank < 0 ? null : MARKS.get(line.substring(0, blank));
        String rest = kind == null ? line : line.substring(blank + 1).strip();
        if (kind == Paper.Kind.TABLE) {
            return table(rest, number);
        }
        Template compiled = compiled(rest, number);
        return compiled == null
                ? null
                : new PaperTemplate.Line(kind == null ? Paper.Kind.TEXT : kind, compiled, "", List.of());
    }

    private @Nullable Template compiled(String text, int number) {
        if (FOREIGN.matcher(text).find()) {
            problem(
                    number,
                    "",
                    "只能用 {{字段}} 和 {{#字段}}…{{/字段}}",
                    "only {{field}} and {{#field}}…{{/field}} may be used",
                    "改正这一行",
                    "Correct this line");
            return null;
        }
        try {
            Template compiled = PaperTemplate.compiled(text);
            UnfilledNames names = new UnfilledNames(use.fields(), new LinkedHashSet<>());
            compiled.visit(names);
            names.unknown().forEach(name -> unknown(number, name, use.fields()));
            return compiled;
        } catch (MustacheException e) {
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            problem(
                    number,
                    "",
                    "模板有错：" + what,
                    "broken template: " + what,
                    "改正这一行；一段不能跨行",
                    "Correct this line; a section ends on its line");
            return null;
        }
    }

    /** {@code | orders | 工单 = order | 到期 = due}. */
    private PaperTemplate.@Nullable Line table(String text, int number) {
        String[] parts = text.split("\\|", -1);
        String name = parts[0].strip();
        Set<String> fields = use.tables().get(name);
        if (fields == null) {
            unknown(number, name, use.tables().keySet());
            return null;
        }
        List<PaperTemplate.Column> columns = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].lastIndexOf('=');
            String head = equals < 0 ? "" : parts[i].substring(0, equals).strip();
            String field = parts[i].substring(equals + 1).strip();
            if (head.isEmpty()) {
                problem(
                        number,
                        field,
                        "每一栏写成“栏名 = 字段”",
                        "a column is written “head = field”",
                        "改正这一行",
                        "Correct this line");
            } else if (!fields.contains(field)) {
                unknown(number, field, fields);
            } else {
                columns.add(new PaperTemplate.Column(head, field));
            }
        }
        if (parts.length == 1) {
            problem(number, name, "表格没有一栏", "the table has no column", "写上“| 栏名 = 字段”", "Write “| head = field”");
        }
        return new PaperTemplate.Line(Paper.Kind.TABLE, PaperTemplate.compiled(""), name, columns);
    }

    private void unknown(int number, String name, Set<String> known) {
        String all = known.stream().sorted().collect(Collectors.joining(", "));
        problem(number, name, "没有这个字段", "there is no such field", "可用：" + all, "Known: " + all);
    }

    private void problem(int line, String field, String chinese, String english, String remedyZh, String remedyEn) {
        noted = true;
        problems.add(new Problem(shown, line, field, chinese, english, remedyZh, remedyEn));
    }
}
