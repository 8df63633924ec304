package mashang.text;

/** What was written in place of personal data. */
public enum Mask {
    /** Mobile or fixed phone number. */
    PHONE("〔电话〕"),
    /** ID number: 18 digits with a valid check digit, 15 digits, or any such number a word for it stands before. */
    IDENTITY("〔证件〕"),
    /** Bank card or account number. */
    CARD("〔卡号〕"),
    /** E-mail address. */
    MAIL("〔邮箱〕"),
    /** Vehicle plate. */
    PLATE("〔车牌〕"),
    /** Web address. */
    URL("〔网址〕"),
    /** Name of a person who says it is theirs, or who is to be asked. */
    NAME("〔姓名〕");

    private final String sign;

    Mask(String sign) {
        this.sign = sign;
    }

    /** The sign that stands in the text: two characters in tortoise-shell brackets. */
    public String sign() {
        return sign;
    }
}
