package mashang.local.simulator;

/** Plans orders one by one; the plan of an order depends on the seed, its number, the settings and the policies only. */
final class Orders {
    private final Simulation settings;
    private final Limits limits;
    private final Arrivals arrivals;
    private final PlantedProblems problems;

    Orders(Simulation settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
        this.arrivals = new Arrivals(settings);
        this.problems = new PlantedProblems(settings);
    }

    OrderPlan plan(long number) {
        OrderFace face = OrderFace.of(settings.seed(), number, arrivals.of(number), problems);
        int partitions = settings.partitionsOf(face.feed());
        return face.feed().equals(MailboxFeed.NAME)
                ? MailboxRecords.of(MailboxLife.of(face, limits, settings.seed()), settings.seed(), partitions)
                : HotlineRecords.of(HotlineLife.of(face, limits, settings.seed()), settings.seed(), partitions);
    }

    /** No record of this order or a later one is handed over before this time, epoch milliseconds. */
    long earliest(long number) {
        return arrivals.of(number).at() / MailboxFeed.PRECISION * MailboxFeed.PRECISION;
    }

    boolean has(long number) {
        return settings.endless() || number < settings.orders();
    }

    PlantedProblems problems() {
        return problems;
    }
}
