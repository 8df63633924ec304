package mashang.units;

import org.jspecify.annotations.Nullable;

/**
 * Who a unit was when something happened (单位当时的身份), by the registry as it was known, and for whom that counts.
 *
 * @param id the unit then
 * @param name what it was called then
 * @param kind what it was then
 * @param countsFor id of the unit that has its orders now: itself, the one it was merged into, or the part of it whose matter the order is; absent
 *     where it was split and the registry does not say which part
 * @param nameNow what that one is called now, and failing that the unit itself: the name under which it is counted (按现单位统计)
 */
public record Identity(
        String id, String name, Unit.Kind kind, @Nullable String countsFor, String nameNow) {

    /** Whether the office has to say whose it is now (单位不明). */
    public boolean isUnclear() {
        return countsFor == null;
    }
}
