package mashang.delivery;

/** Why a consignment is withdrawn or waits, as records of deliveries have it. */
public final class Why {
    /** Somebody acknowledged or settled the order before the alert climbed. */
    public static final String ACKNOWLEDGED = "acknowledged";

    /** The alert was withdrawn before it was sent. */
    public static final String CORRECTED = "corrected";

    /** The alert was restated before it was sent, and is sent as restated. */
    public static final String INCLUDED = "included";

    /** The correction of an alert that was not sent here. */
    public static final String NEVER_SENT = "never-sent";

    /** The order is put off. */
    public static final String SNOOZED = "snoozed";

    /** It was decided long before delivery was first started here. */
    public static final String TOO_OLD = "too-old";

    /** Its channel is configured no more. */
    public static final String CHANNEL_REMOVED = "channel-removed";

    private Why() {}
}
