/** Dashboards: readable sources in {@code config/kibana}, packed into Kibana's saved objects. */
@NullMarked
package mashang.config.kibana;

import org.jspecify.annotations.NullMarked;
