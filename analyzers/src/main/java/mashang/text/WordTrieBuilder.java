package mashang.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Lays out a {@link WordTrie}: branches with many children first, each at the first place where they fit, searching
 * from where the last of as many was put. */
final class WordTrieBuilder {

    private final char[] codes = new char[WordTrie.SINGLES];
    private final Branch[] singles = new Branch[WordTrie.SINGLES];
    private final List<Branch> branches = new ArrayList<>();
    private final BitSet taken = new BitSet();

    private WordTrieBuilder() {}

    /** @param words of Han characters only, none empty, sorted */
    static WordTrie build(List<String> words) {
        WordTrieBuilder builder = new WordTrieBuilder();
        builder.number(words);
        builder.grow(words);
        builder.place();
        return builder.lay();
    }

    /** Gives characters numbers by how many words they continue. */
    private void number(List<String> words) {
        int[] uses = new int[WordTrie.SINGLES];
        for (String word : words) {
            for (int i = 1; i < word.length(); i++) {
                uses[WordTrie.first(word.charAt(i))]++;
            }
        }
        List<Integer> used = new ArrayList<>();
        for (int han = 0; han < uses.length; han++) {
            if (uses[han] > 0) {
                used.add(han);
            }
        }
        used.sort(Comparator.comparingInt((Integer han) -> uses[han]).reversed());
        for (int i = 0; i < used.size(); i++) {
            codes[used.get(i)] = (char) (i + 1);
        }
    }

    private void grow(List<String> words) {
        for (int han = 0; han < singles.length; han++) {
            singles[han] = new Branch(0);
            singles[han].word = true;
        }
        for (String word : words) {
            Branch branch = singles[WordTrie.first(word.charAt(0))];
            for (int i = 1; i < word.length(); i++) {
                branch = branch.child(codes[WordTrie.first(word.charAt(i))], branches);
            }
            branch.word = true;
        }
    }

    private void place() {
        taken.set(0, WordTrie.SINGLES);
        for (Branch branch : singles) {
            if (!branch.children.isEmpty()) {
                branches.add(branch);
            }
        }
        branches.sort(Comparator.comparingInt((Branch branch) -> branch.children.size())
                .reversed());
        int from = WordTrie.SINGLES;
        int size = Integer.MAX_VALUE;
        for (Branch branch : branches) {
            if (branch.children.size() < size) {
                size = branch.children.size();
                from = taken.nextClearBit(WordTrie.SINGLES);
            }
            if (size == 0) {
                return;
            }
            from = fit(branch, from);
            branch.base = from - branch.children.get(0).code;
            for (Branch child : branch.children) {
                taken.set(branch.base + child.code);
            }
        }
    }

    /** The first free cell where the first child and with it all others find a place. */
    private int fit(Branch branch, int from) {
        int cell = taken.nextClearBit(from);
        while (!fits(branch.children, cell - branch.children.get(0).code)) {
            cell = taken.nextClearBit(cell + 1);
        }
        return cell;
    }

    private boolean fits(List<Branch> children, int base) {
        for (Branch child : children) {
            if (taken.get(base + child.code)) {
                return false;
            }
        }
        return true;
    }

    private WordTrie lay() {
        // Any character's number may be added to any base: the highest must not lead outside.
        long[] cells = new long[taken.length() + codes.length];
        Arrays.fill(cells, -1L << 32);
        for (int han = 0; han < singles.length; han++) {
            lay(cells, han, WordTrie.NONE, singles[han]);
        }
        return new WordTrie(cells, codes);
    }

    private static void lay(long[] cells, int state, int parent, Branch branch) {
        cells[state] = (long) parent << 32 | (long) branch.base << 1 | (branch.word ? 1 : 0);
        for (Branch child : branch.children) {
            lay(cells, branch.base + child.code, state, child);
        }
    }

    private static final class Branch {
        final int code;
        final List<Branch> children = new ArrayList<>(2);
        boolean word;
        int base;

        Branch(int code) {
            this.code = code;
        }

        Branch child(int code, List<Branch> all) {
            int last = children.size() - 1;
            if (last >= 0 && children.get(last).code == code) {
                return children.get(last);
            }
            Branch child = new Branch(code);
            children.add(child);
            all.add(child);
            return child;
        }
    }
}
