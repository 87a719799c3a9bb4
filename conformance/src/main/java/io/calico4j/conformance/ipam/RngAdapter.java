// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.block.LaggedFibonacci;
import java.math.BigInteger;

/** The random generator of the block walk. */
final class RngAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "ipam/rng";
    }

    @Override
    public Outcome run(JsonNode line) {
        long seed = line.path("seed").longValue();
        var actual = JsonNodeFactory.instance.objectNode();
        var below = actual.putArray("bigBelow");
        for (JsonNode bound : line.path("bounds")) {
            below.add(new LaggedFibonacci(seed)
                    .nextBelow(new BigInteger(bound.textValue()))
                    .toString());
        }
        var words = actual.putArray("uint32");
        var generator = new LaggedFibonacci(seed);
        for (int i = 0; i < 8; i++) {
            words.add(generator.next32());
        }
        var selected = actual.putArray("uint64");
        var long64 = new LaggedFibonacci(seed);
        int index = 0;
        for (JsonNode wanted : line.path("expect").path("uint64")) {
            String text = wanted.textValue();
            int place = Integer.parseInt(text.substring(0, text.indexOf(':')));
            long word = 0;
            for (; index <= place; index++) {
                word = long64.next64();
            }
            selected.add(place + ":" + String.format("%016x", word));
        }
        return Outcome.same(line.path("expect"), actual);
    }
}
