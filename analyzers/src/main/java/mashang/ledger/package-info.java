/** The ledger (台账): one entry per order, written for people. */
@NullMarked
package mashang.ledger;

import org.jspecify.annotations.NullMarked;
