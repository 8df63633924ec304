/** The Elasticsearch sink: one document, one verdict. */
@NullMarked
package mashang.connectors.elasticsearch;

import org.jspecify.annotations.NullMarked;
