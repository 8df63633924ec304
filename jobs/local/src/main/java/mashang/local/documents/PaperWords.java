package mashang.local.documents;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import mashang.delivery.Language;
import mashang.sla.ClockReading;
import mashang.sla.Span;

/** Times, lengths and clocks as documents say them: with the year, for they are read later. */
final class PaperWords {
    /** Between the Chinese and the English of a policy's source. */
    private static final String BOTH = " / ";

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Map<String, String> words;
    private final Language language;
    private final ZoneId zone;

    /** @param words what the city calls its clocks, by {@code clock.NAME.LANGUAGE} */
    PaperWords(Map<String, String> words, Language language, ZoneId zone) {
        this.words = words;
        this.language = language;
        this.zone = zone;
    }

    Language language() {
        return language;
    }

    boolean zh() {
        return language == Language.ZH;
    }

    /** One of two. */
    String say(String chinese, String english) {
        return zh() ? chinese : english;
    }

    String clock(String name) {
        return words.getOrDefault("clock." + name + (zh() ? ".zh" : ".en"), name);
    }

    /** Day and clock time. */
    String time(long millis) {
        return form(zh() ? "yyyy年M月d日（E）HH:mm" : "EEE d MMM yyyy HH:mm", millis);
    }

    String day(long millis) {
        return form(zh() ? "yyyy年M月d日" : "d MMM yyyy", millis);
    }

    private String form(String pattern, long millis) {
        return DateTimeFormatter.ofPattern(pattern, zh() ? Locale.CHINA : Locale.ENGLISH)
                .withZone(zone)
                .format(Instant.ofEpochMilli(millis));
    }

    /** The two largest parts; no seconds. */
    String length(long millis) {
        long days = millis / DAY;
        long hours = millis % DAY / HOUR;
        long minutes = millis % HOUR / MINUTE;
        if (days > 0) {
            return days + say(" 天", " d") + (hours == 0 ? "" : " " + hours + say(" 小时", " h"));
        }
        if (hours > 0) {
            return hours + say(" 小时", " h") + (minutes == 0 ? "" : " " + minutes + say(" 分", " min"));
        }
        return minutes > 0 ? minutes + say(" 分钟", " min") : say("不到 1 分钟", "less than a minute");
    }

    String span(Span span) {
        return switch (span.unit()) {
            case ELAPSED -> length(span.amount());
            case WORKING_TIME -> say("工作时间 ", "office time of ") + length(span.amount());
            case WORKING_DAYS ->
                span.amount() == 0
                        ? say("当日", "the same day")
                        : span.amount() + say(" 个工作日", span.amount() == 1 ? " working day" : " working days");
        };
    }

    /** How a clock stands. */
    String state(ClockReading reading, long at) {
        long due = reading.dueAt();
        if (due == Long.MAX_VALUE) {
            return say("挂起", "on hold");
        }
        if (reading.isStopped()) {
            return reading.isLate()
                    ? say("迟 ", "done, late by ") + length(reading.stoppedAt() - due) + say("办完", "")
                    : say("按时办完", "done in time");
        }
        return running(due, at);
    }

    /** How a running clock stands. */
    String running(long due, long at) {
        return at > due
                ? say("已超 ", "late by ") + length(at - due)
                : say("还剩 ", "") + length(due - at) + say("", " left");
    }

    /** How a due time came to be, in one line. */
    String reckoning(ClockReading reading) {
        Span limit = reading.rule().limit();
        String rule = reading.policy().equals("supplied")
                ? say("来源自带的期限", "the due time its source states")
                : limit == null ? say("按政策的频次", "as often as the policy says") : say("时限 ", "limit ") + span(limit);
        String from = say("，自" + time(reading.startedAt()) + "起算", ", from " + time(reading.startedAt()));
        String until = reading.dueAt() == Long.MAX_VALUE
                ? say("，现挂起", ", on hold")
                : say("，" + time(reading.dueAt()) + "到期", ", due " + time(reading.dueAt()));
        return rule
                + from
                + until
                + (reading.provisional()
                        ? say("（暂定：该年节假日安排尚未公布）", " (provisional: that year's holidays are not announced)")
                        : "");
    }

    /** Rule and version, as people cite it, with its source. */
    String source(ClockReading reading) {
        return reading.rule().source().isEmpty() || reading.policy().equals("supplied")
                ? policy(reading.policy())
                : policy(reading.policy())
                        + say("：", ": ")
                        + ownWords(reading.rule().source());
    }

    /** A source is written in Chinese and then in English, or in one for both. */
    String ownWords(String source) {
        int between = source.indexOf(BOTH);
        boolean both = between >= 0 && between == source.lastIndexOf(BOTH);
        return both ? say(source.substring(0, between), source.substring(between + BOTH.length())) : source;
    }

    /** A policy's version. */
    String policy(String name) {
        String[] parts = name.split("@", 2);
        return parts.length < 2
                ? say("来源", "the source")
                : say("《" + parts[0] + "》第 " + parts[1] + " 版", parts[0] + ", version " + parts[1]);
    }
}
