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

    private Why() {}
}
