package mashang.local.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.documents.Draft;
import mashang.local.documents.Entry;
import mashang.local.documents.Proposals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code notices propose}: which documents the ladders call for, and drafts of them where somebody wants them. */
@Command(name = "propose", mixinStandardHelpOptions = true)
final class NoticesProposeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Option(names = "--draft", paramLabel = "NAME", descriptionKey = "option.notices-propose-draft")
    private @Nullable String author;

    NoticesProposeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, open -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            List<Proposals.Proposal> all =
                    new Proposals(open.city().policies(), open.city().units()).of(open.look(), open.register(), now);
            console.result("proposals", all.size());
            for (Proposals.Proposal one : all) {
                String by = author;
                String id = "";
                if (by != null) {
                    Draft draft = Draft.of(one.kind(), one.orders(), one.unitId(), one.recipient(), null, now, by);
                    open.register().put(new Entry(Entry.Status.DRAFT, draft, null));
                    id = draft.id() + "  ";
                }
                console.print(id + console.texts().text("notices.kind." + one.kind()) + "  " + one.recipient() + "  "
                        + String.join(" ", one.orders()));
            }
            return ExitCodes.OK;
        });
    }
}
