// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests to whichever member of etcd answers, under the login of a user. Safe for any number of threads.
 *
 * <p>A request that changes nothing is made again at the next member if one doesn't answer. One that may change something
 * is made again only if it surely hasn't reached anybody; else it fails, and may have been carried out.
 */
final class EtcdCalls {
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SERVER_ERROR = 500;
    private static final int MOST_IDLE = 64;

    /** A connection nobody uses, since a time. */
    private record Idle(EtcdConnection connection, URI endpoint, long since) {}

    private final EtcdSettings settings;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private volatile int preferred;
    private volatile String token = "";

    EtcdCalls(EtcdSettings settings) {
        this.settings = settings;
    }

    EtcdSettings settings() {
        return settings;
    }

    /** Asks something that changes nothing. */
    EtcdReply read(String method, String body) {
        return call(method, body, true);
    }

    /** Asks for a change. */
    EtcdReply write(String method, String body) {
        return call(method, body, false);
    }

    private EtcdReply call(String method, String body, boolean harmless) {
        String sent = currentToken();
        Answer answer = ask(method, body, sent, harmless);
        if (settings.login() != null && answer.isOfStaleToken()) {
            answer = ask(method, body, renewedToken(sent), harmless);
        }
        return checked(answer);
    }

    /** What etcd says with which status. */
    private record Answer(URI endpoint, int status, EtcdReply reply) {
        /** Returns whether the request was refused, and not carried out, because its token has expired. */
        boolean isOfStaleToken() {
            return reply.error.contains("invalid auth token")
                    || reply.error.contains("auth: revision in header is old");
        }
    }

    private static EtcdReply checked(Answer answer) {
        if (answer.status() != 200 || !answer.reply().error.isEmpty()) {
            throw new IpamException(
                    IpamError.DATASTORE,
                    "etcd at " + answer.endpoint() + " answered " + answer.status() + ": " + answer.reply().error);
        }
        return answer.reply();
    }

    private Answer ask(String method, String body, String authorization, boolean harmless) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        int first = preferred;
        int members = settings.endpoints().size();
        for (int turn = 0; ; turn++) {
            int member = (first + turn) % members;
            URI endpoint = settings.endpoints().get(member);
            boolean last = turn + 1 >= members;
            EtcdConnection connection;
            try {
                connection = connection(endpoint);
            } catch (IOException | RuntimeException e) {
                if (last) {
                    throw silent(endpoint, "can't be reached", e);
                }
                continue;
            }
            try {
                Answer answer = ask(endpoint, connection, method, octets, authorization);
                if (answer.status() < SERVER_ERROR || last || !harmless) {
                    preferred = member;
                    return answer;
                }
            } catch (IOException | RuntimeException e) {
                dropIdle(endpoint);
                if (!harmless) {
                    throw silent(endpoint, "doesn't answer, and may have done what it was asked", e);
                }
                if (last) {
                    throw silent(endpoint, "doesn't answer as it should", e);
                }
            }
        }
    }

    private Answer ask(URI endpoint, EtcdConnection connection, String method, byte[] body, String authorization)
            throws IOException {
        boolean done = false;
        try {
            EtcdConnection.Answer answer = connection.ask(method, authorization, body);
            EtcdReply reply = EtcdReply.parse(answer.text());
            if (connection.lasts()) {
                keep(new Idle(connection, endpoint, System.nanoTime()));
                done = true;
            }
            return new Answer(endpoint, answer.status(), reply);
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private static IpamException silent(URI endpoint, String what, Exception e) {
        return new IpamException(IpamError.DATASTORE, "etcd at " + endpoint + " " + what + ": " + e.getMessage(), e);
    }

    private EtcdConnection connection(URI endpoint) throws IOException {
        for (Idle kept = takeIdle(endpoint); kept != null; kept = takeIdle(endpoint)) {
            if (System.nanoTime() - kept.since() < FRESH_NANOS
                    || !kept.connection().hasEnded()) {
                return kept.connection();
            }
            kept.connection().close();
        }
        return EtcdConnection.open(endpoint, settings);
    }

    private @Nullable Idle takeIdle(URI endpoint) {
        synchronized (idle) {
            for (Idle one : idle) {
                if (one.endpoint().equals(endpoint)) {
                    idle.remove(one);
                    return one;
                }
            }
            return null;
        }
    }

    private void keep(Idle connection) throws IOException {
        Idle oldest = null;
        synchronized (idle) {
            idle.push(connection);
            if (idle.size() > MOST_IDLE) {
                oldest = idle.pollLast();
            }
        }
        if (oldest != null) {
            oldest.connection().close();
        }
    }

    /** Closes what is kept of a member that has failed: the rest of its connections is not likely to be better. */
    private void dropIdle(URI endpoint) {
        for (Idle kept = takeIdle(endpoint); kept != null; kept = takeIdle(endpoint)) {
            try {
                kept.connection().close();
            } catch (IOException e) {
                assert !kept.connection().lasts() || settings.endpoints().contains(endpoint) : e;
            }
        }
    }

    /**
     * Opens an answer without end, at the first member that gives one.
     *
     * @param idleMillis how long nothing may come before it counts as broken
     */
    WatchStream stream(String method, String body, int idleMillis) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        int members = settings.endpoints().size();
        for (int turn = 0; ; turn++) {
            URI endpoint = settings.endpoints().get((preferred + turn) % members);
            try {
                return WatchStream.open(
                        EtcdConnection.open(endpoint, settings), method, currentToken(), octets, idleMillis);
            } catch (IOException e) {
                if (turn + 1 >= members) {
                    throw e;
                }
            }
        }
    }

    /** Returns the token of the user, who is logged in first if need be; empty if there is no user. */
    private String currentToken() {
        return settings.login() == null || !token.isEmpty() ? token : renewedToken("");
    }

    /** Logs in again, unless another thread has done so since a token was read. */
    private synchronized String renewedToken(String stale) {
        EtcdLogin login = settings.login();
        if (login != null && token.equals(stale)) {
            token = checked(ask("auth/authenticate", login.request(), "", true)).token;
        }
        return token;
    }
}
