package mashang.sla;

/**
 * What the office has decided about one clock (免责、撤灯). {@code CLOCKS.md}, 10.3.
 *
 * @param waived whether its breach is excused: nothing is said of it any more
 * @param lightRevoked whether its red light is taken back
 * @param warningRevoked whether its yellow light is taken back
 */
public record Ruled(boolean waived, boolean lightRevoked, boolean warningRevoked) {
    /** Nothing was decided about it. */
    public static final Ruled NOTHING = new Ruled(false, false, false);

    Ruled andWaived() {
        return new Ruled(true, lightRevoked, warningRevoked);
    }

    Ruled andLightRevoked() {
        return new Ruled(waived, true, warningRevoked);
    }

    Ruled andWarningRevoked() {
        return new Ruled(waived, lightRevoked, true);
    }
}
