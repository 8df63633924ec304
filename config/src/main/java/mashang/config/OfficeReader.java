package mashang.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.sla.Policy.Office;
import mashang.sla.Policy.Power;
import mashang.sla.Span;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reads who may decide what: {@code office}, a list of decisions, each with its roles. */
final class OfficeReader {
    private static final Set<Step> ENDING = EnumSet.of(Step.WAIVED, Step.LIGHT_REVOKED);

    private final Set<Step> read = EnumSet.noneOf(Step.class);

    private OfficeReader() {}

    /** Absent where the file does not say. */
    static @Nullable Office read(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        OfficeReader reader = new OfficeReader();
        List<Power> powers = new ArrayList<>();
        for (YamlNode element : node.list()) {
            YamlMap map = element.map();
            Power power = map == null ? null : reader.power(map);
            if (power != null) {
                powers.add(power);
            }
        }
        return new Office(List.copyOf(powers));
    }

    private @Nullable Power power(YamlMap map) {
        YamlNode stepNode = map.need("decision");
        Step step = stepNode == null ? null : stepNode.constant(Step.class);
        Set<String> roles = roles(map.need("roles"));
        Span within = within(map.get("within"), step);
        Sources.check(map, false);
        map.done();
        if (step == null || stepNode == null || roles.isEmpty()) {
            return null;
        }
        if (!Ruling.isForPeople(step)) {
            stepNode.problem(
                    "“" + step + "”不是由人决定的",
                    "\"" + step + "\" is not decided by people",
                    "删除，或改为 WAIVED、LIGHT_REVOKED、ASSIGNED、NOTICE_ISSUED、ACKNOWLEDGED、REPLIED、CHECKED、WRITTEN_OFF、MERGED、MERGE_REFUSED",
                    "Delete it, or write WAIVED, LIGHT_REVOKED, ASSIGNED, NOTICE_ISSUED, ACKNOWLEDGED, REPLIED, CHECKED, WRITTEN_OFF, MERGED or MERGE_REFUSED");
            return null;
        }
        if (!read.add(step)) {
            stepNode.problem("“" + step + "”写了两次", "\"" + step + "\" is written twice", "合并为一条", "Join them into one");
            return null;
        }
        return new Power(step, roles, within);
    }

    private static Set<String> roles(@Nullable YamlNode node) {
        Set<String> roles = new HashSet<>();
        for (YamlNode element : node == null ? List.<YamlNode>of() : node.list()) {
            String role = PolicyFile.name(element);
            if (role != null) {
                roles.add(role);
            }
        }
        if (node != null && node.list().isEmpty()) {
            node.problem("没有写角色", "names no role", "至少写一个角色，或删除这一条", "Name at least one role, or delete the decision");
        }
        return Set.copyOf(roles);
    }

    private static @Nullable Span within(@Nullable YamlNode node, @Nullable Step step) {
        if (node == null || node.says(SpanForms.NONE)) {
            return null;
        }
        if (step != null && !ENDING.contains(step)) {
            node.problem(
                    "只有 WAIVED 和 LIGHT_REVOKED 有期限",
                    "only WAIVED and LIGHT_REVOKED have a time limit",
                    "删除 within",
                    "Delete within");
        }
        return SpanForms.distance(node);
    }
}
