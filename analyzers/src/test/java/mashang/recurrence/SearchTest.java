package mashang.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search takes short cuts: it finds what comparing with every cluster, term by term, finds. */
class SearchTest {
    private static final ClustererSettings SETTINGS = ClustererSettings.DEFAULT.with(Duration.ofDays(365), 8, 50_000);

    private final ClusterIndex index = new ClusterIndex();
    private final Search search = new Search(index.places, index.issues, index.slots, SETTINGS);
    private final List<LiveCluster> live = new ArrayList<>();
    private final Map<LiveCluster, List<Complaint>> members = new HashMap<>();

    /** With one topic hundreds name one place, and holders are looked at; with many, terms of few candidates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 60})
    void itFindsWhatComparingWithEveryClusterFinds(int topics) {
        Random random = new Random(topics);
        FuzzyComplaints source = new FuzzyComplaints(topics, topics, 400, Duration.ofMinutes(5));
        int found = 0;
        for (int i = 0; i < 1_500; i++) {
            change(random, source.next().complaint());
            index.follow(live.size());
            Complaint asked = source.next().complaint();
            found += compare(search.nearest(asked), nearest(asked));
            LiveCluster cluster = live.get(random.nextInt(live.size()));
            found += compare(search.partner(cluster, cluster.touchedAt), partner(cluster));
        }
        assertThat(found).isGreaterThan(300);
        holdersStandWhereTheyBelong();
    }

    private void change(Random random, Complaint complaint) {
        int what = live.size() < 3 ? 0 : random.nextInt(10);
        LiveCluster any = live.isEmpty() ? null : live.get(random.nextInt(live.size()));
        if (what < 4 || any == null) {
            LiveCluster opened = new LiveCluster("c" + complaint.orderId(), complaint, index);
            join(opened, complaint);
            live.add(opened);
        } else if (what < 7) {
            join(any, complaint);
        } else if (what == 7) {
            List<Complaint> of = members.getOrDefault(any, List.of());
            if (of.size() > 1) {
                any.remove(of.remove(random.nextInt(of.size())));
            }
        } else {
            live.remove(any);
            members.remove(any);
            if (what == 8) {
                live.get(random.nextInt(live.size())).addAll(any, SETTINGS.maxTerms());
            }
            any.leave();
            index.slots.release(any.slot);
        }
    }

    private void join(LiveCluster cluster, Complaint complaint) {
        cluster.add(complaint, SETTINGS.maxTerms());
        members.computeIfAbsent(cluster, c -> new ArrayList<>()).add(complaint);
    }

    private record Best(@Nullable LiveCluster cluster, double score) {}

    private int compare(@Nullable LiveCluster found, Best wanted) {
        assertThat(search.bestScore()).isCloseTo(wanted.score(), within(1e-9));
        LiveCluster cluster = wanted.cluster();
        if (cluster == null || found == null) {
            assertThat(found).isSameAs(cluster);
            return 0;
        }
        if (found != cluster) { // equal but for rounding
            assertThat(wanted.score() - search.bestScore()).isLessThan(1e-9);
        }
        return 1;
    }

    private Best nearest(Complaint asked) {
        Map<String, Double> places = weights(asked.signature().places(), index.places);
        Map<String, Double> issues = weights(asked.signature().issues(), index.issues);
        return best(null, places, issues, squares(places), squares(issues), Side.of(asked), asked);
    }

    private Best partner(LiveCluster cluster) {
        return best(
                cluster,
                weights(cluster.places),
                weights(cluster.issues),
                index.places.square(cluster.slot),
                index.issues.square(cluster.slot),
                Side.of(cluster),
                null);
    }

    private Best best(
            @Nullable LiveCluster self,
            Map<String, Double> places,
            Map<String, Double> issues,
            double placeSquares,
            double issueSquares,
            Side side,
            @Nullable Complaint asked) {
        Similarity similarity = SETTINGS.similarity();
        Best best = new Best(null, 0);
        for (LiveCluster other : live) {
            if (other == self) {
                continue;
            }
            var now = asked != null ? asked.loggedAt() : self == null ? other.touchedAt : self.touchedAt;
            double placeProduct = product(places, weights(other.places));
            double issueProduct = product(issues, weights(other.issues));
            double bothPlaces = placeSquares * index.places.square(other.slot);
            double bothIssues = issueSquares * index.issues.square(other.slot);
            double alike = similarity.of(placeProduct, bothPlaces, issueProduct, bothIssues);
            if (alike <= 0 && side.areas().isKnown() && bothPlaces > 0) {
                double here = similarity.ofHere(placeProduct, bothPlaces, issueProduct, bothIssues);
                alike = here > 0 && side.isNamesake(other, now) ? here : 0;
            }
            double score = alike - (bothPlaces > 0 ? 0 : SETTINGS.idlePenalty(other.touchedAt, now));
            boolean isBetter = alike > 0
                    && (best.cluster == null ? score > 0 : score > best.score)
                    && side.canBe(other, similarity.isSamePlace(placeProduct, bothPlaces));
            best = isBetter ? new Best(other, score) : best;
        }
        return best;
    }

    private static Map<String, Double> weights(List<TermWeight> terms, Channel channel) {
        Map<String, Double> weights = new HashMap<>();
        for (TermWeight term : terms) {
            int number = channel.find(term.term());
            double rarity = number == TermNumbers.NONE ? channel.rarity.of(0) : channel.rarity(number);
            weights.put(term.term(), term.weight() * rarity);
        }
        return weights;
    }

    private static Map<String, Double> weights(ClusterTerms terms) {
        Map<String, Double> weights = new HashMap<>();
        for (int i = 0; i < terms.count(); i++) {
            int number = terms.number(i);
            weights.put(
                    terms.channel().term(number),
                    terms.damped(i) * terms.channel().rarity(number));
        }
        return weights;
    }

    private static double squares(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(w -> w * w).sum();
    }

    private static double product(Map<String, Double> some, Map<String, Double> others) {
        double product = 0;
        for (Map.Entry<String, Double> one : some.entrySet()) {
            product += one.getValue() * others.getOrDefault(one.getKey(), 0.0);
        }
        return product;
    }

    private void holdersStandWhereTheyBelong() {
        for (LiveCluster cluster : live) {
            boolean isPlaced = cluster.places.count() > 0;
            for (ClusterTerms terms : List.of(cluster.places, cluster.issues)) {
                for (int i = 0; i < terms.count(); i++) {
                    Posting posting = terms.channel().posting(terms.number(i));
                    int at = -1;
                    for (int holder = 0; holder < posting.holders; holder++) {
                        at = posting.slots[holder] == cluster.slot ? holder : at;
                    }
                    assertThat(at).isNotNegative();
                    assertThat(posting.places[at]).isEqualTo(i);
                    assertThat(posting.damped[at]).isEqualTo(terms.damped(i));
                    assertThat(at < posting.placeless).isEqualTo(!isPlaced);
                }
            }
            assertThat(cluster.placeNames()).isEqualTo(PlaceName.main(cluster.places.snapshot()));
        }
    }
}
