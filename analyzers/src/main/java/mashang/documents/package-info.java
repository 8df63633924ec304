/** What the office puts on paper (督办文书): documents with a number and a deadline, digests; as it reads, in whatever form. */
@NullMarked
package mashang.documents;

import org.jspecify.annotations.NullMarked;
