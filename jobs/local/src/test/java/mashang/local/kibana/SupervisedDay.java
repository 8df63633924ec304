package mashang.local.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.Entries;
import mashang.local.cli.TestedCommands;
import mashang.local.cli.TestedCommands.Said;
import mashang.local.inspections.Inspections;
import mashang.local.targets.TargetList;

/** What people add to a simulated city: the targets of a day, inspections of some with what one found, a task that is visited. Closing it takes that away. */
public final class SupervisedDay implements AutoCloseable {
    /** The simulated city's orders come in on the first days of the month. */
    private static final LocalDate DAY = LocalDate.parse("2026-03-12");

    private static final String TASK = "tasks:T-1";

    private final ElasticsearchConnection connection;

    private SupervisedDay(ElasticsearchConnection connection) {
        this.connection = connection;
    }

    /** Adds it, by the commands that people use. */
    public static SupervisedDay write(URI elasticsearch, Path config) throws IOException {
        Path plan = Files.createTempFile("inspectors", ".yaml");
        Files.writeString(plan, """
                inspectors:
                  - {id: 张, role: leader, load: 9}
                  - {id: 李, role: office, load: 9}
                  - {id: 王, role: expert, load: 9}
                team: {experts: 1}
                """);
        String[] where = {"--config", config.toString(), "--elasticsearch", elasticsearch.toString()};
        assertThat(said(where, "targets", "write", "--day", DAY.toString()).code())
                .isZero();
        said(
                where,
                "inspections",
                "assign",
                "--plan",
                plan.toString(),
                "--targets-of",
                DAY.toString(),
                "--most",
                "12",
                "--actor",
                "督查室");
        Files.delete(plan);
        SupervisedDay day =
                new SupervisedDay(ElasticsearchAccess.open(elasticsearch).connect());
        day.visit();
        return day;
    }

    private static Said said(String[] where, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(where));
        return TestedCommands.run(line.toArray(String[]::new));
    }

    private void visit() throws IOException {
        Inspections inspections = new Inspections(connection);
        List<ObjectNode> planned = inspections.of(DAY);
        assertThat(planned).isNotEmpty();
        planned.get(0)
                .put("state", "VISITED")
                .put("visits", 1)
                .put("found", 3)
                .put("visitedAt", "2026-03-13T02:00:00Z");
        inspections.settle(planned);
        new Entries(connection, "mashang-ledger").write(TASK, new ObjectMapper().readTree("""
                        {"orderId":"tasks:T-1","feed":"tasks","unitName":"市城市管理局","unitNow":"市城市管理局","openedAt":"2026-03-02T01:00:00Z",
                         "inspections":2,"visitsMissed":1,"nextVisitAt":"2026-04-02T09:30:00Z"}"""));
    }

    @Override
    public void close() {
        new Entries(connection, "mashang-ledger").remove(TASK);
        for (String index : List.of(TargetList.INDEX, Inspections.INDEX)) {
            Entries entries = new Entries(connection, index);
            List<String> ids = new ArrayList<>();
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(index);
            search.scan(index, found -> ids.add(found.id()));
            ids.forEach(entries::remove);
        }
        connection.close();
    }
}
