package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Two matches overlap exactly where there can be an order that both match. */
class OrderMatchTest {
    /** A unit with two below it, one of which has one below, and a unit apart; each with all above it. */
    private static final Map<String, Set<String>> AND_ABOVE = Map.of(
            "ga", Set.of("ga"),
            "jj", Set.of("jj", "ga"),
            "jj-1", Set.of("jj-1", "jj", "ga"),
            "xz", Set.of("xz", "ga"),
            "cg", Set.of("cg"));

    private record Order(
            String feed,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable Urgency urgency,
            @Nullable String category,
            Set<String> unitAndAbove) {}

    private static final List<Order> ORDERS = orders();

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void twoMatchesOverlapExactlyWhereAnOrderIsThinkableThatBothMatch(
            @ForAll("matches") OrderMatch one, @ForAll("matches") OrderMatch other) {
        boolean meet = ORDERS.stream().anyMatch(order -> matches(one, order) && matches(other, order));
        assertThat(one.overlaps(other, OrderMatchTest::sameBranch)).isEqualTo(meet);
        assertThat(other.overlaps(one, OrderMatchTest::sameBranch)).isEqualTo(meet);
    }

    @Provide
    Arbitrary<OrderMatch> matches() {
        return Combinators.combine(
                        someOf("a", "b"),
                        someOf("phone", "web"),
                        someOf(Kind.HELP, Kind.COMPLAINT),
                        someOf(Urgency.ORDINARY, Urgency.COMPLEX),
                        someOf("城建", "城建/道路", "城建/路灯", "城建局"),
                        someOf("ga", "jj", "jj-1", "xz", "cg"))
                .as(OrderMatch::new);
    }

    private static Arbitrary<Set<String>> someOf(String... members) {
        return Arbitraries.of(members).set().ofMaxSize(2);
    }

    private static <E extends Enum<E>> Arbitrary<Set<E>> someOf(E one, E other) {
        return Arbitraries.of(List.of(one, other)).set();
    }

    private static boolean sameBranch(String a, String b) {
        return above(a).contains(b) || above(b).contains(a);
    }

    private static Set<String> above(String unit) {
        return AND_ABOVE.getOrDefault(unit, Set.of());
    }

    private static boolean matches(OrderMatch match, Order order) {
        return match.matches(
                order.feed(), order.channel(), order.kind(), order.urgency(), order.category(), order.unitAndAbove());
    }

    private static List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (String feed : List.of("a", "b")) {
            for (String channel : Arrays.asList("phone", "web", null)) {
                for (Kind kind : Arrays.asList(Kind.HELP, Kind.COMPLAINT, null)) {
                    for (Urgency urgency : Arrays.asList(Urgency.ORDINARY, Urgency.COMPLEX, null)) {
                        for (String category : Arrays.asList("城建", "城建/道路", "城建/路灯", "城建局", null)) {
                            AND_ABOVE
                                    .values()
                                    .forEach(units ->
                                            orders.add(new Order(feed, channel, kind, urgency, category, units)));
                        }
                    }
                }
            }
        }
        return orders;
    }
}
