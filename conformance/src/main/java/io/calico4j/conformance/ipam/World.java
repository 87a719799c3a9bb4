// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamReservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The datastore and the clock of one scenario, and the operations on them. */
final class World {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InMemoryIpamStore store = InMemoryIpamStore.serialized();
    private final WorldClock clock = new WorldClock();
    private final boolean indexed;
    private int reservations;

    World(JsonNode line, boolean indexed) {
        this.indexed = indexed;
        line.path("pools").forEach(this::putPool);
        line.path("nodes").forEach(this::putNode);
        putReservations(line.path("reservations"));
        JsonNode config = line.path("config");
        if (config.isObject()) {
            store.apply(
                    new IpamKey.ConfigKey(),
                    new IpamConfig(
                            config.path("strictAffinity").asBoolean(false),
                            config.path("autoAllocateBlocks").asBoolean(true),
                            config.path("maxBlocksPerHost").asInt(0),
                            Optional.empty()));
        }
        line.path("datastore").properties().forEach(raw -> StoredKeys.load(store, raw.getKey(), raw.getValue()));
    }

    InMemoryIpamStore store() {
        return store;
    }

    WorldClock clock() {
        return clock;
    }

    /** Returns everything that address management has stored, by path. */
    ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        store.dump().forEach((path, text) -> state.set(path, parsed(text)));
        return state;
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    /** Runs one operation and returns its result in the shape of the vectors. */
    ObjectNode run(JsonNode op) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode interleaved = JsonNodeFactory.instance.arrayNode();
        Ipam plain;
        if (indexed && !op.has("interleave")) {
            plain = Ipam.over(store, clock, IpamCompatibility.EXACT);
        } else {
            plain = Ipam.over(
                    new CallCounter(store, op.path("interleave"), others -> interleaved.add(all(others))),
                    clock,
                    IpamCompatibility.EXACT);
        }
        Ipam ipam = op.path("windows").asBoolean() ? plain.asWindows() : plain;
        result.putNull("error");
        try {
            if (!change(op)) {
                Operations.run(ipam, op, result);
            }
        } catch (IpamException e) {
            Operations.error(result, e.error(), String.valueOf(e.getMessage()));
        }
        if (!interleaved.isEmpty()) {
            result.set("interleaved", interleaved);
        }
        return result;
    }

    private ArrayNode all(JsonNode ops) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        ops.forEach(op -> results.add(run(op)));
        return results;
    }

    /** Changes what surrounds address management; returns whether the operation is one that does. */
    private boolean change(JsonNode op) {
        switch (op.path("op").textValue()) {
            case "setNode" -> putNode(op);
            case "deleteNode" ->
                store.remove(new IpamKey.NodeKey(op.path("name").textValue()));
            case "putPool" -> putPool(op.path("pool"));
            case "dropPool" -> store.remove(new IpamKey.PoolKey(op.path("name").textValue()));
            case "setReservations" -> putReservations(op.path("reservations"));
            case "advance" -> clock.pause(Duration.ofMillis(op.path("ms").longValue()));
            case "upgradeHost" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Does to a node of Calico what an operation of the garbage collector's cases says. */
    void followNode(JsonNode op) {
        String kind = op.path("op").textValue();
        if (op.has("name") && kind.equals("node")) {
            putNode(op);
        } else if (op.has("name") && kind.equals("nodeGone")) {
            store.remove(new IpamKey.NodeKey(op.path("name").textValue()));
        }
    }

    private void putNode(JsonNode node) {
        String name = node.path("name").textValue();
        store.apply(new IpamKey.NodeKey(name), new IpamNode(name, Operations.labels(node.path("labels"))));
    }

    private void putPool(JsonNode json) {
        IpamPool pool = Operations.pool(json);
        store.apply(new IpamKey.PoolKey(pool.name()), pool);
    }

    private void putReservations(JsonNode lists) {
        for (int i = 0; i < reservations; i++) {
            store.remove(new IpamKey.ReservationKey(reservationName(i)));
        }
        reservations = lists.size();
        for (int i = 0; i < reservations; i++) {
            List<String> entries = new ArrayList<>();
            lists.get(i).forEach(entry -> entries.add(entry.textValue()));
            String name = reservationName(i);
            store.apply(new IpamKey.ReservationKey(name), new IpamReservation(name, entries));
        }
    }

    private static String reservationName(int i) {
        return String.format("r%04d", i);
    }
}
