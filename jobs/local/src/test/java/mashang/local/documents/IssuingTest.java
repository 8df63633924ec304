package mashang.local.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DocumentFiles;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.Paper;
import mashang.documents.TextPaper;
import mashang.local.office.OfficeDecision;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.Clocks;
import mashang.sla.oracle.Oracle;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a draft to the breach of its answer, by the rules, policies and templates we ship. */
class IssuingTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clocks CLOCKS = CITY.clocks();
    private static final Composer COMPOSER = new Composer(
            DocumentFiles.load(CONFIG), DeliveryFiles.load(CONFIG, CITY).words(), CLOCKS, ZONE);
    private static final String ORDER = "hotline:20260301-0007";
    private static final Instant NOW = time("2026-03-12T10:00");

    /** What was handed over, as intake makes events of it. */
    private final Map<String, List<CaseEvent>> log = new HashMap<>();

    private final PlainRegister register = new PlainRegister();
    private int handed;
    private int lost = Integer.MAX_VALUE;

    @BeforeEach
    void anOverdueOrder() {
        add(CaseEvent.about(ORDER, Step.SUBMITTED, time("2026-03-02T09:00"), time("2026-03-02T09:00"))
                .channel("phone")
                .title("东街口占道经营<script>")
                .done());
        add(CaseEvent.about(ORDER, Step.DISPATCHED, time("2026-03-02T09:20"), time("2026-03-02T09:20"))
                .unit("市城市管理局")
                .done());
    }

    private void add(CaseEvent event) {
        log.computeIfAbsent(event.orderId(), id -> new ArrayList<>()).add(event);
    }

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private Entry draft(DocumentKind kind, String... orders) {
        Draft draft = Draft.of(kind, List.of(orders), "cg", "市城市管理局", null, NOW, "李四");
        Entry entry = new Entry(Entry.Status.DRAFT, draft, null);
        register.put(entry);
        return entry;
    }

    private List<Matters.Matter> matters(Entry entry, Instant at) {
        Matters all = new Matters(CLOCKS, id -> log.getOrDefault(id, List.of()), Set.of("hotline:conduct"));
        return entry.draft().orders().stream()
                .map(order -> all.of(order, at).orElseThrow())
                .toList();
    }

    private Issuing.Outcomes issue(Entry entry, String role, Instant at) {
        return new Issuing(COMPOSER, CLOCKS, register, this::hand)
                .issue(entry, matters(entry, at), "张三", role, "逾期未办", at);
    }

    private void hand(OfficeDecision decision, Instant at, String key) {
        if (handed >= lost) {
            throw new IllegalStateException("the broker is away");
        }
        handed++;
        CaseEvent event = decision.event(at);
        CaseEvent keyed = CaseEvent.about(event.orderId(), event.step(), at, at.plusSeconds(handed))
                .factKey(key)
                .unit(event.unit())
                .category(event.category())
                .concerns(event.concerns())
                .actor(event.actor())
                .role(event.role())
                .reason(event.reason())
                .done();
        add(keyed);
    }

    private Advance advance(String order, Instant until) {
        return Matters.advance(CLOCKS, order, log.getOrDefault(order, List.of()), until);
    }

    /** What is told of an order until then; the oracle tells the same. */
    private List<String> told(String order, Instant until) {
        List<Alert> alerts =
                advance(order, until).alerts().stream().sorted(AlertCsv.ORDER).toList();
        assertThat(new Oracle(CITY.policies(), CITY.calendars(), CITY.units(), Map.of())
                        .judge(log.getOrDefault(order, List.of()), until.toEpochMilli())
                        .alerts())
                .isEqualTo(alerts);
        return alerts.stream()
                .map(Alert::alertId)
                .map(id -> id.substring(order.length()))
                .toList();
    }

    @Test
    void whatIsIssuedHasANumberADeadlineAndAPlaceInTheHistoryOfItsOrder() {
        Entry draft = draft(DocumentKind.SUPERVISION, ORDER);
        Issue issue = issue(draft, "head", NOW).entry().issue();
        assertThat(issue).isNotNull();
        assertThat(issue.number()).isEqualTo("榕效督〔2026〕1号");
        assertThat(issue.dueAt())
                .as("three working days from the next, at office close")
                .isEqualTo(time("2026-03-17T17:30"));
        assertThat(issue.policy()).isEqualTo("default@1");
        assertThat(register.entries.keySet()).containsExactly("榕效督〔2026〕1号");
        assertThat(log.get(ORDER)).last().satisfies(event -> {
            assertThat(event.step()).isEqualTo(Step.NOTICE_ISSUED);
            assertThat(event.concerns()).isEqualTo("榕效督〔2026〕1号");
            assertThat(event.actor()).isEqualTo("张三");
        });
        assertThat(advance(ORDER, NOW.plusSeconds(60)).readings().refusals()).isEmpty();
        assertThat(advance(Issue.orderOf(issue.number()), NOW.plusSeconds(60))
                        .readings()
                        .clocks())
                .as("no other clock runs for a document")
                .singleElement()
                .satisfies(clock -> {
                    assertThat(clock.clock()).isEqualTo("notice-reply");
                    assertThat(clock.unit()).isEqualTo("市城市管理局");
                    assertThat(Instant.ofEpochMilli(clock.dueAt())).isEqualTo(issue.dueAt());
                });
    }

    @Test
    void anAnswerInTimeStopsItsClock() {
        String order = Issue.orderOf(issued(draft(DocumentKind.SUPERVISION, ORDER)));
        hand(OfficeDecision.plain(Step.REPLIED, order, "张三", "office", "书面答复已收"), time("2026-03-17T17:00"), "answer");
        assertThat(told(order, time("2026-04-30T00:00"))).containsExactly("/1/notice-reply/warning");
    }

    @Test
    void withoutAnAnswerItIsBreachedAtItsDueTimeAndClimbsItsLadder() {
        String order = Issue.orderOf(issued(draft(DocumentKind.SUPERVISION, ORDER)));
        assertThat(told(order, time("2026-03-17T17:30").minusMillis(1))).containsExactly("/1/notice-reply/warning");
        assertThat(told(order, time("2026-03-17T17:30"))).contains("/1/notice-reply/breach");
        assertThat(told(order, time("2026-04-30T00:00")))
                .contains("/1/notice-reply/breach", "/1/notice-reply/escalation-1", "/1/notice-reply/escalation-2");
    }

    @Test
    void eachDocumentHasAClockOfItsOwnHoweverManyOrdersItIsAboutAndHoweverManyAreAboutAnOrder() {
        add(CaseEvent.about("hotline:2", Step.SUBMITTED, time("2026-03-02T09:00"), time("2026-03-02T09:00"))
                .done());
        String first = issued(draft(DocumentKind.SUPERVISION, ORDER, "hotline:2"));
        String second = issued(draft(DocumentKind.RECTIFICATION, ORDER));
        assertThat(told(Issue.orderOf(first), time("2026-03-20T00:00"))).contains("/1/notice-reply/breach");
        assertThat(told(Issue.orderOf(second), time("2026-03-20T00:00"))).isEmpty();
        assertThat(told(Issue.orderOf(second), time("2026-03-27T00:00"))).contains("/1/notice-reply/breach");
        assertThat(told("hotline:2", time("2026-03-27T00:00"))).noneMatch(id -> id.contains("notice-reply"));
    }

    private String issued(Entry draft) {
        Issue issue = issue(draft, "head", NOW).entry().issue();
        assertThat(issue).isNotNull();
        return issue.number();
    }

    @Test
    void nobodyHasToAnswerABrief() {
        String number = issued(draft(DocumentKind.BRIEF, ORDER));
        assertThat(number).isEqualTo("榕效报〔2026〕1号");
        assertThat(told(Issue.orderOf(number), time("2026-12-30T00:00"))).isEmpty();
        assertThat(register.find(number).orElseThrow().issue().dueAt()).isNull();
    }

    @Test
    void numbersAreGivenInTurnByKindAndYearAndNeverTwice() {
        assertThat(issued(draft(DocumentKind.SUPERVISION, ORDER))).isEqualTo("榕效督〔2026〕1号");
        assertThat(issued(draft(DocumentKind.RECTIFICATION, ORDER))).isEqualTo("榕效改〔2026〕1号");
        Draft again = Draft.of(DocumentKind.SUPERVISION, List.of(ORDER), "cg", "市城市管理局", null, NOW, "王五");
        register.overtaken.addAll(List.of("榕效督〔2026〕2号", "榕效督〔2026〕3号"));
        assertThat(issued(new Entry(Entry.Status.DRAFT, again, null)))
                .as("two others were faster")
                .isEqualTo("榕效督〔2026〕4号");
        Draft next = Draft.of(DocumentKind.SUPERVISION, List.of(ORDER), "cg", "市城市管理局", null, NOW, "赵六");
        Issue newYear = issue(new Entry(Entry.Status.DRAFT, next, null), "head", time("2027-01-01T00:00"))
                .entry()
                .issue();
        assertThat(newYear.number()).isEqualTo("榕效督〔2027〕1号");
    }

    @Test
    void ofTwoWhoIssueOneDraftTogetherTheSecondFindsItIssued() {
        Entry draft = draft(DocumentKind.SUPERVISION, ORDER);
        List<Entry> first = new ArrayList<>();
        register.meanwhile = () -> first.add(issue(draft, "head", NOW).entry());
        Entry second = issue(draft, "head", NOW.plusSeconds(1)).entry();
        assertThat(first).containsExactly(second);
        assertThat(register.numbers()).containsExactly("榕效督〔2026〕1号");

        Entry other = draft(DocumentKind.RECTIFICATION, ORDER);
        register.overtaking = () -> first.add(issue(other, "head", NOW).entry());
        assertThat(issue(other, "head", NOW.plusSeconds(1)).entry()).isEqualTo(first.get(1));
        assertThat(register.numbers()).containsExactlyInAnyOrder("榕效督〔2026〕1号", "榕效改〔2026〕1号");
    }

    @Test
    void whoMayNotIssueIsRefusedAndTheOrderRemembersThatHeTried() {
        Entry draft = draft(DocumentKind.SUPERVISION, ORDER);
        Issuing.Outcomes came = issue(draft, "inspector", NOW);
        assertThat(came.refused()).containsExactly(new Issuing.Refused(ORDER, Refusal.Why.ROLE));
        assertThat(register.all()).containsExactly(draft);
        assertThat(advance(ORDER, NOW.plusSeconds(60)).readings().refusals())
                .extracting(Refusal::why)
                .containsExactly(Refusal.Why.ROLE);
    }

    @Test
    void oneOrderThatIsClosedStandsAgainstTheWholeDocument() {
        add(CaseEvent.about("hotline:2", Step.SUBMITTED, time("2026-03-02T09:00"), time("2026-03-02T09:00"))
                .done());
        add(CaseEvent.about("hotline:2", Step.CANCELLED, time("2026-03-03T09:00"), time("2026-03-03T09:00"))
                .done());
        Entry draft = draft(DocumentKind.SUPERVISION, "hotline:2", ORDER);
        assertThat(issue(draft, "head", NOW).refused())
                .containsExactly(new Issuing.Refused("hotline:2", Refusal.Why.LATE));
        assertThat(register.numbers()).isEmpty();
        assertThat(log.get(ORDER)).hasSize(2);
    }

    @Test
    void brokenOffItIsFinishedUnderTheSameNumberAndNothingCountsTwice() {
        Entry draft = draft(DocumentKind.SUPERVISION, ORDER);
        lost = 1;
        assertThatThrownBy(() -> issue(draft, "head", NOW)).isInstanceOf(IllegalStateException.class);
        lost = Integer.MAX_VALUE;
        Entry begun = register.find(draft.id()).orElseThrow();
        assertThat(begun.status()).isEqualTo(Entry.Status.ISSUING);
        Instant later = NOW.plusSeconds(3_600);
        Entry done = issue(begun, "inspector", later).entry();
        assertThat(done.status()).isEqualTo(Entry.Status.ISSUED);
        assertThat(done.issue()).isEqualTo(begun.issue());
        assertThat(register.numbers()).containsExactly("榕效督〔2026〕1号");
        Set<String> ids = new HashSet<>();
        log.get(Issue.orderOf("榕效督〔2026〕1号")).forEach(event -> ids.add(event.eventId()));
        assertThat(ids).as("opened twice, with the same id, and issued").hasSize(2);
        assertThat(issue(done, "head", later).entry()).isEqualTo(done);
        assertThat(register.numbers()).hasSize(1);
    }

    @Test
    void aDraftSaysByWhenItWouldHaveToBeAnsweredAndWhatWasIssuedStaysAsItWas() {
        Entry draft = draft(DocumentKind.SUPERVISION, ORDER);
        Paper before = COMPOSER.paper(draft, matters(draft, NOW), Set.of("clerk", "head"), NOW, Language.ZH);
        assertThat(before.draft()).isTrue();
        assertThat(TextPaper.of(before))
                .contains("发文字号在签发时给出", "市城市管理局：", "2026年3月17日", "20260301-0007", "东街口占道经营＜script＞", "已超", "某市亮灯规定")
                .doesNotContain("red and yellow light rule", "李四", "张三", "<script>");
        String number = issued(draft);
        Instant later = time("2026-06-01T10:00");
        Entry issued = register.find(number).orElseThrow();
        Paper then = COMPOSER.paper(issued, List.of(), Set.of(), later, Language.ZH);
        assertThat(then.draft()).isFalse();
        assertThat(TextPaper.of(then)).contains("榕效督〔2026〕1号", "2026年3月12日", "2026年3月17日（周二）17:30");
        assertThat(TextPaper.of(COMPOSER.paper(issued, List.of(), Set.of(), later, Language.EN)))
                .contains("Supervision notice", "To: 市城市管理局", "by Tue 17 Mar 2026 17:30");
    }

    @Test
    void ofAConfidentialOrderOrOneAboutAnOfficialOnlyTheNumberIsSaid() {
        add(CaseEvent.about("hotline:secret", Step.SUBMITTED, time("2026-03-02T09:00"), time("2026-03-02T09:00"))
                .title("举报邻居")
                .confidential(true)
                .done());
        add(CaseEvent.about("hotline:conduct", Step.SUBMITTED, time("2026-03-02T09:00"), time("2026-03-02T09:00"))
                .title("窗口态度")
                .done());
        Entry draft = draft(DocumentKind.SUPERVISION, "hotline:conduct", "hotline:secret");
        String text = TextPaper.of(COMPOSER.paper(draft, matters(draft, NOW), Set.of("head"), NOW, Language.ZH));
        assertThat(text)
                .contains("hotline:secret", "hotline:conduct", "（内容不公开）")
                .doesNotContain("邻居", "态度");
    }
}
