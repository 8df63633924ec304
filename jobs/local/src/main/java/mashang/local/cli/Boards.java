package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.board.BoardAddress;
import mashang.local.board.BoardContent;
import mashang.local.board.BoardServer;
import mashang.local.board.Fresh;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.stack.RunningStack;
import mashang.sla.Clocks;

/** Starts boards: beside a stack of ours, or on whatever indices there are. */
final class Boards {
    /** Where it is looked for, unless somebody says otherwise. */
    static final int PORT = 8050;

    /** What is published now, explanations know so much later. */
    private static final Duration RULES_AGE = Duration.ofMinutes(1);

    private Boards() {}

    /** On loopback, at the usual port or any free one: a second stack on the machine has a board, too. */
    static BoardServer beside(RunningStack stack, City city) throws StackFailure {
        int port = LoopbackPorts.isFree(PORT) ? PORT : 0;
        return BoardServer.start(
                BoardAddress.of(BoardAddress.LOOPBACK, port),
                ElasticsearchAccess.open(stack.elasticsearch()),
                stack.bootstrap(),
                content(city, () -> InForce.at(stack.bootstrap(), city)));
    }

    /** What a board needs of a city. */
    static BoardContent content(City city, Supplier<Clocks> clocks) {
        return new BoardContent(
                new Fresh<>(RULES_AGE, clocks), city.units(), EventArguments.zoneOf(city), Boards::life);
    }

    private static List<String> life(Locale locale, List<? extends JsonNode> events) {
        Language language = locale.equals(Locale.ENGLISH) ? Language.en : Language.zh;
        return new ProblemLines(new Texts(language)).life(List.copyOf(events));
    }
}
