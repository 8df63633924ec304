/** The ledger on the command line: where it is read from, plans of what is to be struck off, and what comes of comparing the two. */
@NullMarked
package mashang.local.ledger;

import org.jspecify.annotations.NullMarked;
