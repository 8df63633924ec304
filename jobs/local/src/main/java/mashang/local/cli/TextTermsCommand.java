package mashang.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import mashang.text.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code text terms}: what each line is about. */
@Command(name = "terms", mixinStandardHelpOptions = true)
final class TextTermsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TextArguments arguments = new TextArguments();

    @Mixin
    private CityArguments city = new CityArguments();

    TextTermsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(city.load().vocabulary());
        return arguments.each(console, " ", (text, out) -> append(analyzer.terms(ComplaintText.clean(text)), out));
    }

    private static void append(List<Term> terms, StringBuilder out) {
        String before = "";
        for (Term term : terms) {
            out.append(before).append(term.text());
            before = " ";
        }
    }
}
