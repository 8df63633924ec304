package mashang.recurrence.portrait;

import java.util.function.Predicate;
import mashang.text.LooseCharacters;

/** What most members of a problem have in common. */
final class Appearance {
    /** So much of the members that have a name must have the longer one. */
    private static final double NEARLY = .6;
    /** The same where the name may be but a kind of place. */
    private static final double SOME = .4;

    private Appearance() {}

    /**
     * The best of what was counted.
     *
     * @param text empty where nothing is shared
     * @param share of the members that have it, 0 to 1
     * @param score share, rarity among problems, length
     */
    record Best(String text, double share, double score) {
        static final Best NONE = new Best("", 0, 0);
    }

    /** What share of the members counts for a text. */
    interface Shares {
        /**
         * The share that counts.
         *
         * @param share of the members that have it, 0 to 1
         */
        double of(String text, double share);

        /** The most that it can be. */
        double most(double share);
    }

    /** All that have it. */
    static final Shares ALL = new Shares() {
        @Override
        public double of(String text, double share) {
            return share;
        }

        @Override
        public double most(double share) {
            return share;
        }
    };

    /** What makes one text better than another. */
    enum Sought {
        /** A name: of all names of a place the longest and rarest. */
        NAME {
            @Override
            double score(String text, double share, double rarity) {
                return share * rarity * Math.sqrt(text.length());
            }
        },
        /** A matter: what most say rather than what hardly anybody else says. */
        MATTER {
            @Override
            double score(String text, double share, double rarity) {
                return share * Math.sqrt(share) * Math.min(RARE, rarity) * Math.sqrt(Math.min(LONG, text.length()));
            }
        };

        private static final double RARE = 4;
        private static final int LONG = 6;

        abstract double score(String text, double share, double rarity);

        /** @param holders problems that have the text */
        double score(String text, double share, int holders, int problems) {
            return score(text, share, rarity(holders, problems));
        }
    }

    /** The text that most members share and few other problems have; of equals the first by name. */
    static Best best(
            Sought sought,
            Tally tally,
            double weight,
            int problems,
            double wide,
            Predicate<String> fits,
            Shares shares) {
        Best best = Best.NONE;
        double rarest = rarity(1, problems);
        for (int i = 0; i < tally.size(); i++) {
            String text = tally.text(i);
            double share = Math.min(1, tally.weight(i) / weight);
            if (sought.score(text, shares.most(share), rarest) < best.score || !fits.test(text)) {
                continue; // could not be better, however rare
            }
            int holders = tally.holders(i);
            double score = sought.score(text, shares.of(text, share), holders, problems);
            boolean better = score > best.score || (score == best.score && text.compareTo(best.text) < 0);
            if (better && holders <= wide) {
                best = new Best(text, share, score);
            }
        }
        return best;
    }

    /** The longest text around another that nearly as many members have: 荣盛花语城 around 花语城. */
    static Best longest(
            Sought sought,
            Best within,
            Tally tally,
            double weight,
            int problems,
            Predicate<String> fits,
            Shares shares) {
        Best longest = within;
        double least = within.share * (isKind(within.text) ? SOME : NEARLY);
        for (int i = 0; i < tally.size(); i++) {
            String text = tally.text(i);
            double share = Math.min(1, tally.weight(i) / weight);
            boolean longer = text.length() > longest.text.length()
                    || (text.length() == longest.text.length() && share > longest.share);
            if (share >= least && longer && text.contains(within.text) && fits.test(text)) {
                longest = new Best(text, share, sought.score(text, shares.of(text, share), tally.holders(i), problems));
            }
        }
        return longest;
    }

    /** Whether a name is made of common words of two characters: it may be but a kind of place (经济|学院), which tells less than what is before it. */
    private static boolean isKind(String text) {
        boolean isKind = text.length() % 2 == 0 && text.length() > 2;
        for (int i = 0; isKind && i < text.length(); i += 2) {
            isKind = LooseCharacters.isWord(text.charAt(i), text.charAt(i + 1));
        }
        return isKind;
    }

    /** How rare a text is among problems: 0.7 and more. */
    static double rarity(int holders, int problems) {
        return StrictMath.log(1 + (problems + 1.0) / (1 + holders));
    }
}
