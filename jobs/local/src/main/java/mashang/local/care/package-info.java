/** What is done to indices by people: months that are too old are deleted, what is about one caller is erased; both audited. */
@NullMarked
package mashang.local.care;

import org.jspecify.annotations.NullMarked;
