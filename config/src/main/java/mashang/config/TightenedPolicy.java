package mashang.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Units units;
    private int added;

    private TightenedPolicy(Units units) {
        this.units = units;
    }

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
        MappingNode root = (MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(policy));
        TightenedPolicy tightened = new TightenedPolicy(units);
        put(root, "version", scalar(String.valueOf(version), Tag.INT));
        put(root, "effectiveFrom", scalar(from, Tag.STR));
        if (get(root, "clocks") instanceof SequenceNode clocks) {
            for (Node clock : clocks.getValue()) {
                for (Wish wish : wishes) {
                    if (clock instanceof MappingNode map && wish.clock().equals(text(get(map, "clock")))) {
                        tightened.clock(map, get(root, "defaults"), wish);
                    }
                }
            }
        }
        return new Proposal(written(root), tightened.added);
    }

    private void clock(MappingNode clock, @Nullable Node defaults, Wish wish) {
        if (!(get(clock, "rules") instanceof SequenceNode rules)) {
            return;
        }
        List<Node> all = new ArrayList<>();
        for (Node node : rules.getValue()) {
            if (node instanceof MappingNode rule) {
                MappingNode tight = tight(rule, clock, defaults, wish);
                int priority = priority(rule);
                if (tight != null) {
                    put(tight, "priority", scalar(String.valueOf(2 * priority + 1), Tag.INT));
                    all.add(tight);
                    added++;
                }
                put(rule, "priority", scalar(String.valueOf(2 * priority), Tag.INT)); // room between any two
            }
            all.add(node);
        }
        rules.getValue().clear();
        rules.getValue().addAll(all);
    }

    private static int priority(MappingNode rule) {
        String text = text(get(rule, "priority"));
        return text == null ? 0 : Integer.parseInt(text);
    }

    /** The rule for the weak ones; absent where there is none, or where it would not warn earlier. */
    private @Nullable MappingNode tight(MappingNode rule, MappingNode clock, @Nullable Node defaults, Wish wish) {
        Node warn = get(rule, "warn");
        warn = warn == null ? get(clock, "warn") : warn;
        warn = warn == null && defaults instanceof MappingNode map ? get(map, "warn") : warn;
        Span now = warn == null ? null : span(warn);
        Span then = span(scalar(wish.warn(), Tag.STR));
        boolean isLimited = !SpanForms.NONE.equals(text(get(rule, "limit")));
        Set<String> weak = of(rule, wish.units());
        if (!isLimited || weak.isEmpty() || then == null || (now != null && !isEarlier(then, now))) {
            return null;
        }
        MappingNode tight = (MappingNode) copy(rule);
        Node match = get(tight, "for");
        MappingNode narrowed = match instanceof MappingNode map ? map : mapping();
        put(narrowed, "units", list(weak));
        put(tight, "for", narrowed);
        put(tight, "warn", scalar(wish.warn(), Tag.STR));
        put(tight, "source", scalar(text(get(rule, "source")) + "；" + wish.source(), Tag.STR));
        return tight;
    }

    /** Those of them that the rule is for. */
    private Set<String> of(MappingNode rule, Set<String> weak) {
        Node match = get(rule, "for");
        Node listed = match instanceof MappingNode map ? get(map, "units") : null;
        if (listed == null) {
            return new TreeSet<>(weak);
        }
        Set<String> named = new HashSet<>();
        for (Node unit : listed instanceof SequenceNode list ? list.getValue() : List.of(listed)) {
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

    private static @Nullable Node get(MappingNode map, String key) {
        for (NodeTuple entry : map.getValue()) {
            if (key.equals(text(entry.getKeyNode()))) {
                return entry.getValueNode();
            }
        }
        return null;
    }

    private static void put(MappingNode map, String key, Node value) {
        List<NodeTuple> entries = map.getValue();
        for (int i = 0; i < entries.size(); i++) {
            if (key.equals(text(entries.get(i).getKeyNode()))) {
                entries.set(i, new NodeTuple(entries.get(i).getKeyNode(), value));
                return;
            }
        }
        entries.add(new NodeTuple(scalar(key, Tag.STR), value));
    }

    private static @Nullable String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static ScalarNode scalar(String text, Tag tag) {
        return new ScalarNode(tag, text, null, null, DumperOptions.ScalarStyle.PLAIN);
    }

    private static MappingNode mapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.FLOW);
    }

    private static SequenceNode list(Set<String> texts) {
        List<Node> nodes = new ArrayList<>();
        texts.forEach(text -> nodes.add(scalar(text, Tag.STR)));
        return new SequenceNode(Tag.SEQ, nodes, DumperOptions.FlowStyle.FLOW);
    }

    /** Another node that says the same; one that stood in two places would be written as an alias. */
    private static Node copy(Node node) {
        if (node instanceof MappingNode map) {
            MappingNode copy = new MappingNode(map.getTag(), new ArrayList<>(), map.getFlowStyle());
            map.getValue()
                    .forEach(entry -> copy.getValue()
                            .add(new NodeTuple(copy(entry.getKeyNode()), copy(entry.getValueNode()))));
            return copy;
        }
        if (node instanceof SequenceNode list) {
            List<Node> nodes = new ArrayList<>();
            list.getValue().forEach(one -> nodes.add(copy(one)));
            return new SequenceNode(list.getTag(), nodes, list.getFlowStyle());
        }
        ScalarNode scalar = (ScalarNode) node;
        return new ScalarNode(scalar.getTag(), scalar.getValue(), null, null, scalar.getScalarStyle());
    }

    private static String written(Node root) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setWidth(Integer.MAX_VALUE);
        StringWriter text = new StringWriter();
        try (text) {
            new Yaml(options).serialize(root, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
