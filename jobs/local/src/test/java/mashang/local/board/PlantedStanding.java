package mashang.local.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/** What the office looks at of a unit: indices and indicators of two months, lists of two days, inspections, tasks to be visited, one of them in confidence. */
final class PlantedStanding {
    static final String UNIT = "cg";
    static final String UNIT_NAME = "市城市管理局";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate today;
    private final BiConsumer<String, ObjectNode> out;

    PlantedStanding(Instant asOf, BiConsumer<String, ObjectNode> out) {
        this.today = asOf.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        this.out = out;
    }

    void write() {
        LocalDate month = today.withDayOfMonth(1);
        standing(month, 71.5, "WEAK", 9);
        standing(month.minusMonths(1), 64.25, "BASE", 20);
        put("mashang-scores", """
                {'period':'%s','periodKind':'YEAR','from':'%s','unit':'cg','items':900,'points':70.1,'low':69,'high':71,'intervalPercent':80}""".formatted(today.getYear(), today.withDayOfYear(1)));
        target(today.minusDays(1), 1, "cg", "昨天的点位");
        target(today, 1, "cg", PlantedOrders.ATTACK);
        target(today, 2, "sl", "水利局的点位");
        inspection(1, "VISITED", ",'visitedAt':'%sT02:00:00Z','visits':1,'found':3".formatted(today));
        inspection(2, "PLANNED", "");
        task("tasks:T-1", "滨江路改造", "");
        task("tasks:T-2", PlantedOrders.SECRET, ",'confidential':true");
    }

    private void standing(LocalDate month, double points, String standing, int rank) {
        String period = month.toString().substring(0, 7);
        put("mashang-scores", """
                {'period':'%s','periodKind':'MONTH','from':'%s','unit':'cg','items':396,'points':%s,'low':%s,'high':%s,'intervalPercent':80,'rank':%s,
                 'rankFrom':3,'rankTo':17,'ranked':43,'cityPoints':68}""".formatted(period, month, points, points - 2, points + 2, rank));
        put("mashang-indicators", """
                {'period':'%s','periodKind':'MONTH','from':'%s','unit':'cg','indicator':'sign','place':1,'name':'签收按时率','nameEn':'Signed in time','direction':'UP',
                 'target':0.95,'some':90,'all':100,'share':0.9,'cityShare':0.97,'rank':%s,'ranked':43,'trend':'WORSE','met':false,'standing':'%s'}""".formatted(period, month, rank, standing));
        put("mashang-indicators", """
                {'period':'%s','periodKind':'MONTH','from':'%s','unit':'cg','indicator':'few','place':2,'name':'退单驳回率','nameEn':'Returns refused','direction':'DOWN',
                 'standing':'FEW'}""".formatted(period, month));
    }

    private void target(LocalDate day, int rank, String unit, String problem) {
        ObjectNode json = read("""
                {'day':'%s','rank':%s,'unit':'%s','unitName':'%s','problemId':'P-%s','grid':'GL-A-03','district':'鼓楼区','points':12.5,'orders':6,'breached':2,
                 'urgent':['SAFETY'],'reasonZh':'急难：涉及人身安全','reasonEn':'urgent: safety'}""".formatted(day, rank, unit, unit.equals(UNIT) ? UNIT_NAME : "市水利局", rank));
        out.accept("mashang-targets", json.put("problem", problem));
    }

    private void inspection(int rank, String state, String more) {
        put("mashang-inspections", """
                {'day':'%s','target':'t%s','rank':%s,'unit':'cg','unitName':'市城市管理局','problemId':'P-1','problem':'夜间施工','grid':'-','state':'%s','leader':'张',
                 'office':'李','experts':['王']%s}""".formatted(today, rank, rank, state, more));
    }

    private void task(String id, String title, String more) {
        put("mashang-ledger", """
                {'orderId':'%s','title':'%s','feed':'tasks','unitNow':'市城市管理局','countsFor':'cg','visitsMissed':1,'inspections':2,
                 'nextVisitAt':'%sT09:30:00Z'%s}""".formatted(id, title, today.plusDays(5), more));
    }

    private void put(String index, String json) {
        out.accept(index, read(json));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
