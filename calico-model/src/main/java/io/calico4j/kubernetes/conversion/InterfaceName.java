// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The name of the interface of a pod on its node: a prefix and the start of a hash over namespace and name.
 *
 * <p>Namespace and name are joined by a dot, so that the pods {@code b.c} in {@code a} and {@code c} in {@code a.b} have the same
 * name, as in Calico.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go.
 */
final class InterfaceName {
    private static final int DIGITS = 11;

    private InterfaceName() {}

    /** One digest that is not in use; getting a new one costs more than the hash. */
    private static final AtomicReference<@Nullable MessageDigest> IDLE = new AtomicReference<>();

    static String of(String prefix, String namespace, String pod) {
        MessageDigest idle = IDLE.getAndSet(null);
        MessageDigest digest = idle == null ? sha1() : idle;
        byte[] hash = digest.digest((namespace + '.' + pod).getBytes(StandardCharsets.UTF_8));
        IDLE.set(digest);
        byte[] digits = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
            digits[i] = (byte) (nibble < 10 ? '0' + nibble : 'a' - 10 + nibble);
        }
        return prefix.concat(new String(digits, StandardCharsets.ISO_8859_1));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
