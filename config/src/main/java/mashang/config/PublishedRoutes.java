package mashang.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.delivery.Recipient;
import mashang.delivery.Routes;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;

/**
 * The routes of a city with what was published of them, one after the other in the order of the topic: those in force at a log time are
 * of the version that acts the latest before it, whenever it came. There is one set of routes, so a version takes the place of all of it,
 * whatever its id. Not thread-safe.
 */
public final class PublishedRoutes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DeliveryPlan base;
    private final RouteNames known;
    private final Map<String, String> texts = new HashMap<>();
    private final List<RuleVersion> accepted = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Recipient> former = new ArrayList<>();

    private record Version(long from, Routes routes) implements Serializable {}

    /**
     * @param base of the configuration folder
     * @param city whose units, calendars and clocks the routes may name
     */
    public PublishedRoutes(DeliveryPlan base, City city) {
        this.base = base;
        this.known = RouteNames.of(city);
    }

    /**
     * Takes the next one; what is not about routes, or lies there already with the same text, changes nothing.
     *
     * @throws ConfigException where it cannot be used: another text under a key that is taken, or a file with mistakes
     */
    public void next(RuleVersion version) {
        if (version.kind() != RuleKind.ROUTES || version.text().equals(texts.get(version.key()))) {
            return;
        }
        Problems problems = new Problems();
        YamlMap root = YamlFile.parse(version.text(), version.key(), problems);
        if (root != null && texts.containsKey(version.key())) {
            RuleProblems.taken(root.node(), version.key());
        }
        Routes routes = root == null ? base.routes() : RoutesFile.published(root, base, known, problems);
        problems.throwIfAny();
        texts.put(version.key(), version.text());
        accepted.add(version);
        versions.add(new Version(version.actsFrom(), routes));
    }

    /**
     * Takes one that was accepted before the configuration folder changed. Where it names what the folder has no more, it is in force no
     * more, and alerts go as if it had never been published; it is kept for the day the folder has it again, and so are its recipients:
     * who was told by it is told when that is withdrawn.
     *
     * @throws ConfigException where it cannot be used any more
     */
    public void again(RuleVersion version) {
        try {
            next(version);
        } catch (ConfigException e) {
            Problems unread = new Problems();
            YamlMap root = YamlFile.parse(version.text(), version.key(), unread);
            if (root != null) {
                former.addAll(RoutesFile.published(root, null, null, unread).recipients());
            }
            texts.putIfAbsent(version.key(), version.text()); // its key stays taken
            accepted.add(version);
            throw e;
        }
    }

    /** The routes in force at a log time, epoch milliseconds. */
    public Routes at(long time) {
        Routes inForce = base.routes();
        long since = Long.MIN_VALUE;
        for (Version version : versions) {
            if (version.from() <= time && version.from() >= since) {
                inForce = version.routes();
                since = version.from();
            }
        }
        return inForce;
    }

    /** Every recipient there is, or was, each as it was named last. */
    public Collection<Recipient> recipients() {
        Map<String, Recipient> all = new LinkedHashMap<>();
        former.forEach(r -> all.put(r.id(), r));
        base.routes().recipients().forEach(r -> all.put(r.id(), r));
        versions.forEach(v -> v.routes().recipients().forEach(r -> all.put(r.id(), r)));
        return List.copyOf(all.values());
    }

    /** Those that were accepted, in order, whether or not they can still be used. */
    public List<RuleVersion> accepted() {
        return List.copyOf(accepted);
    }
}
