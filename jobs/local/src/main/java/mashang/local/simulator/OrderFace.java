package mashang.local.simulator;

import java.time.LocalDate;
import mashang.workorder.CaseEvent;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What an order is about and how it came in; its life is {@link Life}.
 *
 * @param number 0 for the first order of the simulation
 * @param feed feed name
 * @param sourceId the feed's own number
 * @param submittedAt epoch milliseconds, in the feed's precision
 * @param channel how it came in; absent where the feed does not say
 * @param kindWord what the feed writes; a word of its own where {@code kind} is absent
 * @param urgency absent where the feed does not say
 * @param phone the caller's, invented
 * @param problem number of the planted problem it belongs to; −1 for none
 */
record OrderFace(
        long number,
        String feed,
        String sourceId,
        long submittedAt,
        @Nullable Channel channel,
        String kindWord,
        @Nullable Kind kind,
        @Nullable Urgency urgency,
        Topic topic,
        Places.Place place,
        String phone,
        long problem,
        LongText longText,
        long textSeed) {

    /** Texts far beyond what anybody reads: sound all the same, but to be cut. */
    enum LongText {
        NONE(0),
        /** A text pasted over and over: more than a feed usually allows. */
        CHAPTER(30_000),
        /** About a mebibyte in UTF-8: more than a Kafka producer sends by default. */
        BOOK(350_000);

        final int characters;

        LongText(int characters) {
            this.characters = characters;
        }
    }

    /** A way in (来源渠道), its code in the canonical event and its word in the hotline's records. */
    enum Channel {
        PHONE("phone", "电话"),
        WEB("web", "网站"),
        WECHAT("wechat", "微信"),
        APP("app", "APP"),
        MAILBOX("mailbox", "信箱");

        final String code;
        final String word;

        Channel(String code, String word) {
            this.code = code;
            this.word = word;
        }
    }

    /** Share of orders that come by letter (信箱). */
    static final double MAILBOX_SHARE = 0.08;

    private static final Channel[] HOTLINE = {Channel.PHONE, Channel.WECHAT, Channel.APP, Channel.WEB};
    private static final double[] HOTLINE_SHARES = {0.68, 0.16, 0.07, 0.09};

    private static final Kind[] KINDS = {
        Kind.CONSULTATION, Kind.HELP, Kind.COMPLAINT, Kind.REPORT, Kind.SUGGESTION, Kind.PRAISE
    };
    private static final double[] KIND_SHARES = {0.17, 0.24, 0.46, 0.07, 0.05, 0.01};
    private static final double[] PROBLEM_SHARES = {0, 0.2, 0.7, 0.1, 0, 0};

    private static final Urgency[] URGENCIES = {Urgency.EMERGENCY, Urgency.LIVELIHOOD, Urgency.ORDINARY, Urgency.COMPLEX
    };
    private static final double[] URGENCY_SHARES = {0.03, 0.15, 0.77, 0.05};

    private static final String[] PHONE_HEADS = {"139000", "158000", "177000", "186000"};

    /** The face of an order, from its number and arrival alone. */
    static OrderFace of(long seed, long number, Arrivals.Arrival arrival, PlantedProblems problems) {
        Dice dice = Dice.of(seed, number, 2);
        PlantedProblems.Planted planted = problems.of(number);
        boolean letter = dice.chance(MAILBOX_SHARE);
        long precision = letter ? MailboxFeed.PRECISION : HotlineFeed.PRECISION;
        Kind kind = dice.chance(0.005) ? null : KINDS[dice.weighted(planted == null ? KIND_SHARES : PROBLEM_SHARES)];
        return new OrderFace(
                number,
                letter ? MailboxFeed.NAME : HotlineFeed.NAME,
                sourceId(letter ? "XJ" : "RC", arrival.day(), arrival.ordinal()),
                arrival.at() / precision * precision,
                letter ? Channel.MAILBOX : hotlineChannel(dice),
                kindWord(kind),
                kind,
                dice.chance(0.1) ? null : URGENCIES[dice.weighted(URGENCY_SHARES)],
                planted == null ? dice.pick(Topic.ALL) : planted.topic(),
                planted == null ? Places.place(dice) : planted.place(),
                phone(dice),
                planted == null ? -1 : planted.number(),
                LongText.values()[dice.weighted(0.9985, 0.001, 0.0005)],
                dice.bits());
    }

    /** The same with a text of ordinary length. */
    OrderFace withoutLength() {
        return longText == LongText.NONE
                ? this
                : new OrderFace(
                        number,
                        feed,
                        sourceId,
                        submittedAt,
                        channel,
                        kindWord,
                        kind,
                        urgency,
                        topic,
                        place,
                        phone,
                        problem,
                        LongText.NONE,
                        textSeed);
    }

    private static @Nullable Channel hotlineChannel(Dice dice) {
        return dice.chance(0.005) ? null : HOTLINE[dice.weighted(HOTLINE_SHARES)];
    }

    /** As the canonical event has it; absent where the feed does not say. */
    @Nullable
    String channelCode() {
        return channel == null ? null : channel.code;
    }

    /** Its levels, joined; the mailbox's table has no column for them. */
    String category() {
        return String.join("/", topic.categories());
    }

    String orderId() {
        return CaseEvent.orderId(feed, sourceId);
    }

    private static String phone(Dice dice) {
        StringBuilder digits = new StringBuilder(PHONE_HEADS[dice.below(PHONE_HEADS.length)]);
        return Places.number(digits, dice.below(100_000), 5).toString();
    }

    private static String sourceId(String prefix, LocalDate day, long ordinal) {
        StringBuilder id = new StringBuilder(prefix);
        Places.number(id, day.getYear(), 4);
        Places.number(id, day.getMonthValue(), 2);
        Places.number(id, day.getDayOfMonth(), 2);
        return Places.number(id, ordinal, 6).toString();
    }

    private static String kindWord(@Nullable Kind kind) {
        return kind == null
                ? "其它事项"
                : switch (kind) {
                    case CONSULTATION -> "咨询";
                    case HELP -> "求助";
                    case COMPLAINT -> "投诉";
                    case REPORT -> "举报";
                    case SUGGESTION -> "建议";
                    case PRAISE -> "表扬";
                };
    }

    /** The feeds' word; absent where the order has no urgency. */
    @Nullable
    String urgencyWord() {
        return urgency == null ? null : word(urgency);
    }

    static String word(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "紧急";
            case LIVELIHOOD -> "急难民生";
            case ORDINARY -> "一般";
            case COMPLEX -> "疑难复杂";
        };
    }
}
