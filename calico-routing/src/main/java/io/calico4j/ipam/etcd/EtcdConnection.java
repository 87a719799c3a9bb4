// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one member of etcd, over which POST requests go one after the other. Confined to one thread, except for
 * {@link #close}.
 */
final class EtcdConnection implements Closeable {
    /*
     * Not HttpURLConnection: that one sends a POST again by itself when a connection breaks before the answer. A write
     * that was carried out, and whose answer got lost, would then look like a race that was lost, and what depends on the
     * write not having happened would be undone. Here a request is sent once, and a broken connection is what it is.
     */
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST_LINE = 65_536;
    private static final int HEX = 16;
    private static final int OK = 200;

    private final Socket socket;
    private final String authority;
    private final InputStream in;
    private final OutputStream out;
    private boolean lasts = true;

    /** What was answered with which status. */
    record Answer(int status, String text) {
        boolean isOk() {
            return status == OK;
        }
    }

    private EtcdConnection(Socket socket, String authority) throws IOException {
        this.socket = socket;
        this.authority = authority;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = socket.getOutputStream();
    }

    static EtcdConnection open(URI endpoint, EtcdSettings settings) throws IOException {
        boolean secure = "https".equals(endpoint.getScheme());
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : secure ? HTTPS : HTTP;
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), settings.timeoutMillis());
            socket.setSoTimeout(settings.timeoutMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return new EtcdConnection(
                    secure ? secured(socket, endpoint.getHost(), port, settings.tls()) : socket,
                    endpoint.getAuthority());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Returns the socket with TLS on it; the certificate must be of that host. */
    private static Socket secured(Socket socket, String host, int port, @Nullable SSLContext tls) throws IOException {
        try {
            SSLContext context = tls == null ? SSLContext.getDefault() : tls;
            String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, name, port, true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no TLS on this platform", e);
        }
    }

    /** Sends a request and returns the whole answer. */
    Answer ask(String method, String token, byte[] body) throws IOException {
        send(method, token, body);
        int status = readStatus();
        return new Answer(status, new String(readBody(), StandardCharsets.UTF_8));
    }

    /** Sends a request whose answer has no end, and returns the status; the answer is to be read with {@link #nextLine}. */
    int askForStream(String method, String token, byte[] body, int idleMillis) throws IOException {
        lasts = false;
        send(method, token, body);
        int status = readStatus();
        socket.setSoTimeout(idleMillis);
        return status;
    }

    private void send(String method, String token, byte[] body) throws IOException {
        String version = lasts ? "1.1" : "1.0"; // in 1.0 an answer without end is a plain stream
        String head = "POST /v3/" + method + " HTTP/" + version + "\r\nHost: " + authority
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + (token.isEmpty() ? "" : "\r\nAuthorization: " + token) + "\r\n\r\n";
        byte[] octets = head.getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[octets.length + body.length];
        System.arraycopy(octets, 0, request, 0, octets.length);
        System.arraycopy(body, 0, request, octets.length, body.length);
        out.write(request);
        out.flush();
    }

    private long length;
    private boolean chunked;

    private int readStatus() throws IOException {
        String line = nextLine();
        if (line == null) {
            throw new EOFException("the connection ended before the answer");
        }
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("not an answer in HTTP: " + line);
        }
        length = -1;
        chunked = false;
        lasts &= parts[0].equals("HTTP/1.1");
        for (String header = line(); !header.isEmpty(); header = line()) {
            header(header.toLowerCase(Locale.ROOT));
        }
        return Integer.parseInt(parts[1]);
    }

    private void header(String header) throws IOException {
        int colon = header.indexOf(':');
        String value = colon < 0 ? "" : header.substring(colon + 1).trim();
        if (header.startsWith("content-length:")) {
            length = number(value, 10);
        } else if (header.startsWith("transfer-encoding:")) {
            chunked = value.equals("chunked");
        } else if (header.startsWith("connection:") && value.equals("close")) {
            lasts = false;
        }
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0 && number <= Integer.MAX_VALUE - 8) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + text, e);
        }
        throw new IOException("an answer of " + text + " octets");
    }

    private byte[] readBody() throws IOException {
        if (chunked) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                all.write(octets(size));
                String end = line();
                assert end.isEmpty() : end;
            }
            String trailer = line();
            while (!trailer.isEmpty()) {
                trailer = line();
            }
            return all.toByteArray();
        }
        if (length >= 0) {
            return octets((int) length);
        }
        lasts = false;
        return in.readAllBytes();
    }

    private int chunk() throws IOException {
        String size = line();
        int extension = size.indexOf(';');
        return (int) number((extension < 0 ? size : size.substring(0, extension)).trim(), HEX);
    }

    private byte[] octets(int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException("the connection ended in the answer");
        }
        return octets;
    }

    private String line() throws IOException {
        String line = nextLine();
        if (line == null) {
            throw new EOFException("the connection ended in the answer");
        }
        if (line.length() > LONGEST_LINE) {
            throw new IOException("a line of " + line.length() + " characters");
        }
        return line;
    }

    /** Returns the next line, {@code null} at the end. */
    @Nullable
    String nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            octet = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns whether another request can be sent, as far as that is known without asking. */
    boolean lasts() {
        return lasts;
    }

    /** Returns whether the other side has ended the connection; takes a millisecond if not. */
    boolean hasEnded() {
        try {
            int limit = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                return in.read() < 0 || in.available() >= 0; // nothing may come unasked
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(limit);
            }
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
