package mashang.local.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import mashang.local.problems.ProblemList;
import mashang.recurrence.Signature;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code problems like}: the problems that a text speaks of. */
@Command(name = "like", mixinStandardHelpOptions = true)
final class ProblemsLikeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ProblemArguments arguments = new ProblemArguments();

    @Parameters(paramLabel = "TEXT", descriptionKey = "option.like-text")
    private String text = "";

    @Option(names = "--most", paramLabel = "N", defaultValue = "5", descriptionKey = "option.most")
    private int most;

    ProblemsLikeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            ComplaintAnalyzer analyzer =
                    new ComplaintAnalyzer(arguments.city().load().vocabulary());
            Signature said = Signature.of(ComplaintText.clean(text), "", analyzer);
            Set<String> terms = new HashSet<>();
            said.places().forEach(term -> terms.add(term.term()));
            said.issues().forEach(term -> terms.add(term.term()));
            List<ProblemList.Like> like = new ProblemList(arguments.source().problems()).like(terms, most);
            if (like.isEmpty()) {
                console.notice("problems.nothing-like");
            }
            ProblemLines lines = new ProblemLines(console.texts());
            for (int i = 0; i < like.size(); i++) {
                console.print(lines.row(i + 1, like.get(i).problem()));
                String shared = String.join(
                        console.texts().text("problems.comma"), like.get(i).shared());
                console.print("    " + console.texts().text("problems.shared", shared));
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
