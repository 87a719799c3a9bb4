// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.net.Cidr;
import java.util.Iterator;

/** The order in which a host looks at the blocks of a pool. */
final class BlockWalkAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "ipam/blockwalk";
    }

    @Override
    public Outcome run(JsonNode line) {
        String host = line.path("host").textValue();
        long now = WorldClock.START_NANOS + line.path("clockOffsetMs").longValue() * 1_000_000L;
        BlockWalk walk = BlockWalk.of(
                Cidr.parse(line.path("cidr").textValue()),
                line.path("blockSize").intValue(),
                host,
                now);
        var actual = JsonNodeFactory.instance.objectNode();
        var blocks = actual.putArray("blocks");
        Iterator<Cidr> steps = walk.iterator();
        for (int i = 0; i < line.path("limit").intValue(); i++) {
            if (!steps.hasNext()) {
                blocks.add("end");
                break;
            }
            blocks.add(steps.next().toString());
        }
        actual.put("hostHash", BlockWalk.hostHash(host));
        actual.put("numBlocks", walk.size().toString());
        actual.put("seed", walk.seed());
        actual.put("startIndex", walk.startIndex().toString());
        return Outcome.same(line.path("expect"), actual);
    }
}
