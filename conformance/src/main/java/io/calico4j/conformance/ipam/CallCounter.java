// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A store without index in front of another one, which lets others act, or fails, before chosen calls. */
final class CallCounter implements IpamStore {
    private final IpamStore store;
    private final Consumer<JsonNode> others;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<JsonNode> waiting = new ArrayList<>();

    CallCounter(IpamStore store, JsonNode interleave, Consumer<JsonNode> others) {
        this.store = store;
        this.others = others;
        interleave.forEach(waiting::add);
    }

    /** A call with an invalid key is no call. */
    private void before(String verb, IpamKey<?> key) {
        if (key.isValid()) {
            before(verb, key.kind(), key.path());
        }
    }

    private void before(String verb, IpamKey.Kind kind, String path) {
        String kindText = kind.name().toLowerCase(Locale.ROOT);
        int n = counts.merge(verb + " " + kindText, 1, Integer::sum);
        for (JsonNode injection : List.copyOf(waiting)) {
            JsonNode at = injection.path("at");
            if (at.path("verb").textValue().equals(verb)
                    && at.path("kind").textValue().equals(kindText)
                    && at.path("n").intValue() == n) {
                waiting.remove(injection);
                if (!injection.path("ops").isEmpty()) {
                    others.accept(injection.path("ops"));
                }
                fail(injection.path("fail").asText(""), path);
            }
        }
    }

    private static void fail(String how, String path) {
        switch (how) {
            case "conflict" -> throw new IpamException(IpamError.UPDATE_CONFLICT, path);
            case "datastore" -> throw new IpamException(IpamError.DATASTORE, path);
            case "notfound" -> throw new IpamException(IpamError.DOES_NOT_EXIST, path);
            default -> {}
        }
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        try {
            before("get", key);
        } catch (IpamException e) {
            if (e.is(IpamError.DOES_NOT_EXIST)) {
                return Optional.empty();
            }
            throw e;
        }
        return store.get(key);
    }

    @Override
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        before("list", range.kind(), range.pathPrefix());
        return store.list(range);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        before("create", key);
        return store.create(key, value);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> update(Entry<V> read, V value) {
        before("update", read.key());
        return store.update(read, value);
    }

    @Override
    public <V> void delete(Entry<V> read) {
        before("delete", read.key());
        store.delete(read);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        before("apply", key);
        return store.apply(key, value);
    }
}
