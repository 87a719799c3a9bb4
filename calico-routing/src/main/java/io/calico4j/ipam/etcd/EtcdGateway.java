// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.ipam.store.IpamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What address management asks of etcd, in the words of its JSON gateway. Safe for any number of threads. */
final class EtcdGateway {
    private static final int PAGE = 1_000;
    private static final int WATCH_IDLE_MILLIS = 60_000;

    private final EtcdCalls calls;

    EtcdGateway(EtcdSettings settings) {
        this.calls = new EtcdCalls(settings);
    }

    EtcdSettings settings() {
        return calls.settings();
    }

    /** The values of a list and the revision at which all of them stood so. */
    record Listing(List<EtcdValue> values, long revision) {}

    /** Returns what is under a key; if nothing is, a value without text at the revision at which that was so. */
    EtcdValue get(String key) {
        EtcdReply reply = calls.read("kv/range", "{\"key\":\"" + encoded(key) + "\"}");
        return reply.values.isEmpty() ? new EtcdValue(key, null, reply.revision) : reply.values.get(0);
    }

    /** Returns all values whose keys begin with a text, in the byte order of the keys, at one revision. */
    Listing list(String prefix) {
        while (true) {
            Listing listing = listOnce(prefix);
            if (listing != null) {
                return listing;
            }
        }
    }

    /** Lists in pages; {@code null} if etcd has dropped the revision of the first page before the last one was read. */
    private @Nullable Listing listOnce(String prefix) {
        List<EtcdValue> values = new ArrayList<>();
        String from = encoded(prefix);
        String end = end(prefix);
        long revision = 0;
        while (true) {
            EtcdReply reply;
            try {
                reply = calls.read(
                        "kv/range",
                        "{\"key\":\"" + from + "\",\"range_end\":\"" + end + "\",\"limit\":\"" + PAGE
                                + "\",\"revision\":\"" + revision + "\"}");
            } catch (IpamException e) {
                if (revision != 0 && String.valueOf(e.getMessage()).contains("has been compacted")) {
                    return null;
                }
                throw e;
            }
            revision = revision == 0 ? reply.revision : revision;
            values.addAll(reply.values);
            if (!reply.more || reply.lastKey.length == 0) {
                return new Listing(values, revision);
            }
            from = Base64.getEncoder().encodeToString(Arrays.copyOf(reply.lastKey, reply.lastKey.length + 1));
        }
    }

    /** What became of a conditional write. */
    record Outcome(boolean done, long revision, @Nullable EtcdValue found) {}

    /** Writes a value if the key was last written at a revision, 0 for a key that has no value. */
    Outcome put(String key, String text, long expected) {
        return transaction(
                key,
                expected,
                "{\"request_put\":{\"key\":\"" + encoded(key) + "\",\"value\":\"" + encoded(text) + "\"}}");
    }

    /** Deletes a value if it was last written at a revision. */
    Outcome delete(String key, long expected) {
        return transaction(key, expected, "{\"request_delete_range\":{\"key\":\"" + encoded(key) + "\"}}");
    }

    /**
     * One of several changes that are made together.
     *
     * @param text the value to write, {@code null} to delete
     * @param expected the revision at which the key must have been written last, 0 if it must have no value
     */
    record Change(String key, @Nullable String text, long expected) {
        private String condition() {
            return "{\"target\":\"MOD\",\"key\":\"" + encoded(key) + "\",\"mod_revision\":\"" + expected + "\"}";
        }

        private String request() {
            return text == null
                    ? "{\"request_delete_range\":{\"key\":\"" + encoded(key) + "\"}}"
                    : "{\"request_put\":{\"key\":\"" + encoded(key) + "\",\"value\":\"" + encoded(text) + "\"}}";
        }
    }

    /** Makes two changes if the conditions of both hold; returns the revision of both, 0 if a condition doesn't hold. */
    long both(Change first, Change second) {
        EtcdReply reply = calls.write(
                "kv/txn",
                "{\"compare\":[" + first.condition() + "," + second.condition() + "],\"success\":[" + first.request()
                        + "," + second.request() + "]}");
        return reply.succeeded ? reply.revision : 0;
    }

    private Outcome transaction(String key, long expected, String change) {
        EtcdReply reply = calls.write(
                "kv/txn",
                "{\"compare\":[{\"target\":\"MOD\",\"key\":\"" + encoded(key) + "\",\"mod_revision\":\"" + expected
                        + "\"}],\"success\":[" + change + "],\"failure\":[{\"request_range\":{\"key\":\"" + encoded(key)
                        + "\"}}]}");
        EtcdValue found = reply.succeeded || reply.values.isEmpty() ? null : reply.values.get(0);
        return new Outcome(reply.succeeded, reply.revision, found);
    }

    /** Writes a value whatever is there; returns its revision. */
    long put(String key, String text) {
        return calls.write("kv/put", "{\"key\":\"" + encoded(key) + "\",\"value\":\"" + encoded(text) + "\"}").revision;
    }

    /** Starts to watch all keys that begin with a text from a revision on; every line of the stream is a reply. */
    WatchStream watch(String prefix, long fromRevision) throws IOException {
        String body = "{\"create_request\":{\"key\":\"" + encoded(prefix) + "\",\"range_end\":\"" + end(prefix)
                + "\",\"start_revision\":\"" + fromRevision + "\",\"progress_notify\":true}}";
        return calls.stream("watch", body, WATCH_IDLE_MILLIS);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the end of the range of keys that begin with a text, which ends in a plain character. */
    private static String end(String prefix) {
        char last = prefix.charAt(prefix.length() - 1);
        return encoded(prefix.substring(0, prefix.length() - 1) + (char) (last + 1));
    }
}
