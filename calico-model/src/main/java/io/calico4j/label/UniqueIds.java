// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Calico's ids for what a rule refers to: a prefix and a hash of the content.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/hash/unique_id.go.
 */
public final class UniqueIds {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** A digest resets itself when it has answered, so each thread keeps one. */
    private static final ThreadLocal<MessageDigest> SHA_224 = ThreadLocal.withInitial(UniqueIds::newDigest);

    private UniqueIds() {}

    /**
     * Returns {@code prefix:hash}, where the hash is the unpadded base64url text of the SHA-224 of {@code prefix:content} in
     * UTF-8: 38 characters.
     *
     * @param prefix what kind of thing it is, such as {@code s} for a selector or {@code n} for a named port
     * @param content what tells two things of the kind apart
     */
    public static String of(String prefix, String content) {
        String start = prefix + ':';
        MessageDigest digest = SHA_224.get();
        digest.update(start.getBytes(StandardCharsets.UTF_8));
        return start + BASE64.encodeToString(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
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
