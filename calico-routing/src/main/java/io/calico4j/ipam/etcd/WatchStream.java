// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one request for a watch, a line each.
 *
 * <p>It asks in HTTP 1.0, so that the answer is a plain stream, over a socket of its own, so that closing it from another
 * thread ends a read that waits. Reading is confined to one thread.
 */
final class WatchStream implements Closeable {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Socket socket;
    private final BufferedReader lines;

    private WatchStream(Socket socket, BufferedReader lines) {
        this.socket = socket;
        this.lines = lines;
    }

    static WatchStream open(URI endpoint, @Nullable SSLContext tls, String token, String body) throws IOException {
        Socket socket = connect(endpoint, tls);
        try {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST /v3/watch HTTP/1.0\r\nHost: " + endpoint.getAuthority()
                    + (token.isEmpty() ? "" : "\r\nAuthorization: " + token)
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + octets.length + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = lines.readLine();
            if (status == null || !status.contains(" 200")) {
                throw new IOException("etcd refuses to be watched: " + status);
            }
            String header = lines.readLine();
            while (header != null && !header.isEmpty()) {
                header = lines.readLine();
            }
            return new WatchStream(socket, lines);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(URI endpoint, @Nullable SSLContext tls) throws IOException {
        boolean secure = "https".equals(endpoint.getScheme());
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : secure ? HTTPS : HTTP;
        if (!secure) {
            return new Socket(endpoint.getHost(), port);
        }
        try {
            SSLContext context = tls == null ? SSLContext.getDefault() : tls;
            return context.getSocketFactory().createSocket(endpoint.getHost(), port);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException("no TLS on this platform", e);
        }
    }

    /** Returns the next answer, {@code null} at the end. */
    @Nullable
    String next() throws IOException {
        return lines.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
