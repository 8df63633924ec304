package mashang.local.explain;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mashang.ledger.ActEntry;
import mashang.ledger.ClockEntry;
import mashang.ledger.CloseOut;
import mashang.ledger.LedgerEntry;
import mashang.ledger.LedgerView;
import mashang.ledger.LedgerView.Knowledge;
import mashang.ledger.Visits;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.Light;
import mashang.units.Identity;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** An order in the ledger as of a time, for people: how it stands, when it was where, its clocks and lights, what people decided and what was told. */
public final class LedgerSheet {
    private final Words words;
    private final TimeWords times;
    private final Names names;

    /**
     * @param zone in which times are shown
     * @param locale Chinese or English
     */
    public LedgerSheet(ZoneId zone, Locale locale) {
        this.words = new Words(locale);
        this.times = new TimeWords(words, zone);
        this.names = new Names(words, times);
    }

    /**
     * The lines to print.
     *
     * @param problem the recurring problem it belongs to now; absent where none is known
     */
    public List<String> lines(LedgerView view, @Nullable String problem) {
        LedgerEntry entry = view.entry();
        List<String> lines = new ArrayList<>();
        lines.add(words.word("sheet.head", entry.orderId()));
        lines.add(knowledge(view));
        if (view.left() > 0) {
            lines.add(words.word("sheet.left", view.left()));
        }
        lines.add("");
        lines.add(words.word("sheet.standing"));
        lines.addAll(standing(entry, problem));
        section(lines, "sheet.steps", steps(entry));
        section(lines, "sheet.clocks", clocks(view));
        section(lines, "sheet.acts", acts(entry));
        if (view.knowledge() == Knowledge.THEN) {
            section(
                    lines,
                    "sheet.alerts",
                    new AlertSection(words, times).lines(view.alerts(), correction -> pardon(entry, correction)));
        }
        return lines;
    }

    /** The decision by which an alert was taken back. */
    private static Optional<Step> pardon(LedgerEntry entry, Alert correction) {
        return entry.acts().stream()
                .filter(act -> act.refused() == null
                        && act.concerns() != null
                        && act.at() <= correction.decidedAt().toEpochMilli()
                        && AlertSection.concerns(act.concerns(), correction))
                .map(ActEntry::step)
                .findFirst();
    }

    private void section(List<String> lines, String key, List<String> found) {
        lines.add("");
        lines.add(words.word(key));
        lines.addAll(found.isEmpty() ? List.of("  " + words.word("none")) : found);
    }

    private String knowledge(LedgerView view) {
        String zone = times.zone().getId();
        String at = times.moment(view.at());
        if (view.knowledge() == Knowledge.LATER) {
            return words.word("sheet.later", at, zone, times.moment(view.knownAt()));
        }
        return view.knownAt() == view.at()
                ? words.word("sheet.then", at, zone)
                : words.word("sheet.ahead", at, zone, times.moment(view.knownAt()));
    }

    private List<String> standing(LedgerEntry entry, @Nullable String problem) {
        TextTable rows = new TextTable();
        Particulars said = entry.particulars();
        Long stageAt = entry.stageAt();
        String stage = entry.stage() == null ? "-" : words.of("step", entry.stage());
        row(rows, "sheet.stage", stageAt == null ? stage : words.word("sheet.since", stage, times.time(stageAt)));
        row(rows, "sheet.rounds", entry.rounds() > 1 ? String.valueOf(entry.rounds()) : null);
        row(rows, "sheet.unit", unit(entry));
        row(rows, "sheet.co-units", said.coUnits().isEmpty() ? null : join(said.coUnits()));
        row(rows, "sheet.owner", entry.owner() == null ? null : words.of("owner", entry.owner()));
        row(rows, "sheet.close-out", closeOut(entry.closeOut()));
        row(
                rows,
                "sheet.evidence",
                said.evidence() == null ? null : words.word("sheet.evidence.count", said.evidence()));
        row(rows, "sheet.suspended", entry.suspended() ? words.word("sheet.yes") : null);
        row(rows, "sheet.due", entry.dueAt() == null ? null : times.time(entry.dueAt()));
        row(rows, "sheet.visits", visits(entry));
        row(rows, "sheet.title", said.title());
        row(rows, "sheet.class", classOf(said));
        row(rows, "sheet.merged", said.mergedInto());
        row(rows, "sheet.problem", problem);
        row(rows, "sheet.odd", entry.anomalies().isEmpty() ? null : join(odd(entry.anomalies())));
        return rows.lines("  ");
    }

    /** As the feed has it, with who has its orders now. */
    private @Nullable String unit(LedgerEntry entry) {
        Identity identity = entry.identity();
        if (entry.unit() == null || identity == null || identity.id().equals(identity.countsFor())) {
            return entry.unit();
        }
        return identity.countsFor() == null
                ? words.word("sheet.unit.unclear", entry.unit())
                : words.word("sheet.unit.heir", entry.unit(), identity.nameNow());
    }

    private @Nullable String visits(LedgerEntry entry) {
        Visits visits = entry.visits();
        if (visits == null) {
            return null;
        }
        int made = entry.count(Step.INSPECTED);
        return visits.nextDue() == null
                ? words.word("sheet.visits.all", made, visits.missed())
                : words.word("sheet.visits.next", made, visits.missed(), times.time(visits.nextDue()));
    }

