package mashang.recurrence.trend;

/** 64 bits that stand for a name. */
final class Hashes {
    private Hashes() {}

    /** FNV-1a over the chars, mixed by the finalizer of SplitMix64; the same on every machine. */
    static long of(char kind, String name) {
        long hash = 0xcbf29ce484222325L ^ kind;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
