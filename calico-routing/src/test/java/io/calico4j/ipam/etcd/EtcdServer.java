// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real etcd on free ports of this machine, where one is installed. */
final class EtcdServer implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/etcd"), Path.of("/usr/local/bin/etcd"));
    private static final int ATTEMPTS = 600;

    private final Process process;
    private final Path data;
    private final URI endpoint;

    private EtcdServer(Process process, Path data, URI endpoint) {
        this.process = process;
        this.data = data;
        this.endpoint = endpoint;
    }

    /** Returns the program, if it is installed. */
    static Optional<Path> program() {
        return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    }

    static EtcdServer start() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("etcd");
        String clients = "http://127.0.0.1:" + freePort();
        String peers = "http://127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--data-dir",
                        data.toString(),
                        "--listen-client-urls",
                        clients,
                        "--advertise-client-urls",
                        clients,
                        "--listen-peer-urls",
                        peers,
                        "--initial-advertise-peer-urls",
                        peers,
                        "--initial-cluster",
                        "default=" + peers)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        EtcdServer server = new EtcdServer(process, data, URI.create(clients));
        server.awaitHealth();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try {
                if (answer("/health", "").contains("true")) {
                    return;
                }
            } catch (IOException e) {
                assert process.isAlive() : e;
            }
            Thread.sleep(50);
        }
        throw new IOException("etcd doesn't start: " + Files.readString(data.resolve("log")));
    }

    URI endpoint() {
        return endpoint;
    }

    /** Deletes everything in it. */
    void clear() throws IOException {
        String answer = answer("/v3/kv/deleterange", "{\"key\":\"AA==\",\"range_end\":\"AA==\"}");
        assert answer.startsWith("{") : answer;
    }

    /** Asks with GET, or with POST if there is something to say. */
    String answer(String path, String body) throws IOException {
        return answerAs("", path, body);
    }

    /** Asks with the token of a user, none if it is empty. */
    String answerAs(String token, String path, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", token);
        }
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
