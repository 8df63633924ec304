package mashang.local.simulator;

import java.time.Instant;

/**
 * The truth about a planted burst.
 *
 * @param cause what its complaints are about
 * @param size its complaints; some are of the same caller
 * @param start when it was planned to begin
 * @param peak when most complaints an hour of average activity were planned
 * @param end when it was planned to be over
 * @param first when its first complaint occurred
 * @param last when its last complaint occurred
 * @param known whether the cause was complained about now and then before
 */
public record PlantedBurst(
        String cause, int size, Instant start, Instant peak, Instant end, Instant first, Instant last, boolean known) {}
