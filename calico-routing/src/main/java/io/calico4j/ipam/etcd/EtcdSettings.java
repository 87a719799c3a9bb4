// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where etcd is and how to talk to it.
 *
 * @param endpoints its members, at least one
 * @param tls the certificates to use, {@code null} for the platform's
 * @param login the user to log in as, {@code null} for nobody
 * @param timeout how long a member may take to accept a connection, and then to send the next piece of an answer
 */
record EtcdSettings(
        List<URI> endpoints,
        @Nullable SSLContext tls,
        @Nullable EtcdLogin login,
        Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    static EtcdSettings of(List<URI> endpoints, @Nullable SSLContext tls) {
        return new EtcdSettings(endpoints, tls, null, TIMEOUT);
    }

    EtcdSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("at least one endpoint is needed");
        }
        for (URI endpoint : endpoints) {
            String scheme = String.valueOf(endpoint.getScheme());
            if (endpoint.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new IllegalArgumentException(
                        "an endpoint is a URI such as http://127.0.0.1:2379 or https://etcd-1:2379, not " + endpoint);
            }
        }
        if (timeout.isNegative() || timeout.toMillis() == 0 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a timeout from a millisecond to 24 days is needed, not " + timeout);
        }
    }

    EtcdSettings withLogin(EtcdLogin user) {
        return new EtcdSettings(endpoints, tls, user, timeout);
    }

    EtcdSettings withTimeout(Duration limit) {
        return new EtcdSettings(endpoints, tls, login, limit);
    }

    int timeoutMillis() {
        return Math.toIntExact(timeout.toMillis());
    }
}
