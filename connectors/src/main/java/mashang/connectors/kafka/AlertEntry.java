package mashang.connectors.kafka;

import mashang.intake.DeadLetter;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the alerts topic is: exactly one of the two.
 *
 * @param alert an alert
 * @param dead a record that is none
 */
public record AlertEntry(@Nullable Alert alert, @Nullable DeadLetter dead) {}
