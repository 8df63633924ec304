package mashang.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;

/** Rule files a city might publish within two weeks: shorter and longer limits, days off, another calendar for some units. */
final class ChangingRules {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] LIMITS = {"1wd", "2wd", "3wd", "2h", "1d", "3d", "7d", "30m"};

    private final String policy;
    private final StringBuilder calendar;
    private final Instant start;
    private final Random random = new Random(5);
    private final List<RuleVersion> versions = new ArrayList<>();

    private ChangingRules(Path config, Instant start) throws IOException {
        this.policy = Files.readString(config.resolve("policies/default.yaml"));
        this.calendar = new StringBuilder(Files.readString(config.resolve("calendars/cn.yaml")));
        this.start = start;
    }

    /**
     * Rule files by publication.
     *
     * @param start publication begins a day later
     * @param policies how many of them are policies, one every four hours; seven are calendars, and two about units
     */
    static List<RuleVersion> of(Path config, Instant start, int policies) throws IOException {
        ChangingRules rules = new ChangingRules(config, start);
        for (int i = 0; i < policies; i++) {
            rules.policy(i);
        }
        rules.hall();
        for (int day = 2; day <= 11; day++) {
            rules.dayOff(day);
        }
        rules.units(4, "hall");
        rules.units(7, "cn");
        rules.versions.sort(Comparator.comparingLong(RuleVersion::publishedAt));
        return rules.versions;
    }

    private void policy(int number) {
        Instant at = start.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(number * 240L + random.nextInt(200)));
        Instant from = at.plusSeconds(1 + random.nextInt(7_200));
        StringBuilder text = new StringBuilder();
        for (String line : policy.lines().toList()) {
            boolean isLimit = line.matches(".*limit: [0-9]+(m|h|d|wd)$") && random.nextInt(3) == 0;
            text.append(isLimit ? line.replaceFirst("limit: .*", "limit: " + any(LIMITS)) : line)
                    .append('\n');
        }
        String name = "effectiveFrom: ";
        add(
                RuleKind.POLICY,
                "default",
                "" + (number + 2),
                text.toString()
                        .replaceFirst("version: 1", "version: " + (number + 2))
                        .replaceFirst(name + ".*", name + from.atZone(ZONE).toOffsetDateTime()),
                at);
    }

    private void dayOff(int number) {
        LocalDate day = start.atZone(ZONE).toLocalDate().plusDays(number);
        if (day.getDayOfWeek().getValue() > 5) {
            return;
        }
        Instant at = day.minusDays(random.nextInt(2))
                .atTime(8, random.nextInt(60))
                .atZone(ZONE)
                .toInstant();
        calendar.append("  - year: 2026\n    name: 临时放假 ")
                .append(day)
                .append("\n    publishedAt: ")
                .append(at.atZone(ZONE).toOffsetDateTime())
                .append("\n    holidays:\n      - {name: 大风, off: ")
                .append(day)
                .append("}\n");
        add(RuleKind.CALENDAR, "cn", "2026-" + number, calendar.toString(), at);
    }

    private void hall() {
        String text = "calendar: hall\nextends: cn\nweek: [monday, tuesday, wednesday, thursday, friday, saturday]\n";
        add(RuleKind.CALENDAR, "hall", "1", text, start.plus(Duration.ofDays(2)));
    }

    private void units(int day, String ofCalendar) {
        String text = "units:\n  - {id: cg, name: 市城市管理局, kind: department, calendar: " + ofCalendar + "}\n"
                + "  - {id: zj, name: 市住房和城乡建设局, kind: department, parent: cg, calendar: " + ofCalendar + "}\n";
        add(RuleKind.UNITS, "rongcheng", "v" + day, text, start.plus(Duration.ofDays(day)));
    }

    private void add(RuleKind kind, String id, String version, String text, Instant at) {
        versions.add(new RuleVersion(kind, id, version, text, "法规科", "试验", null, at.toEpochMilli()));
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
