// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real etcd on free ports of this machine, where one is installed. */
final class EtcdServer implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/etcd"), Path.of("/usr/local/bin/etcd"));
    private static final int ATTEMPTS = 600;

    private final Path data;
    private final URI endpoint;
    private final List<String> arguments;
    private Process process;

    private EtcdServer(Path data, URI endpoint, List<String> arguments) throws IOException {
        this.data = data;
        this.endpoint = endpoint;
        this.arguments = arguments;
        this.process = run();
    }

    /** Returns the program, if it is installed. */
    static Optional<Path> program() {
        return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    }

    static EtcdServer start() throws IOException, InterruptedException {
        EtcdServer server = of("http", List.of());
        server.awaitHealth();
        return server;
    }

    /** Starts one that clients reach over TLS only; whether it is ready has to be found out over TLS. */
    static EtcdServer secure(List<String> more) throws IOException {
        return of("https", more);
    }

    private static EtcdServer of(String scheme, List<String> more) throws IOException {
        Path data = Files.createTempDirectory("etcd");
        String clients = scheme + "://127.0.0.1:" + freePort();
        String peers = "http://127.0.0.1:" + freePort();
        List<String> arguments = new ArrayList<>(List.of(
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
                "default=" + peers));
        arguments.addAll(more);
        return new EtcdServer(data, URI.create(clients), arguments);
    }

    private Process run() throws IOException {
        return new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
                .start();
    }

    /** Kills it as a loss of power does. */
    void kill() {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        process.onExit().join();
    }

    /** Starts it again with what it had written. */
    void restart() throws IOException, InterruptedException {
        process = run();
        awaitHealth();
    }

    static int freePort() throws IOException {
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
