package mashang.local.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeMap;
import mashang.local.feeding.HandOver;

/**
 * The records of all orders in the order of their hand-over, made as they are asked for: only orders that have begun and
 * still have records to come are kept.
 */
final class HandOvers implements Iterator<HandOver> {
    private final Orders orders;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    private final Map<String, Long> lines = new TreeMap<>();
    private final byte[] mailboxColumns = MailboxFeed.columns();
    private long next;

    /**
     * A record to come.
     *
     * @param index its place in the order's plan: settles ties within the order
     */
    private record Pending(OrderFace face, int index, Planned record) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(record.loggedAt(), other.record.loggedAt());
            int byOrder = byTime != 0 ? byTime : Long.compare(face.number(), other.face.number());
            return byOrder != 0 ? byOrder : Integer.compare(index, other.index);
        }
    }

    HandOvers(Orders orders) {
        this.orders = orders;
    }

    @Override
    public boolean hasNext() {
        plan();
        return !pending.isEmpty();
    }

    @Override
    public HandOver next() {
        plan();
        Pending first = pending.poll();
        if (first == null) {
            throw new NoSuchElementException("every record has been handed over");
        }
        Planned record = first.record();
        String feed = first.face().feed();
        return new HandOver(
                feed,
                record.partition(),
                record.loggedAt(),
                record.content().bytes(first.face()),
                "simulator-" + feed,
                lines.merge(feed, 1L, Long::sum),
                feed.equals(MailboxFeed.NAME) ? mailboxColumns.clone() : null);
    }

    /** Plans every order that may have a record before or with the first pending one. */
    private void plan() {
        while (orders.has(next)) {
            Pending first = pending.peek();
            if (first != null && first.record().loggedAt() < orders.earliest(next)) {
                return;
            }
            OrderPlan plan = orders.plan(next++);
            List<Planned> records = plan.records();
            for (int i = 0; i < records.size(); i++) {
                pending.add(new Pending(plan.face(), i, records.get(i)));
            }
        }
    }

    /** How many records are waiting. */
    int waiting() {
        return pending.size();
    }
}
