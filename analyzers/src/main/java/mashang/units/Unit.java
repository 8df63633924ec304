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
 * @param succession when it ended, and who followed; absent while it goes on
 */
public record Unit(
        String id,
        List<Name> names,
        @Nullable String parent,
        Kind kind,
        @Nullable String area,
        @Nullable String calendar,
        @Nullable Succession succession)
        implements Serializable {

    /** One that goes on. */
    public Unit(
            String id,
            List<Name> names,
            @Nullable String parent,
            Kind kind,
            @Nullable String area,
            @Nullable String calendar) {
        this(id, names, parent, kind, area, calendar, null);
    }

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

    /** The name it has now, or had last. */
    public String currentName() {
        return names.get(names.size() - 1).name();
    }

    /** What it is called on a day; before its first name that, and after its last one that. */
    public String nameOn(LocalDate day) {
        String name = names.get(0).name();
        for (Name one : names) {
            LocalDate from = one.from();
            if (from == null || !day.isBefore(from)) {
                name = one.name();
            }
        }
        return name;
    }

    /** Whether it has been followed by others on a day. */
    public boolean hasEnded(LocalDate day) {
        return succession != null && !day.isBefore(succession.on());
    }
}
