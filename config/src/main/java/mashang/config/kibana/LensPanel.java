package mashang.config.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A panel of one form-based Lens layer, as the attributes that a dashboard embeds by value. */
final class LensPanel {
    private static final String LAYER = "layer";

    private final Part source;
    private final DataView view;
    private final Tongue tongue;
    private final Columns columns;

    LensPanel(Part source, DataView view, Tongue tongue) {
        this.source = source;
        this.view = view;
        this.tongue = tongue;
        this.columns = new Columns(view, tongue);
    }

    /** Lens's own attributes: title, references and state. */
    ObjectNode attributes() {
        ObjectNode visualization = visualization();
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("title", "");
        attributes.put("visualizationType", type());
        attributes.put("type", "lens");
        attributes
                .putArray("references")
                .addObject()
                .put("type", "index-pattern")
                .put("id", view.id(tongue))
                .put("name", reference());
        ObjectNode state = attributes.putObject("state");
        state.set("visualization", visualization);
        String where = source.has("where") ? source.at("where").text() : "";
        Columns.requireFields(view, source.at("where"), where);
        state.set("query", Columns.query(where));
        state.putArray("filters");
        state.putObject("internalReferences");
        state.putObject("adHocDataViews");
        state.putObject("datasourceStates")
                .putObject("formBased")
                .putObject("layers")
                .set(LAYER, columns.layer());
        return attributes;
    }

    /** How the attributes call the data view. */
    static String reference() {
        return "indexpattern-datasource-layer-" + LAYER;
    }

    private String type() {
        return switch (source.at("kind").text()) {
            case "metric" -> "lnsMetric";
            case "bars", "lines", "columns" -> "lnsXY";
            case "table" -> "lnsDatatable";
            case "heat" -> "lnsHeatmap";
            case "donut" -> "lnsPie";
            case "cloud" -> "lnsTagcloud";
            default -> throw source.at("kind").wrong("不认识的图种", "unknown kind of panel");
        };
    }

    private ObjectNode visualization() {
        return switch (type()) {
            case "lnsMetric" -> metric();
            case "lnsXY" -> xy();
            case "lnsDatatable" -> table();
            case "lnsHeatmap" -> heat();
            case "lnsPie" -> donut();
            default -> cloud();
        };
    }

    private ObjectNode metric() {
        ObjectNode state = layer();
        state.put("metricAccessor", columns.measure(source.at("measure")));
        if (source.has("beside")) {
            state.put("secondaryMetricAccessor", columns.measure(source.at("beside")));
        }
        return state;
    }

    private ObjectNode xy() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.putObject("legend").put("isVisible", true).put("position", "right");
        state.put("valueLabels", "hide").put("fittingFunction", "None");
        String series =
                switch (source.at("kind").text()) {
                    case "bars" -> "bar_horizontal_stacked";
                    case "lines" -> "line";
                    default -> "bar_stacked";
                };
        state.put("preferredSeriesType", series);
        ObjectNode layer = state.putArray("layers").addObject();
        layer.put("layerId", LAYER).put("layerType", "data").put("seriesType", series);
        layer.put("position", "top").put("showGridlines", false);
        layer.put("xAccessor", columns.bucket(source.at("x")));
        if (source.has("split")) {
            layer.put("splitAccessor", columns.bucket(source.at("split")));
        }
        measures().forEach(layer.putArray("accessors")::add);
        return state;
    }

    private ObjectNode table() {
        ObjectNode state = layer();
        List<String> shown = new ArrayList<>();
        for (Part row : source.at("rows").list()) {
            shown.add(shown.isEmpty() ? columns.bucket(row) : columns.bucketBelow(row));
        }
        shown.addAll(measures());
        ArrayNode all = state.putArray("columns");
        shown.forEach(id -> all.addObject().put("columnId", id).put("isTransposed", false));
        state.putObject("paging").put("enabled", true).put("size", 20);
        return state;
    }

    private ObjectNode heat() {
        ObjectNode state = layer().put("shape", "heatmap");
        state.put("xAccessor", columns.bucket(source.at("x")));
        state.put("yAccessor", columns.bucket(source.at("y")));
        state.put("valueAccessor", columns.measure(source.at("measure")));
        state.putObject("legend")
                .put("isVisible", true)
                .put("position", "right")
                .put("type", "heatmap_legend");
        state.putObject("gridConfig")
                .put("type", "heatmap_grid")
                .put("isCellLabelVisible", true)
                .put("isXAxisLabelVisible", true)
                .put("isYAxisLabelVisible", true);
        return state;
    }

    private ObjectNode donut() {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("shape", "donut");
        ObjectNode layer = state.putArray("layers").addObject();
        layer.put("layerId", LAYER).put("layerType", "data");
        layer.putArray("primaryGroups").add(columns.bucket(source.at("slices")));
        layer.putArray("metrics").add(columns.measure(source.at("measure")));
        layer.put("numberDisplay", "value").put("categoryDisplay", "default").put("legendDisplay", "default");
        layer.put("nestedLegend", false);
        return state;
    }

    private ObjectNode cloud() {
        ObjectNode state = layer();
        state.put("tagAccessor", columns.bucket(source.at("words")));
        state.put("valueAccessor", columns.measure(source.at("measure")));
        return state.put("maxFontSize", 60)
                .put("minFontSize", 14)
                .put("orientation", "single")
                .put("showLabel", false);
    }

    private List<String> measures() {
        return source.at("measures").list().stream().map(columns::measure).toList();
    }

    private static ObjectNode layer() {
        return JsonNodeFactory.instance.objectNode().put("layerId", LAYER).put("layerType", "data");
    }
}
