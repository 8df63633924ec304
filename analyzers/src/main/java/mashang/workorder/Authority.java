package mashang.workorder;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Says who may decide what (权限). */
@FunctionalInterface
public interface Authority extends Serializable {
    /** Nobody may decide anything. */
    Authority NOBODY = (step, role, at) -> false;

    /**
     * Whether a decision may be taken.
     *
     * @param step what is decided
     * @param role as what; absent where the decision does not say
     * @param at when, epoch milliseconds
     */
    boolean allows(Step step, @Nullable String role, long at);
}
