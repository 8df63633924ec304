package mashang.recurrence.trend;

/** How much something still counts after so many hours. */
final class Fading {
    private final double[] table;

    Fading(int halfLifeHours) {
        table = new double[12 * halfLifeHours];
        for (int i = 0; i < table.length; i++) {
            table[i] = StrictMath.pow(.5, (double) i / halfLifeHours);
        }
    }

    /** 1 for now, .5 after the half-life, 0 after twelve of them. */
    double after(int hours) {
        return hours <= 0 ? 1 : hours < table.length ? table[hours] : 0;
    }
}
