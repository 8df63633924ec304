package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.documents.Answers;
import mashang.local.documents.Entry;
import mashang.local.documents.Issue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code notices list}: the register, with how far each document is answered. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class NoticesListCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @ArgGroup(exclusive = true)
    private Which which = new Which();

    /** Only drafts, or only what was issued. */
    static final class Which {
        @Option(names = "--draft", descriptionKey = "option.notices-drafts")
        private boolean drafts;

        @Option(names = "--issued", descriptionKey = "option.notices-issued")
        private boolean issued;
    }

    NoticesListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, open -> {
            Answers answers = new Answers(open.look().documents());
            List<Entry> listed = open.register().all().stream()
                    .filter(entry -> which.drafts ? entry.issue() == null : !which.issued || entry.issue() != null)
                    .toList();
            console.result("notices", listed.size());
            listed.forEach(entry -> show(entry, answers, open.zone()));
            return ExitCodes.OK;
        });
    }

    private void show(Entry entry, Answers answers, ZoneId zone) {
        Issue issue = entry.issue();
        Instant at = issue == null ? entry.draft().draftedAt() : issue.at();
        Instant due = answers.dueAt(entry);
        console.print(String.join(
                "  ",
                entry.id(),
                console.texts().text("notices.kind." + entry.draft().kind()),
                entry.draft().recipient(),
                console.texts().text("notices.orders", entry.draft().orders().size()),
                MINUTE.format(at.atZone(zone)),
                issue == null ? entry.draft().draftedBy() : issue.actor() + '/' + issue.role(),
                console.texts()
                        .text(
                                "notices.state." + answers.state(entry),
                                due == null ? "" : MINUTE.format(due.atZone(zone)))));
    }
}
