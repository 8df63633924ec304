package mashang.units;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit (单位) that handles orders.
 *
 * @param id stable id, never reused
 * @param names its names over time, the current one last; never empty
 * @param parent id of the unit above; absent at the top
 * @param kind department or town
 * @param area the district it belongs to; absent for the city's own
 * @param calendar id of its working calendar; absent for the city's default
 */
public record Unit(
        String id,
        List<Name> names,
        @Nullable String parent,
        Kind kind,
        @Nullable String area,
        @Nullable String calendar)
        implements Serializable {

    /** Departments get lights (亮灯), towns and streets get cards (亮牌). */
    public enum Kind {
        DEPARTMENT,
        TOWN
    }

    /**
     * A name and when it was valid.
     *
     * @param name as feeds write it
     * @param from first day; absent: always was
     * @param until first day on which it is no longer the name; absent: still is
     */
    public record Name(
            String name, @Nullable LocalDate from, @Nullable LocalDate until) implements Serializable {}

    /** The name it has now. */
    public String currentName() {
        return names.get(names.size() - 1).name();
    }
}
