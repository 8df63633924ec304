package mashang.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.config.PlacedPolicy.PlacedClock;
import mashang.config.PlacedPolicy.PlacedRule;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockDefinition.Cadence;
import mashang.sla.ClockDefinition.Extension;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ClockDefinition.Scope;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reads one clock of a policy file: what it measures, whose it is, and its rules. */
final class ClockReader {
    private final YamlMap clock;
    private final boolean sourced;

    private ClockReader(YamlMap clock) {
        this.clock = clock;
        this.sourced = Sources.names(clock);
    }

    /** The clock with the rules that could be read; what could not is noted, and stands in it as something harmless. */
    static PlacedClock read(YamlMap clock, RuleDefaults defaults, References references) {
        ClockDefinition definition = new ClockReader(clock).definition();
        RuleDefaults own = defaults.with(clock, references);
        RuleReader reader = new RuleReader(definition, own, references);
        List<PlacedRule> rules = new ArrayList<>();
        YamlNode rulesNode = clock.need("rules");
        List<YamlNode> elements = rulesNode == null ? List.of() : rulesNode.list();
        if (rulesNode != null && elements.isEmpty()) {
            rulesNode.problem("至少要有一条规则", "needs at least one rule", "写上规则，或删除这个时钟", "Add a rule, or delete the clock");
        }
        for (YamlNode element : elements) {
            YamlMap map = element.map();
            PlacedRule rule = map == null ? null : reader.read(map);
            if (rule != null) {
                rules.add(rule);
            }
        }
        clock.done();
        return new PlacedClock(definition, clock.node(), List.copyOf(rules));
    }

    private ClockDefinition definition() {
        String name = PolicyFile.name(clock.need("clock"));
        YamlNode title = clock.get("title");
        if (title != null) {
            title.text(); // for people only
        }
        YamlNode scopeNode = clock.get("scope");
        Scope scope = scopeNode == null ? Scope.ORDER : scopeNode.constant(Scope.class);
        YamlNode ownerNode = clock.need("owner");
        Owner owner = ownerNode == null ? null : ownerNode.constant(Owner.class);
        Set<Step> start = needSteps("start");
        Set<Step> stop = needSteps("stop");
        Set<Step> pause = steps(clock.get("pause"));
        Set<Step> resume = steps(clock.get("resume"));
        checkPauses(pause, resume);
        checkStartAndStop(scope, start, stop);
        return new ClockDefinition(
                name == null ? "" : name,
                scope == null ? Scope.ORDER : scope,
                owner == null ? Owner.UNIT : owner,
                start,
                stop,
                pause,
                resume,
                extension(scope),
                cadence(scope));
    }

    private void checkStartAndStop(@Nullable Scope scope, Set<Step> start, Set<Step> stop) {
        Set<Step> starting = EnumSet.noneOf(Step.class);
        starting.addAll(start);
        if (scope == Scope.CADENCE) {
            starting.add(Step.INSPECTED); // each inspection starts it again
        }
        apart("stop", starting, stop, "既开始又停止这个时钟", "both starts and stops the clock");
        YamlNode node = clock.get("start");
        if (scope == Scope.HOP && node != null && !start.isEmpty() && !start.equals(Set.of(Step.DISPATCHED))) {
            node.problem(
                    "scope 为 hop 的时钟只能从派单开始",
                    "a clock of scope hop starts at each dispatch and at nothing else",
                    "写成 start: [DISPATCHED]",
                    "Write start: [DISPATCHED]");
        }
    }

    private void checkPauses(Set<Step> pause, Set<Step> resume) {
        oneWithoutTheOther("pause", "resume");
        oneWithoutTheOther("resume", "pause");
        apart("resume", pause, resume, "既暂停又恢复这个时钟", "both pauses and resumes the clock");
    }

    private void oneWithoutTheOther(String here, String missing) {
        YamlNode node = clock.get(here);
        if (node != null && clock.get(missing) == null) {
            node.problem(
                    "有 " + here + " 而没有 " + missing,
                    "has " + here + " but no " + missing,
                    "补上 " + missing + "，或两项都删除",
                    "Add " + missing + ", or delete both");
        }
    }

    /** Notes, at each step of the second list, that it is in the first one as well. */
    private void apart(String key, Set<Step> first, Set<Step> second, String chinese, String english) {
        YamlNode node = clock.get(key);
        for (YamlNode element : node == null ? List.<YamlNode>of() : node.list()) {
            String text = element.isScalar() ? element.text() : null;
            for (Step step : second) {
                if (step.name().equalsIgnoreCase(text) && first.contains(step)) {
                    element.problem(
                            step + " " + chinese, step + " " + english, "只留一处", "Keep it in one of the two places");
                }
            }
        }
    }

    private @Nullable Extension extension(@Nullable Scope scope) {
        YamlNode node = clock.get("extension");
        YamlMap map = node == null ? null : node.map();
        if (node == null || map == null) {
            return null;
        }
        if (scope == Scope.CADENCE) {
            node.problem("督查频次不能延期", "a cadence cannot be extended", "删除 extension", "Delete the extension");
        }
        YamlNode maxNode = map.need("max");
        Integer max = maxNode == null ? null : SpanForms.workingDays(maxNode, 1);
        YamlNode holdNode = map.need("hold");
        Integer hold = holdNode == null || holdNode.says(SpanForms.NONE)
                ? Integer.valueOf(0)
                : SpanForms.workingDays(holdNode, 0);
        Sources.check(map, sourced);
        map.done();
        return max == null || hold == null ? null : new Extension(max, hold);
    }

    private @Nullable Cadence cadence(@Nullable Scope scope) {
        YamlNode node = clock.get("cadence");
        if (node == null) {
            if (scope == Scope.CADENCE) {
                clock.need("cadence");
            }
            return null;
        }
        if (scope != null && scope != Scope.CADENCE) {
            node.problem(
                    "只有 scope 为 cadence 的时钟才有督查频次",
                    "only a clock of scope cadence has a cadence",
                    "写上 scope: cadence，或删除 cadence",
                    "Write scope: cadence, or delete it");
        }
        return CadenceReader.read(node, sourced);
    }

    private Set<Step> needSteps(String key) {
        YamlNode node = clock.need(key);
        return steps(node);
    }

    private static Set<Step> steps(@Nullable YamlNode node) {
        if (node == null) {
            return Set.of();
        }
        if (node.list().isEmpty()) {
            node.problem("至少要有一个环节", "needs at least one step", "写上环节，如 [ACCEPTED]", "Name a step, such as [ACCEPTED]");
        }
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (YamlNode element : node.list()) {
            Step step = element.constant(Step.class);
            if (step != null && step.isOfProblem()) {
                element.problem(
                        "是共性问题的决定，不是工单的环节",
                        "is a decision about problems, no step of an order",
                        "换成工单的环节",
                        "Name a step of an order");
            } else if (step != null) {
                steps.add(step);
            }
        }
        return Set.copyOf(steps);
    }
}
