// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Calico's ids for what a rule refers to: a prefix and a hash of the content.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/hash/unique_id.go.
 */
public final class UniqueIds {
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final ThreadLocal<Hasher> HASHERS = ThreadLocal.withInitial(Hasher::new);

    private static final int HASH_LENGTH = 38;

    private UniqueIds() {}

    /**
     * Returns {@code prefix:hash}, where the hash is the unpadded base64url text of the SHA-224 of {@code prefix:content} in
     * UTF-8: 38 characters.
     *
     * @param prefix what kind of thing it is, such as {@code s} for a selector or {@code n} for a named port
     * @param content what tells two things of the kind apart
     */
    public static String of(String prefix, String content) {
        Hasher hasher = HASHERS.get();
        byte[] start = (prefix + ':').getBytes(StandardCharsets.UTF_8);
        byte[] id = Arrays.copyOf(start, start.length + HASH_LENGTH);
        hasher.hash(start, content.getBytes(StandardCharsets.UTF_8));
        encode(hasher.hash, id, start.length);
        return new String(id, StandardCharsets.UTF_8);
    }

    /** A digest, which resets itself when it has answered, and the place for its answer. */
    private static final class Hasher {
        private final MessageDigest digest = newDigest();
        private final byte[] hash = new byte[28];

        void hash(byte[] start, byte[] content) {
            digest.update(start);
            digest.update(content);
            try {
                digest.digest(hash, 0, hash.length);
            } catch (DigestException e) {
                throw new IllegalStateException("SHA-224 has 28 bytes", e);
            }
        }
    }

    /** Writes 28 bytes as 38 characters of base64url: nine groups of three bytes and the last byte. */
    private static void encode(byte[] hash, byte[] to, int from) {
        int at = from;
        for (int i = 0; i < 27; i += 3) {
            int bits = (hash[i] & 0xFF) << 16 | (hash[i + 1] & 0xFF) << 8 | (hash[i + 2] & 0xFF);
            to[at] = BASE64[bits >>> 18];
            to[at + 1] = BASE64[bits >>> 12 & 63];
            to[at + 2] = BASE64[bits >>> 6 & 63];
            to[at + 3] = BASE64[bits & 63];
            at += 4;
        }
        int last = hash[27] & 0xFF;
        to[at] = BASE64[last >>> 2];
        to[at + 1] = BASE64[last << 4 & 63];
    }

    static String ofSelector(String canonical) {
        return of("s", canonical);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-224");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-224", e);
        }
    }
}
