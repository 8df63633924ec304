package mashang.local.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import mashang.documents.DocumentKind;
import mashang.local.documents.Draft;
import mashang.local.documents.Entry;
import mashang.local.documents.Matters;
import mashang.text.ComplaintText;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code notices draft}: a document about orders, for somebody to read and issue; tells nobody anything yet. */
@Command(name = "draft", mixinStandardHelpOptions = true)
final class NoticesDraftCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NoticeDesk desk = new NoticeDesk();

    @Option(names = "--order", paramLabel = "ORDER", required = true, descriptionKey = "option.notices-order")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "option.notices-kind")
    private DocumentKind kind = DocumentKind.SUPERVISION;

    @Option(names = "--unit", paramLabel = "NAME", descriptionKey = "option.notices-unit")
    private @Nullable String unit;

    @Option(names = "--remark", paramLabel = "TEXT", descriptionKey = "option.notices-remark")
    private @Nullable String remark;

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.notices-author")
    private String actor = "";

    NoticesDraftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return desk.open(console, open -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Unit to = recipient(open, open.matters(orders, now), now);
            String said = remark == null || remark.isBlank() ? null : ComplaintText.clean(remark);
            Draft draft = Draft.of(kind, orders, to.id(), to.currentName(), said, now, actor);
            open.register().put(new Entry(Entry.Status.DRAFT, draft, null));
            console.result("draft", draft.id());
            console.result("recipient", draft.recipient());
            console.notice("notices.drafted", draft.id());
            return ExitCodes.OK;
        });
    }

    /** The unit asked for, or the one that has all the orders. */
    private Unit recipient(NoticeDesk.Open open, List<Matters.Matter> matters, Instant now) throws Unusable {
        String wanted = unit;
        if (wanted != null) {
            Units units = open.city().units();
            return units.named(wanted, now)
                    .or(() -> units.byId(wanted))
                    .orElseThrow(() -> new Unusable("notices.no-unit", wanted));
        }
        TreeMap<String, Unit> units = new TreeMap<>();
        for (Matters.Matter matter : matters) {
            String name = matter.unit().orElseThrow(() -> new Unusable("notices.without-unit", matter.order()));
            Unit known = open.city()
                    .units()
                    .named(name, now)
                    .orElseThrow(() -> new Unusable("notices.unknown-unit", matter.order(), name));
            units.put(known.id(), known);
        }
        if (units.size() > 1) {
            String names = String.join(
                    ", ", units.values().stream().map(Unit::currentName).toList());
            throw new Unusable("notices.several-units", names);
        }
        return units.firstEntry().getValue();
    }
}
