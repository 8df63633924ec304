package mashang.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Span;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The next version of a policy in which some units are warned earlier (收紧预警): a proposal. Verdicts and warnings follow from published rules alone, so nothing is tightened until a person publishes it; and
 * since it is made from the city's own policy each time, who is no longer weak has the city's warning point again.
 *
 * <p>Each rule of the clock gets a second one beside it, for these units only and otherwise the same, right before it in priority. A rule that warns as early already, or not at all because it has no limit, gets none.
 */
public final class TightenedPolicy {
    private static final int DAY_MILLIS = 86_400_000;

    private final String policy;
    private final Units units;
    private final List<Edit> edits = new ArrayList<>();
    private int added;

    private TightenedPolicy(String policy, Units units) {
        this.policy = policy;
        this.units = units;
    }

    /** What takes the place of a piece of the text, in characters. */
    private record Edit(int from, int to, String text) {}

    /**
     * What is wished for one clock.
     *
     * @param clock its name
     * @param warn how long before the due time these units are to be warned, as policies write it
     * @param units their ids
     * @param source why, for the rules' sources
     */
    public record Wish(String clock, String warn, Set<String> units, String source) {}

    /**
     * A proposal.
     *
     * @param text a policy file
     * @param rules how many rules it has more than the policy it is made from
     */
    public record Proposal(String text, int rules) {}

