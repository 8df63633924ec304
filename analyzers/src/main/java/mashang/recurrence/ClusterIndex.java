package mashang.recurrence;

/** All live clusters by what they hold, in three channels under one measure of rarity. */
final class ClusterIndex {
    /** Tuned on labelled streams and on real complaints: one word said again and again must not hide the others. */
    private static final double DAMPING = .7;

    final Rarity rarity = new Rarity();
    final Slots slots = new Slots();
    final Channel places = new Channel(rarity, slots, DAMPING);
    final Channel issues = new Channel(rarity, slots, DAMPING);
    /** Pieces of titles, for labels only. */
    final Channel phrases = new Channel(rarity, slots, DAMPING);

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
        phrases.resum();
    }
}
