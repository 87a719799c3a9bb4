// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.flow;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.label.Labels;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who one end of a flow is by its mTLS certificate: a service account. Only the checker looks at it.
 *
 * <p>Authority: Calico v3.32, app-policy/checker/requestcache.go.
 *
 * @param namespace the namespace of the service account
 * @param serviceAccount its name
 * @param labels labels that the request carries for it; an engine adds those of the ServiceAccount in its cluster, which count first
 * @param namespaceLabels labels of the namespace; an engine takes those of the Namespace in its cluster
 */
public record Principal(String namespace, String serviceAccount, Labels labels, Labels namespaceLabels) {
    private static final Pattern SPIFFE_ID = Pattern.compile("spiffe://[^/]+/ns/([^/]+)/sa/([^/]+)");

    /** Checks that nothing is null. */
    public Principal {
        requireNonNull(namespace, "namespace");
        requireNonNull(serviceAccount, "serviceAccount");
        requireNonNull(labels, "labels");
        requireNonNull(namespaceLabels, "namespaceLabels");
    }

    /** Returns the principal that is a service account, without further labels. */
    public static Principal of(String namespace, String serviceAccount) {
        return new Principal(namespace, serviceAccount, Labels.empty(), Labels.empty());
    }

    /**
     * Reads a SPIFFE id, {@code spiffe://TRUST-DOMAIN/ns/NAMESPACE/sa/ACCOUNT}.
     *
     * @throws FormatException if it is none
     */
    public static Principal parse(String spiffeId) {
        return tryParse(spiffeId)
                .orElseThrow(() -> new FormatException(spiffeId, 0, "spiffe://TRUST-DOMAIN/ns/NAMESPACE/sa/ACCOUNT"));
    }

    /** Reads a SPIFFE id; empty if it is none, as then the checker goes by addresses alone. */
    public static Optional<Principal> tryParse(String spiffeId) {
        Matcher id = SPIFFE_ID.matcher(requireNonNull(spiffeId, "spiffeId"));
        return id.matches() ? Optional.of(of(id.group(1), id.group(2))) : Optional.empty();
    }

    /** Returns this principal with labels that the request carries for it. */
    public Principal withLabels(Labels changed) {
        return new Principal(namespace, serviceAccount, changed, namespaceLabels);
    }

    /** Returns this principal with labels of its namespace. */
    public Principal withNamespaceLabels(Labels changed) {
        return new Principal(namespace, serviceAccount, labels, changed);
    }

    /** Returns {@code namespace/account}. */
    @Override
    public String toString() {
        return namespace + "/" + serviceAccount;
    }
}
