// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.leak.LeakCollector;
import io.calico4j.ipam.leak.SyncReport;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The garbage collector, step by step. */
final class GcAdapter implements VectorAdapter {
    private final String file;

    GcAdapter(String file) {
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Outcome run(JsonNode line) {
        World world = new World(line, true);
        GcFacts facts = new GcFacts(line.path("nodes"));
        JsonNode grace = line.path("graceMs");
        LeakCollector collector = new LeakCollector(
                Ipam.over(world.store(), world.clock(), IpamCompatibility.EXACT),
                world.store(),
                world.clock(),
                facts,
                grace.isNumber() ? Optional.of(Duration.ofMillis(grace.longValue())) : Optional.empty());
        Checks checks = new Checks();
        for (int i = 0; i < line.path("ops").size(); i++) {
            JsonNode op = line.path("ops").get(i);
            JsonNode expected = line.path("expect").path("results").path(i);
            ObjectNode actual = op.deepCopy();
            actual.removeAll();
            if (op.path("op").textValue().equals("sync")) {
                sync(world, collector, op.path("full").asBoolean(), actual);
                checks.same("results[" + i + "]", sorted(expected), sorted(actual));
            } else if (facts.change(op)) {
                world.followNode(op);
                facts.consequences(op, collector);
            } else {
                actual = world.run(op);
                checks.same(
                        "results[" + i + "].error",
                        expected.path("error").path("kind"),
                        actual.path("error").path("kind"));
            }
            collector.refresh();
        }
        return checks.outcome();
    }

    private static void sync(World world, LeakCollector collector, boolean full, ObjectNode result) {
        if (full) {
            collector.requireFullSync();
        }
        SyncReport report = collector.sync();
        result.put("workRemaining", report.workRemaining());
        texts(result.putArray("candidates"), report.candidates());
        texts(result.putArray("confirmed"), report.confirmed());
        ArrayNode allocated = result.putArray("allocated");
        ArrayNode blocks = result.putArray("blocks");
        for (var entry : world.store().list(IpamRange.blocks())) {
            var block = entry.value();
            blocks.add(block.cidr() + " " + block.affinity().orElse(""));
            for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                if (block.holder(ordinal) != null) {
                    allocated.add(block.address(ordinal).toString());
                }
            }
        }
    }

    private static void texts(ArrayNode list, List<IpAddress> addresses) {
        addresses.forEach(address -> list.add(address.toString()));
    }

    private static JsonNode sorted(JsonNode result) {
        ObjectNode copy = result.deepCopy();
        for (String list : List.of("candidates", "confirmed", "allocated", "blocks")) {
            copy.set(list, JsonComparison.sorted(copy.path(list)));
        }
        return copy;
    }
}
