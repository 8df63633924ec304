package mashang.text;

/** Numbers of bank cards: an issuer this country knows and the check digit of ISO/IEC 7812-1. */
final class Luhn {
    private Luhn() {}

    /** Whether the first digits are a card number: UnionPay, Visa, Mastercard, JCB and American Express begin with 3 to 6. */
    static boolean card(int[] digit, int length) {
        if (digit[0] < 3 || digit[0] > 6) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int value = digit[length - 1 - i];
            int doubled = i % 2 == 1 ? 2 * value : value;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
