package mashang.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DocumentFiles;
import mashang.config.DocumentPlan;
import mashang.delivery.Language;
import mashang.documents.DocumentKind;
import mashang.documents.Paper;
import mashang.documents.TextPaper;
import org.junit.jupiter.api.Test;

/** Digests and proposals from documents as the indices have them. */
class DigestTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DocumentPlan PLAN = DocumentFiles.load(CONFIG);
    private static final Map<String, String> WORDS =
            DeliveryFiles.load(CONFIG, CITY).words();

    /** A Wednesday, eight in the morning. */
    private static final Instant AT = Instant.parse("2026-03-11T00:00:00Z");

    private static Digest digest(boolean weekly) {
        return new Digest(PLAN, WORDS, ZONE, weekly, AT);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode order(String id, String light, String due, int rungs, int notices) {
        return json("{'orderId':'" + id + "','title':'标题" + id + "','unit':'市城市管理局','unitId':'cg','noticesIssued':"
                + notices
                + ",'clocks':[{'clock':'sign','state':'stopped','light':'RED','dueAt':'2026-03-01T00:00:00Z','owner':'UNIT'},"
                + "{'clock':'handle','state':'running','light':'" + light + "','dueAt':'" + due
                + "','owner':'UNIT','unit':'市城市管理局','rungs':" + rungs + ",'policy':'default@1'"
                + (light.equals("RED") ? ",'breachedAt':'" + due + "'" : "") + "}]}");
    }

    @Test
    void theDayEndsTomorrowNightAndTheWeekWithNextSunday() {
        assertThat(digest(false).until()).isEqualTo(Instant.parse("2026-03-12T16:00:00Z"));
        assertThat(digest(true).until()).isEqualTo(Instant.parse("2026-03-22T16:00:00Z"));
    }

    @Test
    void aStoppedClockIsNeitherRedNorDueAndTheLongestOverdueComesFirst() {
        List<JsonNode> orders = List.of(
                order("a", "RED", "2026-03-10T01:00:00Z", 0, 0),
                order("b", "RED", "2026-03-09T01:00:00Z", 1, 0),
                order("c", "GREEN", "2026-03-12T01:00:00Z", 0, 0),
                order("later", "RED", "2026-03-11T00:00:01Z", 0, 0));
        assertThat(LitOrder.all(orders, LitOrder.red(AT)))
                .extracting(LitOrder::order)
                .containsExactly("b", "a");
        assertThat(LitOrder.all(orders, LitOrder.dueIn(AT, digest(false).until())))
                .extracting(LitOrder::order)
                .containsExactly("later", "c");
    }

    @Test
    void itSaysWhatIsRedWhatIsDueWhatRisesAndWhatIsNotAnswered() {
        List<JsonNode> red = new ArrayList<>();
        for (int i = 0; i < Digest.SHOWN + 5; i++) {
            red.add(order("r" + i, "RED", "2026-03-09T01:%02d:00Z".formatted(i), 1, 0));
        }
        Draft draft = Draft.of(DocumentKind.SUPERVISION, List.of("r1"), "cg", "市城市管理局", null, AT, "李四");
        Issue issue = new Issue("榕效督〔2026〕1号", AT, "张三", "head", "x", AT.plusSeconds(60), "default@1", "{}", "{}");
        Paper paper = digest(false)
                .paper(
                        new Digest.Contents(
                                LitOrder.all(red, LitOrder.red(AT)),
                                LitOrder.all(
                                        List.of(order("d", "GREEN", "2026-03-12T01:00:00Z", 0, 0)),
                                        LitOrder.dueIn(AT, AT.plusSeconds(200_000))),
                                List.of(
                                        json(
                                                "{'problemId':'P-1','label':'丽发新城噪声','rising':true,'size':9,'callers':7,'heatLog':1.0,'districts':['鼓楼区']}"),
                                        json(
                                                "{'problemId':'P-2','label':'旧事','trend':'FADING','size':3,'callers':3,'heatLog':9.0}"),
                                        json(
                                                "{'problemId':'P-3','label':'路灯','trend':'GROWING','muted':true,'heatLog':9.0}"),
                                        json(
                                                "{'problemId':'P-4','label':'=停水','phase':'RECURRED','size':4,'callers':4,'heatLog':2.0}")),
                                List.of(
                                        new Entry(Entry.Status.ISSUED, draft, issue),
                                        new Entry(Entry.Status.DRAFT, draft, null)),
                                new Answers(List.of()),
                                Set.of("r0")),
                        Language.ZH);
        String text = TextPaper.of(paper);
        assertThat(text)
                .contains("在红灯 45 件", "到期 1 件", "问题 2 个", "文书 1 件", "共 45 件，超时最久的 40 件在上表", "标题r1", "（内容不公开）")
                .contains("丽发新城噪声", "突发", "＝停水", "反弹", "榕效督〔2026〕1号")
                .doesNotContain("标题r0", "旧事", "路灯", "r44");
        assertThat(text.indexOf("停水")).isLessThan(text.indexOf("丽发新城"));
        assertThat(paper.draft()).isFalse();
    }

    @Test
    void whoIsInNeedIsNamedWithTheReasonAndTheWorstComesFirst() {
        Paper paper = digest(false)
                .paper(
                        new Digest.Contents(
                                List.of(),
                                List.of(),
                                List.of(
                                        json(
                                                "{'problemId':'P-1','label':'低保停发','urgent':['LIVELIHOOD','COMES_BACK'],'openOrders':1,'size':1,'callers':1,'lastSeenAt':'2026-03-10T00:00:00Z'}"),
                                        json(
                                                "{'problemId':'P-2','label':'P-2','urgent':['SAFETY'],'openOrders':1,'size':1,'callers':1,'districts':['台江区'],'lastSeenAt':'2026-03-09T00:00:00Z'}"),
                                        json("{'problemId':'P-3','label':'办完了的','urgent':['SAFETY'],'openOrders':0}"),
                                        json(
                                                "{'problemId':'P-4','label':'大家都说的','urgent':['SAFETY'],'openOrders':9,'phase':'COMMON'}")),
                                List.of(),
                                new Answers(List.of()),
                                Set.of()),
                        Language.ZH);
        String text = TextPaper.of(paper);
        assertThat(text)
                .contains("急难个案 2 件", "低保停发", "基本生活、多次来访", "（尚无名称）", "人身安全", "台江区")
                .doesNotContain("P-2", "办完了的", "大家都说的");
        assertThat(text.indexOf("尚无名称")).isLessThan(text.indexOf("低保停发"));
    }

    @Test
    void aQuietDaySaysSo() {
        Paper paper = digest(true)
                .paper(
                        new Digest.Contents(
                                List.of(), List.of(), List.of(), List.of(), new Answers(List.of()), Set.of()),
                        Language.EN);
        assertThat(TextPaper.of(paper)).contains("Red: 0.").containsPattern("(?s)None\\..*None\\..*None\\..*None\\.");
    }

    @Test
    void theLadderCallsForANoticeAndAfterItForARectification() {
        List<LitOrder> red = LitOrder.all(
                List.of(
                        order("hotline:1", "RED", "2026-03-02T01:00:00Z", 0, 0),
                        order("hotline:2", "RED", "2026-03-02T01:00:00Z", 1, 0),
                        order("hotline:3", "RED", "2026-03-02T01:00:00Z", 1, 1),
                        order("hotline:4", "RED", "2026-03-02T01:00:00Z", 2, 1),
                        order("hotline:5", "RED", "2026-03-02T01:00:00Z", 2, 2),
                        order("hotline:6", "RED", "2026-03-02T01:00:00Z", 2, 0),
                        order("notice:榕效督〔2026〕1号", "RED", "2026-03-02T01:00:00Z", 1, 1)),
                LitOrder.red(AT));
        Proposals proposals = new Proposals(CITY.policies(), CITY.units());
        assertThat(proposals.of(red, Set.of("hotline:6")))
                .containsExactly(
                        new Proposals.Proposal(DocumentKind.SUPERVISION, "cg", "市城市管理局", List.of("hotline:2")),
                        new Proposals.Proposal(
                                DocumentKind.RECTIFICATION,
                                "cg",
                                "市城市管理局",
                                List.of("hotline:4", "notice:榕效督〔2026〕1号")));
    }

    @Test
    void aDocumentIsAnsweredAsItsClockSays() {
        Draft draft = Draft.of(DocumentKind.SUPERVISION, List.of("r1"), "cg", "市城市管理局", null, AT, "李四");
        Issue issue = new Issue("n1", AT, "张三", "head", "x", AT.plusSeconds(60), "default@1", "{}", "{}");
        Entry entry = new Entry(Entry.Status.ISSUED, draft, issue);
        String clock =
                "{'orderId':'notice:n1','clocks':[{'clock':'notice-reply','dueAt':'2026-03-12T09:30:00Z','state':'%s','breached':%s}]}";
        assertThat(new Answers(List.of()).state(entry)).isEqualTo(Answers.State.WAITING);
        assertThat(state(entry, clock.formatted("running", "false"))).isEqualTo(Answers.State.WAITING);
        assertThat(state(entry, clock.formatted("running", "true"))).isEqualTo(Answers.State.OVERDUE);
        assertThat(state(entry, clock.formatted("stopped", "false"))).isEqualTo(Answers.State.ANSWERED);
        assertThat(state(entry, clock.formatted("stopped", "true"))).isEqualTo(Answers.State.ANSWERED_LATE);
        assertThat(new Answers(List.of(json(clock.formatted("running", "false")))).dueAt(entry))
                .isEqualTo(Instant.parse("2026-03-12T09:30:00Z"));
    }

    private static Answers.State state(Entry entry, String order) {
        return new Answers(List.of(json(order))).state(entry);
    }
}
