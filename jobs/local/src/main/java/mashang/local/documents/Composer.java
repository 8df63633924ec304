package mashang.local.documents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mashang.config.DocumentPlan;
import mashang.config.PaperTemplate;
import mashang.delivery.Language;
import mashang.documents.Paper;
import mashang.local.office.OfficeDecision;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Writes a draft, or what is being issued, out of the city's templates. */
public final class Composer {
    /** A title says what it is about; what is longer is a story. */
    private static final int LONGEST_TITLE = 40;

    private final DocumentPlan plan;
    private final Map<String, String> words;
    private final Clocks clocks;
    private final ZoneId zone;

    /** @param words what the city calls its clocks */
    public Composer(DocumentPlan plan, Map<String, String> words, Clocks clocks, ZoneId zone) {
        this.plan = plan;
        this.words = words;
        this.clocks = clocks;
        this.zone = zone;
    }

    /** Which year's number a document issued at a time bears. */
    int yearOf(Instant at) {
        return at.atZone(zone).getYear();
    }

    DocumentPlan plan() {
        return plan;
    }

    /** What is written down of a document that is issued: that it is opened for its unit, and by whom it was issued. */
    List<OfficeDecision> decisions(Draft draft, String number, String actor, String role, String reason) {
        String order = Issue.orderOf(number);
        OfficeDecision opened = OfficeDecision.plain(Step.OPENED, order, actor, role, reason)
                .withUnit(draft.recipient())
                .withCategory(plan.settings(draft.kind()).category());
        return List.of(opened, OfficeDecision.plain(Step.NOTICE_ISSUED, order, actor, role, reason));
    }

    /** The clock of the answer, if it is issued so; empty where nobody has to answer. */
    Optional<ClockReading> reply(Draft draft, String number, String actor, String role, Instant at) {
        List<CaseEvent> events = decisions(draft, number, actor, role, "-").stream()
                .map(decision -> decision.event(at))
                .toList();
        return Matters.advance(clocks, Issue.orderOf(number), events, at).readings().clocks().stream()
                .filter(r -> r.dueAt() != Long.MAX_VALUE)
                .min(Comparator.comparingLong(ClockReading::dueAt));
    }

    /**
     * A document as it was issued, or a draft as it would be if it were issued now.
     *
     * @param matters orders of a draft, as they stand
     * @param roles in which it may be issued
     */
    public Paper paper(Entry entry, List<Matters.Matter> matters, Set<String> roles, Instant now, Language language) {
        Issue issue = entry.issue();
        if (issue != null) {
            return PaperJson.read(language == Language.ZH ? issue.zh() : issue.en());
        }
        ClockReading reply = roles.stream()
                .map(role -> reply(entry.draft(), entry.id(), "-", role, now))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return paper(entry.draft(), null, matters, reply, now, language);
    }

    /**
     * The document.
     *
     * @param number absent of a draft
     * @param reply the clock of the answer; absent: nobody has to
     * @param at as of when
     */
    Paper paper(
            Draft draft,
            @Nullable String number,
            List<Matters.Matter> matters,
            @Nullable ClockReading reply,
            Instant at,
            Language language) {
        PaperWords say = new PaperWords(words, language, zone);
        String name = plan.settings(draft.kind()).names().getOrDefault(language, "");
        Map<String, Object> values = new HashMap<>();
        values.put("office", plan.office().getOrDefault(language, ""));
        values.put("name", name);
        values.put("number", number == null ? say.say("（发文字号在签发时给出）", "(numbered when it is issued)") : number);
        values.put("date", number == null ? say.say("（签发日期）", "(date of issue)") : say.day(at.toEpochMilli()));
        values.put("recipient", draft.recipient());
        values.put("count", draft.orders().size());
        values.put("several", draft.orders().size() > 1);
        values.put("hasDue", reply != null);
        values.put("due", reply == null ? "" : say.time(reply.dueAt()));
        values.put("dueRule", reply == null ? "" : say.policy(reply.policy()));
        values.put("dueSource", reply == null ? "" : say.ownWords(reply.rule().source()));
        values.put("provisional", reply != null && reply.provisional());
        values.put("hasRemark", draft.remark() != null);
        values.put("remark", draft.remark() == null ? "" : draft.remark());
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> basis = new LinkedHashSet<>();
        for (Matters.Matter matter : matters) {
            Map<String, String> row = row(matter, rows.size() + 1, say, at);
            rows.add(row);
            basis.add(row.getOrDefault("source", ""));
        }
        values.put("basis", String.join(say.say("；", "; "), basis));
        String title = (number == null ? say.say("草稿", "Draft") : number) + " " + name;
        return plan.template(PaperTemplate.Use.of(draft.kind()), language)
                .fill(title, number == null, values, Map.of("orders", rows));
    }

    private static Map<String, String> row(Matters.Matter matter, int n, PaperWords say, Instant at) {
        Map<String, String> row = new HashMap<>();
        row.put("n", Integer.toString(n));
        row.put("order", Issue.numberOf(matter.order()));
        row.put("matter", matter.restricted() ? say.say("（内容不公开）", "(not disclosed)") : shortened(matter.title()));
        ClockReading clock = matter.clock().orElse(null);
        if (clock != null) {
            row.put("clock", say.clock(clock.clock()));
            row.put("due", clock.dueAt() == Long.MAX_VALUE ? "—" : say.time(clock.dueAt()));
            row.put("state", say.state(clock, at.toEpochMilli()));
            row.put("reckoning", say.reckoning(clock));
            row.put("source", say.source(clock));
        } else {
            row.put("state", say.say("没有在计的时限", "no limit runs"));
        }
        return row;
    }

    static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + '…';
    }
}
