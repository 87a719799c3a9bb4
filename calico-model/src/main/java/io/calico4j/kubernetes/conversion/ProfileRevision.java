// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * The revision of a list of profiles: that of the namespaces and that of the service accounts it was made of.
 *
 * <p>Text form: both, joined by a slash. Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/conversion.go.
 *
 * @param namespace the revision of the namespaces; empty for none
 * @param serviceAccount the revision of the service accounts; empty for none
 */
public record ProfileRevision(String namespace, String serviceAccount) {
    /** Checks that nothing is null. */
    public ProfileRevision {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(serviceAccount, "serviceAccount");
    }

    /**
     * Reads a revision; the empty text and {@code 0} stand for two empty ones.
     *
     * @throws FormatException if any other text has not exactly one slash
     */
    public static ProfileRevision parse(String text) {
        if (text.isEmpty() || text.equals("0")) {
            return new ProfileRevision("", "");
        }
        int slash = text.indexOf('/');
        if (slash < 0 || text.indexOf('/', slash + 1) >= 0) {
            throw new FormatException(text, Math.max(slash, 0), "two revisions joined by one slash");
        }
        return new ProfileRevision(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Reads a revision; empty exactly where {@link #parse} throws. */
    public static Optional<ProfileRevision> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** Returns both revisions joined by a slash. */
    @Override
    public String toString() {
        return namespace + "/" + serviceAccount;
    }
}
