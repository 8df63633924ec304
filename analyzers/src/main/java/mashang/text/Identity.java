package mashang.text;

/** Numbers of identity cards: region, date of birth, serial, check digit (GB 11643-1999), or the old 15 digits. */
final class Identity {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int MODULUS = 11;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Identity() {}

    /** Whether the first 17 digits and the check (10 for X) belong together. */
    static boolean valid(int[] digit, int check) {
        int sum = check;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digit[i];
        }
        return sum % MODULUS == 1 && begins(digit) && date(digit, 10);
    }

    /** Whether digits begin with a region and a year of birth, as a number of 18 does. */
    static boolean begins(int[] digit) {
        int century = two(digit, 6);
        return century >= 18 && century <= 20 && region(digit);
    }

    /** Whether 15 digits are an old number: six of the region, six of the birth date, three of the serial. */
    static boolean validOld(int[] digit) {
        return region(digit) && date(digit, 8);
    }

    private static boolean region(int[] digit) {
        int province = two(digit, 0);
        return (province >= 11 && province <= 15)
                || (province >= 21 && province <= 23)
                || (province >= 31 && province <= 37)
                || (province >= 41 && province <= 46)
                || (province >= 50 && province <= 54)
                || (province >= 61 && province <= 65)
                || province == 71
                || province == 81
                || province == 82;
    }

    private static boolean date(int[] digit, int month) {
        int m = two(digit, month);
        int day = two(digit, month + 2);
        return m >= 1 && m <= 12 && day >= 1 && day <= DAYS[m - 1];
    }

    private static int two(int[] digit, int at) {
        return digit[at] * 10 + digit[at + 1];
    }
}
