package mashang.recurrence;

/** All live clusters by what they hold, in two channels under one measure of rarity. */
final class ClusterIndex {
    /** Tuned on labelled streams. */
    private static final double DAMPING = .7;
    /** Tuned on real complaints: one place named again and again by one writer must not hide the others. */
    private static final double PLACE_DAMPING = .7;

    final Rarity rarity = new Rarity();
    final Slots slots = new Slots();
    final Channel places = new Channel(rarity, slots, PLACE_DAMPING);
    final Channel issues = new Channel(rarity, slots, DAMPING);

    /** Lets rarities follow the number of live clusters where it has moved far. */
    void follow(int clusters) {
        if (rarity.isFar(clusters)) {
            set(clusters);
        }
    }

    void set(int clusters) {
        rarity.set(clusters);
        places.resum();
        issues.resum();
    }
}
