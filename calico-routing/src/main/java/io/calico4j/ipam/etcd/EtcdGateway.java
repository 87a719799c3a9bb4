// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Requests to etcd's JSON gateway. Safe for any number of threads. */
final class EtcdGateway {
    private static final int PAGE = 5_000;
    private static final int OK = 200;
    private static final int CONNECT_MILLIS = 5_000;

    private final URI endpoint;
    private final @Nullable SSLContext tls;
    private final @Nullable EtcdLogin login;
    private volatile String token = "";

    EtcdGateway(URI endpoint, @Nullable SSLContext tls, @Nullable EtcdLogin login) {
        this.endpoint = endpoint;
        this.tls = tls;
        this.login = login;
    }

    /** Returns the same gateway for a user, who is not logged in yet. */
    EtcdGateway as(EtcdLogin user) {
        return new EtcdGateway(endpoint, tls, user);
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
        EtcdReply reply = call(
                "kv/txn",
                "{\"compare\":[" + first.condition() + "," + second.condition() + "],\"success\":[" + first.request()
                        + "," + second.request() + "]}");
        return reply.succeeded ? reply.revision : 0;
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
    WatchStream watch(String prefix, long fromRevision) throws IOException {
        String body = "{\"create_request\":{\"key\":\"" + encoded(prefix) + "\",\"range_end\":\"" + end(prefix)
                + "\",\"start_revision\":\"" + fromRevision + "\",\"progress_notify\":true}}";
        return WatchStream.open(endpoint, tls, currentToken(), body);
    }

    private EtcdReply call(String method, String body) {
        String sent = currentToken();
        Answer answer = ask(method, body, sent);
        if (login != null && answer.isOfStaleToken()) {
            answer = ask(method, body, renewedToken(sent));
        }
        return checked(answer);
    }

    /** What etcd says with which status. */
    private record Answer(int status, EtcdReply reply) {
        /** Returns whether the request was refused, and not carried out, because its token has expired. */
        boolean isOfStaleToken() {
            return reply.error.contains("invalid auth token")
                    || reply.error.contains("auth: revision in header is old");
        }
    }

    private EtcdReply checked(Answer answer) {
        if (answer.status() != OK || !answer.reply().error.isEmpty()) {
            throw new IpamException(
                    IpamError.DATASTORE,
                    "etcd at " + endpoint + " answered " + answer.status() + ": " + answer.reply().error);
        }
        return answer.reply();
    }

    private Answer ask(String method, String body, String authorization) {
        try {
            HttpURLConnection connection = send(method, body, authorization);
            int status = connection.getResponseCode();
            return new Answer(status, EtcdReply.parse(body(connection, status)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IpamException(
                    IpamError.DATASTORE, "etcd at " + endpoint + " doesn't answer as it should: " + e.getMessage(), e);
        }
    }

    /** Returns the token of the user, who is logged in first if need be; empty if there is no user. */
    private String currentToken() {
        return login == null || !token.isEmpty() ? token : renewedToken("");
    }

    /** Logs in again, unless another thread has done so since a token was read. */
    private synchronized String renewedToken(String stale) {
        if (login != null && token.equals(stale)) {
            token = checked(ask("auth/authenticate", login.request(), "")).token;
        }
        return token;
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status == OK ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpURLConnection send(String method, String body, String authorization) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve("/v3/" + method).toURL().openConnection();
        if (tls != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(tls.getSocketFactory());
        }
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            connection.setRequestProperty("Authorization", authorization);
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(octets);
        }
        return connection;
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
