package mashang.text;

/** What was written in place of personal data. */
public enum Mask {
    /** Mobile or fixed phone number. */
    PHONE("〔电话〕"),
    /** ID number, 18 digits with a valid check digit or 15 digits. */
    IDENTITY("〔证件〕"),
    /** Bank card number. */
    CARD("〔卡号〕"),
    /** E-mail address. */
    MAIL("〔邮箱〕"),
    /** Vehicle plate. */
    PLATE("〔车牌〕"),
    /** Web address. */
    URL("〔网址〕");

    private final String sign;

    Mask(String sign) {
        this.sign = sign;
    }

    /** The sign that stands in the text: two characters in tortoise-shell brackets. */
    public String sign() {
        return sign;
    }
}
