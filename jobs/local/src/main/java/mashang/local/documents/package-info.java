/** What the office puts on paper: notices drafted, issued and registered, and digests of how things stand. */
@NullMarked
package mashang.local.documents;

import org.jspecify.annotations.NullMarked;
