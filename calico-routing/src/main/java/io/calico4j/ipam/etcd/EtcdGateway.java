// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests to etcd's JSON gateway. Safe for any number of threads. */
final class EtcdGateway {
    private static final int PAGE = 5_000;
    private static final int OK = 200;

    private final HttpClient client;
    private final URI endpoint;

    EtcdGateway(HttpClient client, URI endpoint) {
        this.client = client;
        this.endpoint = endpoint;
    }

    /** The values of a list and the revision at which all of them stood so. */
    record Listing(List<EtcdValue> values, long revision) {}

    /** Returns what is under a key, {@code null} if nothing is. */
    @Nullable
    EtcdValue get(String key) {
        EtcdReply reply = call("kv/range", "{\"key\":\"" + encoded(key) + "\"}");
        return reply.values.isEmpty() ? null : reply.values.get(0);
    }

    /** Returns all values whose keys begin with a text, in the byte order of the keys, at one revision. */
    Listing list(String prefix) {
        List<EtcdValue> values = new ArrayList<>();
        String from = encoded(prefix);
        String end = end(prefix);
        long revision = 0;
        while (true) {
            EtcdReply reply = call(
                    "kv/range",
                    "{\"key\":\"" + from + "\",\"range_end\":\"" + end + "\",\"limit\":\"" + PAGE + "\",\"revision\":\""
                            + revision + "\"}");
            revision = revision == 0 ? reply.revision : revision;
            values.addAll(reply.values);
            if (!reply.more || reply.values.isEmpty()) {
                return new Listing(values, revision);
            }
            from = encoded(reply.values.get(reply.values.size() - 1).key() + "\0");
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

    private Outcome transaction(String key, long expected, String change) {
        EtcdReply reply = call(
                "kv/txn",
                "{\"compare\":[{\"target\":\"MOD\",\"key\":\"" + encoded(key) + "\",\"mod_revision\":\"" + expected
                        + "\"}],\"success\":[" + change + "],\"failure\":[{\"request_range\":{\"key\":\"" + encoded(key)
                        + "\"}}]}");
        EtcdValue found = reply.succeeded || reply.values.isEmpty() ? null : reply.values.get(0);
        return new Outcome(reply.succeeded, reply.revision, found);
    }

    /** Writes a value whatever is there; returns its revision. */
    long put(String key, String text) {
        return call("kv/put", "{\"key\":\"" + encoded(key) + "\",\"value\":\"" + encoded(text) + "\"}").revision;
    }

    /** Starts to watch all keys that begin with a text from a revision on; every line of the stream is a reply. */
    InputStream watch(String prefix, long fromRevision) {
        String body = "{\"create_request\":{\"key\":\"" + encoded(prefix) + "\",\"range_end\":\"" + end(prefix)
                + "\",\"start_revision\":\"" + fromRevision + "\",\"progress_notify\":true}}";
        try {
            HttpResponse<InputStream> response =
                    client.send(request("watch", body), HttpResponse.BodyHandlers.ofInputStream());
            return response.body();
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private EtcdReply call(String method, String body) {
        try {
            HttpResponse<String> response = client.send(
                    request(method, body), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            EtcdReply reply = EtcdReply.parse(response.body());
            if (response.statusCode() != OK || !reply.error.isEmpty()) {
                throw new IpamException(
                        IpamError.DATASTORE,
                        "etcd at " + endpoint + " answered " + response.statusCode() + ": " + reply.error);
            }
            return reply;
        } catch (IOException | IllegalArgumentException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(String method, String body) {
        return HttpRequest.newBuilder(endpoint.resolve("/v3/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private IpamException unreachable(Exception e) {
        return new IpamException(
                IpamError.DATASTORE, "etcd at " + endpoint + " doesn't answer as it should: " + e.getMessage(), e);
    }

    private IpamException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IpamException(IpamError.DATASTORE, "interrupted while waiting for etcd at " + endpoint, e);
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
