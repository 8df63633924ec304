package mashang.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Prints how the clusterer bears load: {@code memory N} (heap over N complaints of drifting vocabulary), {@code late N} (N
 * complaints against the same ones shuffled within ten minutes), {@code attacks} (speed and other problems' ids while one
 * half of the input is made to be slow).
 */
public final class ClustererLoadCheck {
    private static final Duration DAY_OF_TEN_THOUSAND = Duration.ofMillis(8_640);

    private ClustererLoadCheck() {}

    public static void main(String[] args) {
        switch (args[0]) {
            case "memory" -> memory(Integer.parseInt(args[1]));
            case "late" -> late(Integer.parseInt(args[1]));
            case "attacks" -> attacks();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void memory(int count) {
        FuzzyComplaints source = new FuzzyComplaints(1, 2_000, 100_000, DAY_OF_TEN_THOUSAND);
        OnlineClusterer clusterer =
                new OnlineClusterer(ClustererSettings.DEFAULT.with(Duration.ofDays(10), 300, 50_000));
        Set<String> drifted = new HashSet<>();
        for (int taken = 0; taken < count; taken += 1_000) {
            List<Complaint> batch = source.next(1_000);
            Changes changes = clusterer.take(batch, batch.get(batch.size() - 1).loggedAt());
            drifted.addAll(changes.gone());
            if (taken % (count / 20) == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
                print(
                        "%,d taken: %,d clusters, %,d terms, %,d MB",
                        taken + 1_000, clusterer.size(), clusterer.terms(), used);
                drifted.clear();
            }
        }
    }

    private static void late(int count) {
        List<Complaint> complaints = new FuzzyComplaints(2, 1_000, 50_000, DAY_OF_TEN_THOUSAND).next(count);
        Random random = new Random(3);
        List<Complaint> late = new ArrayList<>();
        for (Complaint complaint : complaints) {
            Instant at = complaint.loggedAt().plusMillis(random.nextInt(600_000));
            late.add(new Complaint(
                    complaint.orderId(),
                    at,
                    complaint.occurredAt(),
                    complaint.caller(),
                    complaint.circumstances(),
                    complaint.signature()));
        }
        late.sort(Complaint.ORDER);
        Map<String, String> punctual =
                Clustered.run(complaints, ClustererSettings.DEFAULT).problems();
        Map<String, String> shuffled =
                Clustered.run(late, ClustererSettings.DEFAULT).problems();
        print("late: ARI %.4f", Clustered.ari(punctual, shuffled, punctual.keySet()));
    }

    private static void attacks() {
        List<Complaint> normal = new FuzzyComplaints(4, 1_000, 50_000, DAY_OF_TEN_THOUSAND).next(50_000);
        Clustered.run(normal, ClustererSettings.DEFAULT);
        Clustered undisturbed = Clustered.run(normal, ClustererSettings.DEFAULT);
        print("normal: %,.0f documents/s", undisturbed.rate());
        attack("identical", undisturbed, normal, i -> "one text that is sent again and again by a machine");
        attack("template", undisturbed, normal, i -> "street number " + i + " has no water since " + i % 30 + " days");
        attack("repeated character", undisturbed, normal, i -> "a".repeat(10_000));
        attack("long", undisturbed, normal, i -> words(i % 2_000, 1_600));
        attack("words all have", undisturbed, normal, i -> "c0 c1 c2 c3 c4 c5 c6 c7 c8 u" + i);
        attack("places", undisturbed, normal, i -> "");
    }

    private static void attack(String name, Clustered undisturbed, List<Complaint> normal, IntFunction<String> text) {
        List<Complaint> mixed = new ArrayList<>();
        for (int i = 0; i < normal.size(); i++) {
            Complaint complaint = normal.get(i);
            mixed.add(complaint);
            Signature signature = name.equals("places") ? place(i) : Signature.ofWords(text.apply(i));
            mixed.add(new Complaint(
                    "x:" + i, complaint.loggedAt(), complaint.occurredAt(), "x", Circumstances.NONE, signature));
        }
        Clustered attacked = Clustered.run(mixed, ClustererSettings.DEFAULT);
        print(
                "%s: %,.0f documents/s (%.2f of normal), others' ARI %.4f",
                name,
                attacked.rate(),
                attacked.rate() / undisturbed.rate(),
                Clustered.ari(
                        undisturbed.problems(),
                        attacked.problems(),
                        undisturbed.problems().keySet()));
    }

    private static Signature place(int i) {
        return new Signature(
                List.of(new TermWeight("place" + i, .5)), List.of(new TermWeight("no", 1), new TermWeight("water", 1)));
    }

    private static String words(int seed, int count) {
        Random random = new Random(seed);
        Map<Integer, String> words = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            words.put(i, "w" + random.nextInt(50_000));
        }
        return String.join(" ", words.values());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
