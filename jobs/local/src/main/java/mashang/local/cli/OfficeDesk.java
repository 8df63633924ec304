package mashang.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.local.explain.OrderHistory;
import mashang.local.inspections.Inspections;
import mashang.local.office.JoinedIndex;
import mashang.local.office.JoinedOrders;
import mashang.local.office.OfficeDecision;
import mashang.local.office.Outcome;
import mashang.sla.ClockReading;
import mashang.sla.Clocks;
import mashang.sla.Passing;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every decision about an order has: which order, who, as what, why; and the servers it is handed over to. */
final class OfficeDesk {
    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Parameters(index = "0", paramLabel = "ORDER", descriptionKey = "option.order")
    private String order = "";

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.actor")
    private String actor = "";

    @Option(names = "--role", paramLabel = "ROLE", required = true, descriptionKey = "option.office-role")
    private String role = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
    private String reason = "";

    @Mixin
    private ServerArguments servers = new ServerArguments();

    /** What is decided, once it is known how the order stands. */
    interface Draft {
        OfficeDecision completed(OfficeDecision plain, Outcome outcome) throws Unusable;
    }

    /** Takes a decision; the exit code. */
    int decide(Step step, Draft draft, Console console) throws InterruptedException, ExecutionException {
        return decide(typed -> typed, step, draft, console);
    }

    /** The same about the order that is meant by what was typed. */
    int decide(UnaryOperator<String> meant, Step step, Draft draft, Console console)
            throws InterruptedException, ExecutionException {
        try {
            return decide(meant.apply(order), step, draft, console);
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private int decide(String about, Step step, Draft draft, Console console)
            throws Unusable, InterruptedException, ExecutionException {
        servers.bootstrap(); // or it says so
        Outcome outcome = open(about);
        OfficeDecision plain = OfficeDecision.plain(step, about, actor, role, reason);
        return handOver(draft.completed(plain, outcome), outcome, console);
    }

    /**
     * Writes down that the caller was told; the exit code.
     *
     * @param joined also the callers of orders joined into it; who was told before is left out, and the order itself while it is worked on
     * @param anyway also of an order somebody works on still: a reply stops its clocks
     */
    int answer(boolean joined, boolean anyway, Console console) throws InterruptedException, ExecutionException {
        try {
            servers.bootstrap(); // or it says so
            JoinedOrders orders = joinedOrders();
            List<String> waiting = List.of(order);
            boolean isUnsettled = !anyway && orders.isUnsettled(order);
            if (joined) {
                waiting = orders.waiting(order, anyway, JoinedIndex.on(servers.access()));
            } else if (isUnsettled) {
                throw new Unusable("office.unsettled", order);
            }
            if (isUnsettled) {
                console.notice("office.leading-unsettled", order);
            }
            if (waiting.isEmpty()) {
                console.notice("office.nobody-waits", order);
            }
            int code = ExitCodes.OK;
            for (String each : waiting) {
                code = Math.max(code, decide(each, Step.REPLIED, (plain, outcome) -> plain, console));
            }
            return code;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    /** The order as it is known there. */
    private Outcome open(String orderId) throws Unusable {
        return new Outcome(servers.clocks(rules.load()), orderId, OrderHistory.read(servers.access(), orderId));
    }

    private JoinedOrders joinedOrders() throws Unusable {
        Clocks clocks = servers.clocks(rules.load());
        ElasticsearchAccess access = servers.access();
        Instant now = Instant.now();
        return new JoinedOrders(id -> new Outcome(clocks, id, OrderHistory.read(access, id)).order(now));
    }

    /** Refuses to join an order into one that nobody works on, or that is joined into this one. */
    void checkLeading(String leading) throws Unusable {
        JoinedOrders.Obstacle obstacle = joinedOrders().obstacle(order, leading).orElse(null);
        if (obstacle != null) {
            String why = obstacle.why().name().toLowerCase(Locale.ROOT);
            String led = obstacle.into() == null ? "?" : obstacle.into();
            throw new Unusable("office.no-leading." + why, leading, order, led);
        }
    }

    /** The name of the one clock that is meant, as decisions name it. */
    String clock(Outcome outcome, String clock, @Nullable Integer round, @Nullable String unit) throws Unusable {
        Instant now = Instant.now();
        if (clock.equals(Passing.CLOCK)) {
            int passed = outcome.passedAround(round, now).orElseThrow(() -> new Unusable("office.not-passed", order));
            return passed + "/" + Passing.CLOCK;
        }
        List<ClockReading> found = outcome.clocks(clock, round, unit, now);
        if (found.isEmpty()) {
            throw new Unusable("office.no-clock", order, clock, String.join(", ", outcome.names(now)));
        }
        if (found.size() > 1) {
            String all = found.stream().map(ClockReading::name).collect(Collectors.joining("\n  "));
            throw new Unusable("office.which-clock", all);
        }
        return found.get(0).name();
    }

    /** Hands it over, refused or not: it belongs into the order's history. Says what comes of it. */
    private int handOver(OfficeDecision decision, Outcome outcome, Console console)
            throws Unusable, InterruptedException, ExecutionException {
        String bootstrap = servers.bootstrap();
        if (!OfficeDecision.isHeardAt(bootstrap)) {
            throw new Unusable("problems.no-office");
        }
        Instant now = Instant.now();
        Optional<Refusal.Why> refusal = outcome.refusal(decision, now);
        decision.write(bootstrap, now);
        if (refusal.isPresent()) {
            String why = refusal.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            console.error("office.refused", decision.about(), console.texts().text("office.refused." + why));
            return ExitCodes.UNUSABLE;
        }
        if (decision.step() == Step.WRITTEN_OFF && SupervisedItem.isItem(decision.about())) {
            strikeOff(SupervisedItem.problemOf(decision.about()), bootstrap, now);
        }
        console.notice("office.decided", decision.about());
        return ExitCodes.OK;
    }

    /** With its item the problem is struck off: from now on whoever complains of it again tells of a relapse. */
    private void strikeOff(String problem, String bootstrap, Instant now)
            throws InterruptedException, ExecutionException {
        OfficeDecision.plain(Step.PROBLEM_STRUCK_OFF, problem, actor, role, reason)
                .write(bootstrap, now);
    }

    /** Complains where what was typed is no target: what was found would be nobody's. */
    void requireTarget(@Nullable String target) throws Unusable {
        if (target == null) {
            return;
        }
        try (ElasticsearchConnection connection = servers.access().connect()) {
            if (!new Inspections(connection).isTarget(target)) {
                throw new Unusable("office.no-target", target);
            }
        }
    }

    /**
     * Complains where the role may not decide a step that stands for what is decided here: that something is finished or was inspected is reported, so no policy has a line for it, and yet not
     * everybody may write it down.
     */
    void requirePower(Step like) throws Unusable {
        requirePower(servers.clocks(rules.load()), like, role, Instant.now());
    }

    /** The same, of somebody who decides at a time. */
    static void requirePower(Clocks clocks, Step like, String role, Instant at) throws Unusable {
        long millis = at.toEpochMilli();
        if (!clocks.asKnownAt(millis).authority().allows(like, role, millis)) {
            throw new Unusable("office.no-power", role, like);
        }
    }
}
