// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path of a request in the one spelling in which paths are compared.
 *
 * <p>{@link #normalize} cuts the text at the first {@code ?} or {@code #}, decodes percent escapes once, takes {@code \} for
 * {@code /}, drops parameters (from {@code ;} to the end of a segment), joins repeated slashes, resolves {@code .} and
 * {@code ..} without leaving the root, and strips the slash at the end. Decoding comes before splitting: {@code %2F} separates
 * segments, while {@code %3F} stands for a question mark of the path. Two paths are equal if their decoded bytes are; there is
 * no folding of case or of Unicode.
 *
 * <p>Authority: Calico v3.32, app-policy/checker/match.go.
 */
public final class HttpPath {
    private static final HttpPath ROOT = new HttpPath(new byte[] {'/'});

    private final byte[] bytes;

    private HttpPath(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Brings a path into its normal form.
     *
     * <p>Empty where there is none that every server would agree on: a percent sign without two hexadecimal digits, a dot,
     * slash or backslash still escaped after decoding ({@code %252f}), a NUL, or a path that does not begin with a slash.
     *
     * <p>Complexity: linear in the text.
     */
    public static Optional<HttpPath> normalize(String text) {
        byte[] decoded = decode(withoutQuery(requireNonNull(text, "text")).getBytes(StandardCharsets.UTF_8));
        if (decoded == null || decoded.length == 0 || isAmbiguous(decoded)) {
            return Optional.empty();
        }
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = decoded[i] == '\\' ? (byte) '/' : decoded[i];
        }
        return decoded[0] == '/' ? Optional.of(resolve(decoded)) : Optional.empty();
    }

    private static String withoutQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static byte @Nullable [] decode(byte[] text) {
        byte[] decoded = new byte[text.length];
        int n = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '%') {
                decoded[n++] = text[i];
                continue;
            }
            int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
            int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            decoded[n++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Arrays.copyOf(decoded, n);
    }

    /** Tells whether a server that decodes twice, or stops at a NUL, would see another path. */
    private static boolean isAmbiguous(byte[] decoded) {
        for (int i = 0; i < decoded.length; i++) {
            if (decoded[i] == 0 || (decoded[i] == '%' && i + 2 < decoded.length && isSeparator(decoded, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(byte[] text, int percent) {
        int code = Character.digit(text[percent + 1], 16) << 4 | Character.digit(text[percent + 2], 16);
        return code == '.' || code == '/' || code == '\\';
    }

    private static HttpPath resolve(byte[] path) {
        byte[] resolved = new byte[path.length];
        int n = 0;
        for (int from = 1; from <= path.length; ) {
            int slash = indexOf(path, '/', from, path.length);
            int end = indexOf(path, ';', from, slash);
            int length = end - from;
            if (length == 2 && path[from] == '.' && path[from + 1] == '.') {
                n = Math.max(0, lastSlash(resolved, n));
            } else if (length > 1 || (length == 1 && path[from] != '.')) {
                resolved[n++] = '/';
                System.arraycopy(path, from, resolved, n, length);
                n += length;
            }
            from = slash + 1;
        }
        return n == 0 ? ROOT : new HttpPath(Arrays.copyOf(resolved, n));
    }

    private static int indexOf(byte[] text, char wanted, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }

    private static int lastSlash(byte[] text, int length) {
        int at = length - 1;
        while (at >= 0 && text[at] != '/') {
            at--;
        }
        return at;
    }

    /** Tells whether this path is the other one or lies below it; everything lies below the root. */
    public boolean startsWith(HttpPath prefix) {
        int length = prefix.bytes.length;
        return length == 1
                || (bytes.length >= length
                        && Arrays.equals(bytes, 0, length, prefix.bytes, 0, length)
                        && (bytes.length == length || bytes[length] == '/'));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpPath that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the decoded path as text; bytes that are no UTF-8 show as the replacement character. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
