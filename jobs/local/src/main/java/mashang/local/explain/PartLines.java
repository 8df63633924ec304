package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import mashang.sla.Reckoning.Part;
import mashang.sla.Reckoning.Reason;

/**
 * Condenses the parts of a reckoning for print: days with the same office hours are one line, the nights and breaks between them
 * are said beside it, and many weeks become one line. What counts is never left out, and neither is its sum.
 */
final class PartLines {
    /** A reckoning of up to so many lines is printed line by line. */
    private static final int FEW = 12;

    private final TimeWords times;
    private final Words words;
    private final boolean inDays;

    PartLines(TimeWords times, Words words, boolean inDays) {
        this.times = times;
        this.words = words;
        this.inDays = inDays;
    }

    List<PartLine> of(List<Part> parts) {
        List<PartLine> lines = inDays ? byDay(parts) : byRun(parts);
        return lines.size() > FEW ? weeksJoined(lines) : lines;
    }

    private List<PartLine> byDay(List<Part> parts) {
        return parts.stream()
                .map(p -> line(p, isOpenEnded(p) ? times.time(p.from()) : times.days(p.from(), p.until())))
                .toList();
    }

    private static boolean isOpenEnded(Part part) {
        return part.until() == Long.MAX_VALUE;
    }

    private static PartLine line(Part part, String when) {
        return new PartLine(part.from(), part.until(), when, part.reason(), part.name(), part.counted(), "");
    }

    /** Office hours with the nights and breaks among them are a run; everything else is a line of its own. */
    private List<PartLine> byRun(List<Part> parts) {
        List<PartLine> lines = new ArrayList<>();
        List<Part> run = new ArrayList<>();
        for (Part part : parts) {
            boolean within = isOffice(part.reason()) || isOut(part.reason());
            if (within && (isOffice(part.reason()) || !run.isEmpty())) {
                run.add(part);
                continue;
            }
            addRun(run, lines);
            run.clear();
            lines.add(line(
                    part,
                    isOpenEnded(part)
                            ? words.word("period.open", times.time(part.from()))
                            : times.period(part.from(), part.until())));
        }
        addRun(run, lines);
        return lines;
    }

    private static boolean isOffice(Reason reason) {
        return reason == Reason.OFFICE_HOURS || reason == Reason.MAKE_UP;
    }

    private static boolean isOut(Reason reason) {
        return reason == Reason.NIGHT || reason == Reason.BREAK;
    }

    /** A line for each sequence of days that are worked at the same hours. */
    private void addRun(List<Part> run, List<PartLine> lines) {
        List<WorkedDay> days = new ArrayList<>();
        for (Part part : run) {
            if (isOffice(part.reason())) {
                int last = days.size() - 1;
                if (last >= 0 && days.get(last).isOf(part, times)) {
                    days.get(last).pieces.add(part);
                } else {
                    days.add(new WorkedDay(part));
                }
            }
        }
        for (int i = 0, next; i < days.size(); i = next) {
            next = i + 1;
            while (next < days.size() && days.get(next).looksLike(days.get(i), times)) {
                next++;
            }
            lines.add(line(days.subList(i, next)));
        }
    }

    private PartLine line(List<WorkedDay> days) {
        WorkedDay first = days.get(0);
        long from = first.pieces.get(0).from();
        long until = days.get(days.size() - 1).last().until();
        String hours = first.hours(times);
        String when = days.size() == 1
                ? times.day(from) + ' ' + hours
                : words.word("period.daily", times.days(from, until), hours);
        long counted = days.stream()
                .flatMap(d -> d.pieces.stream())
                .mapToLong(Part::counted)
                .sum();
        boolean night = days.size() > 1;
        boolean pause = first.pieces.size() > 1;
        String note = night && pause ? "note.night-and-break" : night ? "note.night" : pause ? "note.break" : "";
        Part one = first.pieces.get(0);
        return new PartLine(
                from, until, when, one.reason(), one.name(), counted, note.isEmpty() ? "" : words.word(note));
    }

    private List<PartLine> weeksJoined(List<PartLine> lines) {
        List<PartLine> joined = new ArrayList<>();
        for (int i = 0, next; i < lines.size(); i = next) {
            next = i + 1;
            boolean begins = isOrdinary(lines.get(i)) && lines.get(i).counted() > 0;
            while (begins && next < lines.size() && isOrdinary(lines.get(next))) {
                next++;
            }
            while (next - 1 > i && lines.get(next - 1).counted() == 0) {
                next--; // ends with what counts
            }
            joined.add(next - i > 2 ? weeks(lines.subList(i, next)) : lines.get(i));
            next = next - i > 2 ? next : i + 1;
        }
        return joined;
    }

    private static boolean isOrdinary(PartLine line) {
        return line.name() == null && (line.reason() == Reason.OFFICE_HOURS || line.reason() == Reason.WEEKEND);
    }

    private PartLine weeks(List<PartLine> lines) {
        PartLine first = lines.get(0);
        PartLine last = lines.get(lines.size() - 1);
        long counted = lines.stream().mapToLong(PartLine::counted).sum();
        String note = words.word(inDays ? "note.weekends" : "note.weekends-and-nights");
        return new PartLine(
                first.from(),
                last.until(),
                times.days(first.from(), last.until()),
                Reason.OFFICE_HOURS,
                null,
                counted,
                note);
    }

    /** The office hours of one day, or what of them counts. */
    private static final class WorkedDay {
        private final List<Part> pieces = new ArrayList<>();

        WorkedDay(Part first) {
            pieces.add(first);
        }

        Part last() {
            return pieces.get(pieces.size() - 1);
        }

        boolean isOf(Part part, TimeWords times) {
            return times.dayOf(pieces.get(0).from()).equals(times.dayOf(part.from()));
        }

        boolean looksLike(WorkedDay other, TimeWords times) {
            return pieces.get(0).reason() == other.pieces.get(0).reason()
                    && Objects.equals(pieces.get(0).name(), other.pieces.get(0).name())
                    && hours(times).equals(other.hours(times));
        }

        String hours(TimeWords times) {
            return pieces.stream()
                    .map(p -> times.clock(p.from()) + '–' + times.clock(p.until()))
                    .collect(Collectors.joining(" "));
        }
    }
}
