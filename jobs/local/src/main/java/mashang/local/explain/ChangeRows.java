package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mashang.sla.ClockDefinition;
import mashang.sla.Reckoning;
import mashang.sla.Reckoning.Amendment;
import mashang.sla.Reckoning.Basis;
import mashang.sla.Reckoning.Grant;
import org.jspecify.annotations.Nullable;

/** What changed the due time on the way: another rule or limit, another due time supplied, extensions. */
final class ChangeRows {
    private static final long NEVER = Long.MAX_VALUE;

    private final Words words;
    private final TimeWords times;

    ChangeRows(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
    }

    /** How the limit became what it is; nothing where it never was another. */
    void addChanges(TextTable rows, Reckoning reckoning) {
        List<Basis> bases = reckoning.bases();
        List<String> changes = new ArrayList<>();
        for (int i = 1; i < bases.size(); i++) {
            if (matters(bases.get(i - 1), bases.get(i))) {
                changes.add(change(bases.get(i - 1), bases.get(i), reckoning));
            }
        }
        if (!changes.isEmpty()) {
            rows.row(words.word("row.first"), first(bases.get(0), reckoning));
            rows.row(words.word("row.changed"), changes.get(0));
            changes.stream().skip(1).forEach(change -> rows.row("", change));
        }
    }

    /** The extensions that were granted, those too late included. */
    void addGrants(TextTable rows, Reckoning reckoning) {
        String title = words.word("row.grant");
        for (Grant grant : reckoning.grants()) {
            rows.row(title, grant(grant, reckoning));
            title = "";
        }
    }

    private String first(Basis basis, Reckoning reckoning) {
        if (basis.rule() == null) {
            return words.word("row.first.none");
        }
        if (basis.plainDue() == NEVER) {
            return words.word("row.first.hold", limit(basis, reckoning));
        }
        String limit = basis.isSuppliedUsed() ? words.word("row.rule.supplied") : limit(basis, reckoning);
        return words.word("row.first.due", limit, times.time(basis.plainDue()));
    }

    private static boolean matters(Basis before, Basis now) {
        return !Objects.equals(before.rule(), now.rule())
                || !Objects.equals(before.policy(), now.policy())
                || before.plainDue() != now.plainDue()
                || before.due() != now.due();
    }

    private String change(Basis before, Basis now, Reckoning reckoning) {
        String at = when(now);
        String what = what(before, now);
        String text;
        if (now.rule() == null) {
            text = words.word("row.changed.none", at, what);
        } else if (now.plainDue() == NEVER) {
            text = words.word("row.changed.hold", at, what, limit(now, reckoning));
        } else if (now.isSuppliedUsed()) {
            text = words.word("row.changed.supplied", at, what, times.time(now.plainDue()));
        } else {
            text = words.word("row.changed.to", at, what, limit(now, reckoning), times.time(now.plainDue()));
        }
        boolean moved = now.due() != now.plainDue() && now.due() != NEVER;
        return moved ? text + words.word("row.changed.floor", times.time(now.due())) : text;
    }

    /** An amended row says since when its word counts, and why. */
    private String when(Basis now) {
        Amendment amendment = now.amendment();
        String at = times.time(now.from());
        if (amendment == null) {
            return at;
        }
        String key = amendment.isRecorded() ? "row.changed.amended" : "row.changed.amended.handed-over";
        return words.word(key, at, times.time(amendment.at()), words.of("step", amendment.step()));
    }

    private String limit(Basis now, Reckoning reckoning) {
        boolean cadence = reckoning.reading().rule().clock().scope() == ClockDefinition.Scope.CADENCE;
        return cadence || now.rule() == null || now.rule().limit() == null
                ? words.word("row.rule.cadence")
                : words.word("row.rule.limit", times.span(now.rule().limit()));
    }

    private String what(Basis before, Basis now) {
        List<String> changes = new ArrayList<>();
        add(
                changes,
                "change.channel",
                before,
                now,
                b -> b.channel() == null ? null : words.orName("channel." + b.channel(), b.channel()));
        add(changes, "change.kind", before, now, b -> b.kind() == null ? null : words.of("kind", b.kind()));
        add(changes, "change.category", before, now, Basis::category);
        add(changes, "change.urgency", before, now, b -> b.urgency() == null ? null : words.of("urgency", b.urgency()));
        add(changes, "change.unit", before, now, Basis::unit);
        add(changes, "change.due", before, now, b -> b.supplied() == null ? null : times.time(b.supplied()));
        return changes.isEmpty() ? words.word("change.rule") : String.join(words.word("list.separator"), changes);
    }

    private void add(
            List<String> changes, String key, Basis before, Basis now, Function<Basis, @Nullable String> field) {
        String was = field.apply(before);
        String is = field.apply(now);
        if (!Objects.equals(was, is)) {
            String nothing = words.word("none");
            changes.add(words.word(key, was == null ? nothing : was, is == null ? nothing : is));
        }
    }

    private String grant(Grant grant, Reckoning reckoning) {
        String at = times.time(grant.at());
        String asked = grant.asked() == NEVER
                ? words.word("row.grant.not-asked")
                : words.word("row.grant.asked", times.time(grant.asked()));
        if (!grant.inTime()) {
            return words.word("row.grant.too-late", at, asked);
        }
        String text = words.word("row.grant.in-time", at, asked, times.time(grant.due()));
        ClockDefinition.Extension extension = reckoning.reading().rule().clock().extension();
        String most = times.workingDays(extension == null ? 0 : extension.maxWorkingDays());
        Long until = grant.until();
        if (until == null) {
            return text + words.word("row.grant.longest", most);
        }
        return until > grant.cap() ? text + words.word("row.grant.capped", times.time(until), most) : text;
    }
}
