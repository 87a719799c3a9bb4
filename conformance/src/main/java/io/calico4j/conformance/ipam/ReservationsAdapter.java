// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Which addresses and blocks a list of reservations covers. */
final class ReservationsAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "ipam/reservations";
    }

    @Override
    public Outcome run(JsonNode line) {
        List<String> entries = new ArrayList<>();
        line.path("reserved").forEach(entry -> entries.add(entry.textValue()));
        ReservedAddresses reserved = ReservedAddresses.parse(entries);
        var actual = JsonNodeFactory.instance.objectNode();
        var blocks = actual.putArray("blocks");
        for (JsonNode text : line.path("blocks")) {
            Cidr block = Cidr.parse(text.textValue());
            blocks.addObject()
                    .put("cidr", text.textValue())
                    .put("free", BlockEditor.create(block, 0).toBlock().freeCount(reserved))
                    .put("some", reserved.overlaps(block))
                    .put("whole", reserved.coversWholly(block));
        }
        var ips = actual.putArray("ips");
        line.path("ips").forEach(ip -> ips.add(reserved.contains(IpAddress.parse(ip.textValue()))));
        return Outcome.same(line.path("expect"), actual);
    }
}
