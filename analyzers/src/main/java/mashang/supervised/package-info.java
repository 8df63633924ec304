/** Supervised items (共性问题督办件): the orders that stand for recurring problems, with clocks and an owner of their own. */
@NullMarked
package mashang.supervised;

import org.jspecify.annotations.NullMarked;