    /**
     * Makes it.
     *
     * @param policy the text of the policy as the city wrote it; a valid one
     * @param version of the proposal
     * @param from when it is to take effect, as policies write it
     */
    public static Proposal of(String policy, Collection<Wish> wishes, int version, String from, Units units) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(policy));
        TightenedPolicy tightened = new TightenedPolicy(policy, units);
        tightened.replace(get(root, "version"), String.valueOf(version));
        tightened.replace(get(root, "effectiveFrom"), from);
        for (Node clock : elements(get(root, "clocks"))) {
            for (Wish wish : wishes) {
                if (wish.clock().equals(text(get(clock, "clock")))) {
                    tightened.clock(clock, get(root, "defaults"), wish);
                }
            }
        }
        return new Proposal(tightened.edited(), tightened.added);
    }

    private void clock(Node clock, @Nullable Node defaults, Wish wish) {
        for (Node rule : elements(get(clock, "rules"))) {
            int priority = priority(rule);
            MappingNode tight = tight(rule, clock, defaults, wish);
            if (tight != null) {
                put(tight, "priority", scalar(String.valueOf(2 * priority + 1)));
                insert(rule, flow(tight));
                added++;
            }
            replace(get(rule, "priority"), String.valueOf(2 * priority)); // room between any two
        }
    }

    /** As another element of the list, before this one. */
    private void insert(Node element, String text) {
        int at = index(element.getStartMark());
        int dash = at - 1;
        while (policy.charAt(dash) == ' ') {
            dash--;
        }
        String between = ", ";
        if (policy.charAt(dash) == '-') {
            int line = policy.lastIndexOf('\n', dash) + 1;
            between = '\n' + " ".repeat(dash - line) + policy.substring(dash, at);
        }
        edits.add(new Edit(at, at, text + between));
    }

    private void replace(@Nullable Node node, String text) {
        if (node != null) {
            edits.add(new Edit(index(node.getStartMark()), index(node.getEndMark()), text));
        }
    }

    /** Marks count characters, a string counts halves of some. */
    private int index(Mark mark) {
        return policy.offsetByCodePoints(0, mark.getIndex());
    }

    private String edited() {
        StringBuilder text = new StringBuilder(policy);
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        edits.forEach(edit -> text.replace(edit.from(), edit.to(), edit.text()));
        return text.toString();
    }

    private static int priority(Node rule) {
        String text = text(get(rule, "priority"));
        return text == null ? 0 : Integer.parseInt(text);
    }

    /** The rule for the weak ones; absent where there is none, or where it would not warn earlier. */
    private @Nullable MappingNode tight(Node rule, Node clock, @Nullable Node defaults, Wish wish) {
        Node warn = get(rule, "warn");
        warn = warn == null ? get(clock, "warn") : warn;
        warn = warn == null ? get(defaults, "warn") : warn;
        Span now = warn == null ? null : span(warn);
        Span then = span(scalar(wish.warn()));
        boolean isLimited = !SpanForms.NONE.equals(text(get(rule, "limit")));
        Set<String> weak = of(rule, wish.units());
        if (!isLimited || weak.isEmpty() || then == null || (now != null && !isEarlier(then, now))) {
            return null;
        }
        MappingNode tight = (MappingNode) copy(rule);
        MappingNode narrowed = get(tight, "for") instanceof MappingNode match ? match : mapping();
        put(narrowed, "units", list(weak));
        put(tight, "for", narrowed);
        put(tight, "warn", scalar(wish.warn()));
        put(tight, "source", scalar(text(get(rule, "source")) + "；" + wish.source()));
        return tight;
    }

    /** Those of them that the rule is for. */
    private Set<String> of(Node rule, Set<String> weak) {
        Node listed = get(get(rule, "for"), "units");
        if (listed == null) {
            return new TreeSet<>(weak);
        }
        Set<String> named = new HashSet<>();
        for (Node unit : listed instanceof SequenceNode ? elements(listed) : List.of(listed)) {
            named.add(String.valueOf(text(unit)));
        }
        Set<String> both = new TreeSet<>();
        for (String unit : weak) {
            if (units.andAbove(unit).stream().anyMatch(named::contains)) {
                both.add(unit);
            }
        }
        return both;
    }

    private static @Nullable Span span(Node warn) {
        YamlNode node = Sources.value(new YamlNode("", "", warn, new Problems()), "before", true);
        return node == null || node.says(SpanForms.NONE) ? null : SpanForms.distance(node);
    }

    /** Whether the first is a longer time whatever the calendar: n working days take n days at least, and nobody knows how many at most. */
    private static boolean isEarlier(Span first, Span second) {
        if (first.unit() == second.unit()) {
            return first.amount() > second.amount();
        }
        return first.unit() == Span.Unit.WORKING_DAYS && first.amount() * DAY_MILLIS > second.amount();
    }

    private static @Nullable Node get(@Nullable Node node, String key) {
        for (NodeTuple entry : node instanceof MappingNode map ? map.getValue() : List.<NodeTuple>of()) {
            if (key.equals(text(entry.getKeyNode()))) {
                return entry.getValueNode();
            }
        }
        return null;
    }

    private static List<Node> elements(@Nullable Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private static void put(MappingNode map, String key, Node value) {
        List<NodeTuple> entries = map.getValue();
        for (int i = 0; i < entries.size(); i++) {
            if (key.equals(text(entries.get(i).getKeyNode()))) {
                entries.set(i, new NodeTuple(entries.get(i).getKeyNode(), value));
                return;
            }
        }
        entries.add(new NodeTuple(scalar(key), value));
    }

    private static @Nullable String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static ScalarNode scalar(String text) {
        boolean isNumber = text.chars().allMatch(Character::isDigit);
        return new ScalarNode(isNumber ? Tag.INT : Tag.STR, text, null, null, DumperOptions.ScalarStyle.PLAIN);
    }

    private static MappingNode mapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.FLOW);
    }

    private static SequenceNode list(Set<String> texts) {
        List<Node> nodes = new ArrayList<>();
        texts.forEach(text -> nodes.add(scalar(text)));
        return new SequenceNode(Tag.SEQ, nodes, DumperOptions.FlowStyle.FLOW);
    }

    /** Another node that says the same, in flow style. */
    private static Node copy(Node node) {
        if (node instanceof MappingNode map) {
            MappingNode copy = mapping();
            map.getValue().forEach(entry -> copy.getValue()
                    .add(new NodeTuple(copy(entry.getKeyNode()), copy(entry.getValueNode()))));
            return copy;
        }
        if (node instanceof SequenceNode list) {
            List<Node> nodes = new ArrayList<>();
            list.getValue().forEach(one -> nodes.add(copy(one)));
            return new SequenceNode(list.getTag(), nodes, DumperOptions.FlowStyle.FLOW);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new ScalarNode(scalar.getTag(), scalar.getValue(), null, null, scalar.getScalarStyle());
    }

    /** On one line. */
    private static String flow(Node node) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        try (text) {
            new Yaml(options).serialize(node, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().strip();
    }
}
