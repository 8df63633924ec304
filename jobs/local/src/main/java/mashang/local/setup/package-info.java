/** Brings a city's own Elasticsearch, Kibana and Kafka up to what this version needs. */
@NullMarked
package mashang.local.setup;

import org.jspecify.annotations.NullMarked;
