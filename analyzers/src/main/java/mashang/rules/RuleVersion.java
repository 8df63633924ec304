package mashang.rules;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule file as it was published. Its key is never used for another text.
 *
 * @param kind what it is about
 * @param id name that stays the same over versions: of the policy, the calendar, the registry; of a lexicon the name of its file
 * @param version of a policy its number; else any word of letters, digits, {@code . _ -}
 * @param text the file as the city wrote it: YAML, or of a lexicon's terms one a line
 * @param actor who published it
 * @param reason why
 * @param effectiveFrom from when on it acts, where its publisher says so; absent: from its publication, or as the file says
 * @param publishedAt log time of its publication, epoch milliseconds; who decides before it does not know it
 */
public record RuleVersion(
        RuleKind kind,
        String id,
        String version,
        String text,
        String actor,
        String reason,
        @Nullable Instant effectiveFrom,
        long publishedAt)
        implements Serializable {
    private static final Pattern KEY =
            Pattern.compile("([a-z]+):([a-z0-9][a-z0-9._-]{0,63})@([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    /** The last time the log could have. */
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** {@code kind:id@version}. */
    public String key() {
        return key(kind, id, version);
    }

    /** {@code kind:id@version}. */
    public static String key(RuleKind kind, String id, String version) {
        return kind.word() + ':' + id + '@' + version;
    }

    /** Whether this could be a key. */
    public static boolean isKey(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches() && RuleKind.of(parts.group(1)).isPresent();
    }

    /** The version of that key; empty where it is none. */
    public static Optional<RuleVersion> of(
            String key, String text, String actor, String reason, @Nullable Instant effectiveFrom, long publishedAt) {
        Matcher parts = KEY.matcher(key);
        return parts.matches()
                ? RuleKind.of(parts.group(1))
                        .map(kind -> new RuleVersion(
                                kind, parts.group(2), parts.group(3), text, actor, reason, effectiveFrom, publishedAt))
                : Optional.empty();
    }

    /**
     * From when on it acts where its file does not say it, epoch milliseconds of the log: never before it was published. Whatever time anybody
     * wrote into the topic, it is some time, and at most never: a reader that failed here would fail for ever.
     */
    public long actsFrom() {
        if (effectiveFrom == null || effectiveFrom.isBefore(Instant.ofEpochMilli(publishedAt))) {
            return publishedAt;
        }
        return effectiveFrom.isAfter(LAST) ? Long.MAX_VALUE : effectiveFrom.toEpochMilli();
    }

    /** The same, published then. */
    public RuleVersion publishedAt(long time) {
        return new RuleVersion(kind, id, version, text, actor, reason, effectiveFrom, time);
    }
}
