// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.ServicePort;
import io.calico4j.path.PathEnd;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a packet goes to, and the protocol and port of it that policy is asked about.
 *
 * @param end the end
 * @param suffix as written behind it, such as {@code :5432/tcp} or {@code /icmp}; empty if policy is not asked
 */
record Destination(PathEnd end, Optional<String> suffix) {
    private static final Pattern FORM = Pattern.compile("\\[?(.+?)]?(:[0-9]{1,5}(?:/[a-z0-9]+)?|/icmp|/icmpv6)");
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    /**
     * Reads an end with or without a port.
     *
     * @throws UsageException if it is none
     */
    static Destination parse(String text) {
        Matcher form = FORM.matcher(text);
        Optional<PathEnd> named =
                form.matches() && !isAddress(text) ? PathEnd.tryParse(form.group(1)) : Optional.empty();
        if (named.isPresent()) {
            return new Destination(named.get(), Optional.of(form.group(2)));
        }
        return new Destination(end(text), Optional.empty());
    }

    private static boolean isAddress(String text) {
        return PathEnd.tryParse(text).filter(PathEnd.Address.class::isInstance).isPresent();
    }

    static PathEnd end(String text) {
        return PathEnd.tryParse(text)
                .orElseThrow(() -> new UsageException(
                        "\"" + text + "\" is no address, NAMESPACE/POD, service/NAMESPACE/NAME or node/NAME"));
    }

    /** Returns the suffix with the port of the endpoints in the place of a service's. */
    Optional<String> atEndpoint(ClusterSnapshot cluster) {
        if (!(end instanceof PathEnd.Service of)
                || suffix.isEmpty()
                || !suffix.get().startsWith(":")) {
            return suffix;
        }
        String[] parts = suffix.get().substring(1).split("/", 2);
        int port = Integer.parseInt(parts[0]);
        String protocol = parts.length == 2 ? "/" + parts[1] : "";
        ServicePort known = cluster.find(Service.class, of.namespace(), of.name()).stream()
                .flatMap(s -> s.spec().ports().stream())
                .filter(p -> p.port() == port)
                .findFirst()
                .orElseThrow(() -> new UsageException(of + " has no port " + port));
        int target = cluster.all(EndpointSlice.class).stream()
                .filter(s -> s.metadata().namespace().equals(Optional.of(of.namespace()))
                        && of.name().equals(s.metadata().labels().get(SERVICE_LABEL)))
                .flatMap(s -> s.ports().stream())
                .filter(p -> p.name().orElse("").equals(known.name().orElse("")))
                .flatMap(p -> p.port().stream())
                .findFirst()
                .orElse(port);
        return Optional.of(":" + target + protocol);
    }
}
