package mashang.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.documents.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code notices render}: a draft as its orders stand now, or a document exactly as it was issued. */
@Command(name = "render", mixinStandardHelpOptions = true)
final class NoticesRenderCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Mixin
    private PaperArguments paper = new PaperArguments();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.notices-id")
    private String id = "";

    NoticesRenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, open -> {
            Instant now = Instant.now();
            Entry entry = open.entry(id);
            boolean isDraft = entry.issue() == null;
            paper.write(
                    open.composer()
                            .paper(
                                    entry,
                                    isDraft ? open.matters(entry.draft().orders(), now) : List.of(),
                                    open.issuers(),
                                    now,
                                    console.language() == Language.en
                                            ? mashang.delivery.Language.EN
                                            : mashang.delivery.Language.ZH),
                    console);
            return ExitCodes.OK;
        });
    }
}
