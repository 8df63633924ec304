package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.config.DocumentFiles;
import mashang.config.DocumentPlan;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.local.documents.Composer;
import mashang.local.documents.Entry;
import mashang.local.documents.IndexedRegister;
import mashang.local.documents.LedgerLook;
import mashang.local.documents.Matters;
import mashang.local.documents.Register;
import mashang.local.explain.OrderHistory;
import mashang.sla.Clocks;
import mashang.sla.Policy;
import mashang.workorder.Step;
import picocli.CommandLine.Mixin;

/** What every command about documents has: the city, how it writes documents, and the servers whose indices it asks. */
final class NoticeDesk {
    @Mixin
    private CityArguments cityArguments = new CityArguments();

    @Mixin
    private ServerArguments servers = new ServerArguments();

    /** What is done with it; the exit code. */
    interface Work {
        int on(Open open) throws Unusable;
    }

    /** All that is at hand while the desk is open. */
    record Open(
            City city,
            DocumentPlan plan,
            DeliveryPlan delivery,
            Clocks clocks,
            ZoneId zone,
            ElasticsearchAccess access,
            Register register,
            LedgerLook look) {

        /** What the city calls its clocks. */
        Map<String, String> words() {
            return delivery.words();
        }

        Composer composer() {
            return new Composer(plan, words(), clocks, zone);
        }

        /** The orders of a document as they stand; complains of those that nothing is known of. */
        List<Matters.Matter> matters(List<String> orders, Instant at) throws Unusable {
            Matters all = new Matters(clocks, order -> OrderHistory.read(access, order), look.conduct(orders));
            List<Matters.Matter> matters = new ArrayList<>();
            for (String order : orders) {
                matters.add(all.of(order, at).orElseThrow(() -> new Unusable("notices.no-order", order)));
            }
            return matters;
        }

        Entry entry(String id) throws Unusable {
            return register.find(id).orElseThrow(() -> new Unusable("notices.unknown", id));
        }

        /** In which roles a document may be issued, by any policy. */
        Set<String> issuers() {
            Set<String> roles = new LinkedHashSet<>();
            for (Policy policy : city.policies()) {
                Policy.Office office = policy.office();
                for (Policy.Power power : office == null ? List.<Policy.Power>of() : office.powers()) {
                    if (power.step() == Step.NOTICE_ISSUED) {
                        power.roles().stream().sorted().forEach(roles::add);
                    }
                }
            }
            return roles;
        }
    }

    /** The brokers. */
    String bootstrap() throws Unusable {
        return servers.bootstrap();
    }

    /** Does something with the indices of the stack; the exit code. */
    int open(Console console, Work work) {
        try {
            City city = cityArguments.load();
            DocumentPlan plan = DocumentFiles.load(cityArguments.folder());
            DeliveryPlan delivery = DeliveryFiles.load(cityArguments.folder(), city);
            ElasticsearchAccess access = servers.access();
            ZoneId zone = city.workCalendars()
                    .asKnownAt(null, Instant.now().toEpochMilli())
                    .zone();
            try (ElasticsearchConnection connection = access.connect()) {
                return work.on(new Open(
                        city,
                        plan,
                        delivery,
                        servers.clocks(city),
                        zone,
                        access,
                        new IndexedRegister(connection),
                        new LedgerLook(connection)));
            }
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
