/** Scores of units (奔跑指数), read from the indices of a running city and taken apart into orders. */
@NullMarked
package mashang.local.scores;

import org.jspecify.annotations.NullMarked;
