package mashang.config;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a citizen's words and everything behind intake.
 *
 * @param mask replaces phone numbers, identity numbers and the like in a text
 * @param pseudonym turns a requester into a keyed hash; {@code null} where the requester is not kept
 * @param conduct whether a masked title and text are about how officials behave
 */
record Privacy(
        UnaryOperator<String> mask, UnaryOperator<@Nullable String> pseudonym, BiPredicate<String, String> conduct) {}
