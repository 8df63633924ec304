package mashang.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.Topics;
import mashang.local.rules.RulesLog;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import mashang.rules.RuleVersion;
import mashang.sla.Clocks;
import mashang.sla.RuleNews;
import org.jspecify.annotations.Nullable;

/** The rules of a city with what was published of them on the stack that runs on a data folder: those its jobs judge by. */
final class InForce {
    private InForce() {}

    /** @param data the stack's folder; absent: the project's own */
    static Clocks on(@Nullable Path data, City city) {
        Optional<RunningStack> running = Stack.running(data == null ? ProjectFolder.data("stack") : data);
        return running.map(stack -> at(stack.bootstrap(), city)).orElseGet(city::clocks);
    }

    /** Those on a broker; the city's own where nothing can be published on it, as on that of a demo. */
    static Clocks at(String bootstrap, City city) {
        Clocks clocks = city.clocks();
        RulesLog log = log(bootstrap, city);
        for (RuleNews news : log == null ? List.<RuleNews>of() : log.news()) {
            clocks = clocks.with(news);
        }
        return clocks;
    }

    /** What was published on a broker and accepted, in order. */
    static List<RuleVersion> accepted(String bootstrap, City city) {
        RulesLog log = log(bootstrap, city);
        return log == null ? List.of() : log.accepted();
    }

    /** Absent where it has no rules topic: a demo has none. */
    private static @Nullable RulesLog log(String bootstrap, City city) {
        String topic = Topics.MAIN.rules();
        return TopicSetup.exists(bootstrap, topic) ? RulesLog.read(bootstrap, topic, city) : null;
    }
}
