package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.local.documents.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code notices discard}: a draft that nobody is going to issue goes; what was issued stays. */
@Command(name = "discard", mixinStandardHelpOptions = true)
final class NoticesDiscardCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.notices-draft-id")
    private String id = "";

    NoticesDiscardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, open -> {
            Entry entry = open.entry(id);
            if (entry.issue() != null) {
                throw new Unusable("notices.issued-before", id, entry.id());
            }
            open.register().remove(entry.draft());
            return ExitCodes.OK;
        });
    }
}