    private void row(TextTable rows, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            rows.row(words.word(key), value.replaceAll("\\p{Cntrl}", " "));
        }
    }

    private String join(List<String> texts) {
        return String.join(words.word("list.separator"), texts);
    }

    private List<String> odd(List<String> anomalies) {
        return anomalies.stream().map(a -> words.orName("anomaly." + a, a)).toList();
    }

    private String closeOut(CloseOut closeOut) {
        String status = words.of("close-out", closeOut.status());
        if (closeOut.closedAt() != null) {
            return words.word("sheet.since", status, times.time(closeOut.closedAt()));
        }
        if (closeOut.missing().isEmpty()) {
            return status;
        }
        String missing = closeOut.missing().stream()
                .map(m -> words.of("missing", m))
                .collect(Collectors.joining(words.word("list.separator")));
        String key = closeOut.status() == CloseOut.Status.REFUSED ? "sheet.refused" : "sheet.missing";
        return words.word(key, status, missing);
    }

    private @Nullable String classOf(Particulars said) {
        List<String> parts = new ArrayList<>();
        if (said.channel() != null) {
            parts.add(words.orName("channel." + said.channel(), said.channel()));
        }
        if (said.kind() != null) {
            parts.add(words.of("kind", said.kind()));
        }
        if (said.category() != null) {
            parts.add(said.category());
        }
        if (said.urgency() != null) {
            parts.add(words.of("urgency", said.urgency()));
        }
        return parts.isEmpty() ? null : join(parts);
    }

    private List<String> steps(LedgerEntry entry) {
        TextTable table = new TextTable();
        entry.times().entrySet().stream()
                .sorted(Map.Entry.<Step, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(step -> {
                    int count = entry.count(step.getKey());
                    table.row(
                            times.time(step.getValue()),
                            words.of("step", step.getKey()),
                            count > 1 ? words.word("sheet.times", count) : "");
                });
        return table.lines("  ");
    }

    private List<String> clocks(LedgerView view) {
        if (view.entry().clocks().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable();
        table.row(
                words.word("sheet.light"),
                words.word("sheet.clock"),
                words.word("row.owner"),
                words.word("row.start"),
                words.word("row.due"),
                words.word("row.stop"),
                words.word("sheet.elapsed"),
                "");
        for (ClockEntry clock : view.entry().clocks()) {
            table.row(
                    words.of("light", clock.light()),
                    names.clock(clock),
                    owner(clock),
                    times.time(clock.startedAt()),
                    due(clock),
                    clock.stoppedAt() == null ? words.word("sheet.running") : times.time(clock.stoppedAt()),
                    elapsed(clock, view.at()),
                    late(clock, view.at()));
        }
        return table.lines("  ");
    }

    private String owner(ClockEntry clock) {
        String who = words.of("owner", clock.owner());
        String unit = clock.owner() == ClockDefinition.Owner.UNIT ? clock.unit() : null;
        return unit == null ? who : words.word("row.owner.unit", who, unit);
    }

    private String due(ClockEntry clock) {
        if (clock.dueAt() == null) {
            return words.word("sheet.on-hold");
        }
        String due = times.time(clock.dueAt());
        return clock.provisional() ? words.word("sheet.provisional", due) : due;
    }

    private String elapsed(ClockEntry clock, long at) {
        Long stopped = clock.elapsedMillis();
        return stopped == null ? times.about(Math.max(0, at - clock.startedAt())) : times.length(Math.max(0, stopped));
    }

    private String late(ClockEntry clock, long at) {
        List<String> said = new ArrayList<>();
        Long overdue = clock.overdueMillis();
        if (overdue != null) {
            said.add(words.word("sheet.late", times.length(overdue)));
        } else if (clock.light() == Light.RED && clock.dueAt() != null) {
            said.add(words.word("sheet.late", times.about(at - clock.dueAt())));
        }
        if (clock.waived()) {
            said.add(words.word("sheet.waived"));
        }
        if (clock.rungs() > 0) {
            said.add(words.word("sheet.rungs", clock.rungs()));
        }
        return String.join(words.word("sentence.separator"), said);
    }

    private List<String> acts(LedgerEntry entry) {
        TextTable table = new TextTable();
        entry.acts().stream()
                .sorted(Comparator.comparingLong(ActEntry::at))
                .forEach(act -> table.row(
                        times.time(act.at()),
                        words.of("step", act.step()),
                        act.unit() == null ? "-" : act.unit(),
                        why(act)));
        return table.lines("  ");
    }

    private String why(ActEntry act) {
        List<String> said = new ArrayList<>();
        if (act.refused() != null) {
            said.add(words.word("life.refused", words.of("refusal", act.refused())));
        }
        if (act.dueAt() != null) {
            said.add(words.word("life.extended", times.time(act.dueAt())));
        }
        if (act.concerns() != null) {
            said.add(words.word("life.concerns", act.concerns()));
        }
        if (act.actor() != null) {
            said.add(words.word("life.actor", act.actor()));
        }
        if (act.role() != null) {
            said.add(words.word("sheet.role", words.orName("role." + act.role(), act.role())));
        }
        if (act.reason() != null) {
            said.add(words.word("life.reason", act.reason()));
        }
        return String.join(words.word("sentence.separator"), said).replaceAll("\\p{Cntrl}", " ");
    }
}
