// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad line between a client and an etcd. */
final class EtcdProxy implements AutoCloseable {
    /** What happens to what is sent. */
    enum Line {
        /** It arrives. */
        GOOD,
        /** Requests get lost with their connection. */
        LOSES_REQUESTS,
        /** Requests arrive, answers get lost with their connection. */
        LOSES_ANSWERS,
        /** Requests arrive nowhere, and nobody says so. */
        SILENT
    }

    private final URI target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Line line = Line.GOOD;

    EtcdProxy(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void is(Line next) {
        line = next;
    }

    /** Returns how many requests for a change went through. */
    int writes() {
        return writes.get();
    }

    /** Breaks every connection there is. */
    void cut() {
        open.forEach(EtcdProxy::end);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                open.add(client);
                Socket etcd = new Socket(target.getHost(), target.getPort());
                open.add(etcd);
                start(() -> requests(client, etcd));
                start(() -> answers(etcd, client));
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void requests(Socket client, Socket etcd) {
        pump(client, etcd, (octets, count) -> {
            if (line == Line.LOSES_REQUESTS) {
                return false;
            }
            String text = new String(octets, 0, count, StandardCharsets.ISO_8859_1);
            if (text.startsWith("POST /v3/kv/txn") || text.startsWith("POST /v3/kv/put")) {
                writes.incrementAndGet();
            }
            return true;
        });
    }

    private void answers(Socket etcd, Socket client) {
        pump(etcd, client, (octets, count) -> line != Line.LOSES_ANSWERS);
    }

    private interface Filter {
        boolean passes(byte[] octets, int count);
    }

    private void pump(Socket from, Socket to, Filter filter) {
        byte[] octets = new byte[1 << 16];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(octets); count > 0; count = in.read(octets)) {
                if (line == Line.SILENT) {
                    continue;
                }
                if (!filter.passes(octets, count)) {
                    break;
                }
                out.write(octets, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            assert from.isClosed() || !from.isInputShutdown() : e;
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            assert socket.isClosed() : e;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
