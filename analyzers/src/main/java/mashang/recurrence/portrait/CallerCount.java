package mashang.recurrence.portrait;

/**
 * A caller and his messages.
 *
 * @param caller keyed hash
 * @param messages 1 or more
 */
public record CallerCount(String caller, int messages) {}
