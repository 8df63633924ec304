package mashang.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.local.documents.Entry;
import mashang.local.documents.Issue;
import mashang.local.documents.Issuing;
import mashang.local.documents.Matters;
import mashang.local.office.OfficeDecision;
import mashang.text.ComplaintText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code notices issue}: a person issues a draft; it gets its number, and its clock begins. */
@Command(name = "issue", mixinStandardHelpOptions = true)
final class NoticesIssueCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.notices-draft-id")
    private String id = "";

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.actor")
    private String actor = "";

    @Option(names = "--role", paramLabel = "ROLE", required = true, descriptionKey = "option.office-role")
    private String role = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
    private String reason = "";

    NoticesIssueCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, this::issue);
    }

    private int issue(NoticeDesk.Open open) throws Unusable {
        Entry entry = open.entry(id);
        Issue before = entry.issue();
        if (entry.status() == Entry.Status.ISSUED && before != null) {
            throw new Unusable("notices.issued-before", id, before.number());
        }
        Instant now = Instant.now();
        List<Matters.Matter> matters = open.matters(entry.draft().orders(), now);
        Issuing issuing = new Issuing(open.composer(), open.clocks(), open.register(), desk());
        Issuing.Outcomes came = issuing.issue(entry, matters, actor, role, ComplaintText.clean(reason), now);
        if (!came.refused().isEmpty()) {
            came.refused().forEach(this::tell);
            console.error("notices.refused", id);
            return ExitCodes.UNUSABLE;
        }
        Issue issue = came.entry().issue();
        if (issue != null) {
            console.result("number", issue.number());
            console.result("due", issue.dueAt() == null ? "-" : issue.dueAt());
            console.notice("notices.issued", issue.number(), Issue.orderOf(issue.number()));
        }
        return ExitCodes.OK;
    }

    private void tell(Issuing.Refused refused) {
        String why = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        console.error("office.refused", refused.order(), console.texts().text("office.refused." + why));
    }

    /** The office's topic of the running stack. */
    private Issuing.Desk desk() throws Unusable {
        String bootstrap = desk.bootstrap();
        if (!OfficeDecision.isHeardAt(bootstrap)) {
            throw new Unusable("problems.no-office");
        }
        return (decision, at, key) -> {
            try {
                decision.write(bootstrap, at, key);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("the broker did not take a decision; issue the draft again", e);
            }
        };
    }
}
