package mashang.local.kibana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Kibana's query language that the dashboards use, as Elasticsearch's queries. */
final class Kql {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern TOKEN = Pattern.compile("\\s*(\"[^\"]*\"|[(){}]|>=|<=|[:<>]|[^\\s(){}:<>]+)");

    private final List<String> tokens = new ArrayList<>();
    private int next;
    private String before = "";

    private Kql(String text) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("cannot read: " + text.substring(end));
        }
    }

    static ObjectNode query(String text) {
        if (text.isBlank()) {
            ObjectNode all = JSON.objectNode();
            all.putObject("match_all");
            return all;
        }
        Kql kql = new Kql(text);
        ObjectNode query = kql.either();
        if (kql.next < kql.tokens.size()) {
            throw new IllegalArgumentException("what is " + kql.tokens.get(kql.next) + " in " + text);
        }
        return query;
    }

    private ObjectNode either() {
        List<ObjectNode> parts = new ArrayList<>(List.of(all()));
        while (takes("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : bool("should", parts);
    }

    private ObjectNode all() {
        List<ObjectNode> parts = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : bool("filter", parts);
    }

    private ObjectNode one() {
        if (takes("not")) {
            return bool("must_not", List.of(one()));
        }
        if (takes("(")) {
            ObjectNode inner = either();
            if (!takes(")")) {
                throw new IllegalArgumentException("a bracket is not closed");
            }
            return inner;
        }
        String field = before + tokens.get(next++);
        String operator = tokens.get(next++);
        if (takes("{")) {
            return oneOf(field);
        }
        String value = tokens.get(next++).replace("\"", "");
        ObjectNode query = JSON.objectNode();
        switch (operator) {
            case ":" -> {
                if (value.equals("*")) {
                    query.putObject("exists").put("field", field);
                } else {
                    query.putObject("term").put(field, value);
                }
            }
            case ">" -> query.putObject("range").putObject(field).put("gt", value);
            case ">=" -> query.putObject("range").putObject(field).put("gte", value);
            case "<" -> query.putObject("range").putObject(field).put("lt", value);
            case "<=" -> query.putObject("range").putObject(field).put("lte", value);
            default -> throw new IllegalArgumentException("no operator: " + operator);
        }
        return query;
    }

    /** Conditions that one object of a list meets; fields in there are named without the list's name. */
    private ObjectNode oneOf(String path) {
        String around = before;
        before = path + '.';
        ObjectNode inner = either();
        before = around;
        if (!takes("}")) {
            throw new IllegalArgumentException("a brace is not closed");
        }
        ObjectNode query = JSON.objectNode();
        query.putObject("nested").put("path", path).set("query", inner);
        return query;
    }

    private boolean takes(String word) {
        boolean there = next < tokens.size() && tokens.get(next).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private static ObjectNode bool(String how, List<ObjectNode> parts) {
        ObjectNode bool = JSON.objectNode();
        var array = bool.putObject("bool").putArray(how);
        parts.forEach(array::add);
        return bool;
    }
}
