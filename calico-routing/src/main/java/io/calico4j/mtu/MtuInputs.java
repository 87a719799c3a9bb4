// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the MTUs of a node depend on.
 *
 * <p>Immutable; {@code with...} answers a changed copy. A configured MTU of 0 means "not configured", as in a
 * FelixConfiguration.
 */
public final class MtuInputs {
    private final int hostMtuBytes;
    private final Set<Encapsulation> enabled;
    private final Map<Encapsulation, Integer> configured;
    private final Optional<String> kubernetesProvider;
    private final boolean wireguardHostEncryption;

    private MtuInputs(
            int hostMtuBytes,
            Set<Encapsulation> enabled,
            Map<Encapsulation, Integer> configured,
            Optional<String> kubernetesProvider,
            boolean wireguardHostEncryption) {
        this.hostMtuBytes = hostMtuBytes;
        this.enabled = Collections.unmodifiableSet(enabled);
        this.configured = Collections.unmodifiableMap(configured);
        this.kubernetesProvider = kubernetesProvider;
        this.wireguardHostEncryption = wireguardHostEncryption;
    }

    /**
     * Returns the inputs of a node without any encapsulation.
     *
     * @param hostMtuBytes MTU of the node's network, in bytes; see {@link HostMtu} for how Calico finds it
     */
    public static MtuInputs ofHostMtu(int hostMtuBytes) {
        return new MtuInputs(
                hostMtuBytes,
                EnumSet.noneOf(Encapsulation.class),
                new EnumMap<>(Encapsulation.class),
                Optional.empty(),
                false);
    }

    /** Returns the MTU of the node's network, in bytes. */
    public int hostMtuBytes() {
        return hostMtuBytes;
    }

    /** Returns the encapsulations in use, in the order of the enumeration. */
    public Set<Encapsulation> enabled() {
        return enabled;
    }

    /** Returns the MTU that is configured for a device, in bytes; empty where Calico chooses. */
    public OptionalInt configuredMtuBytes(Encapsulation encapsulation) {
        Integer bytes = configured.get(encapsulation);
        return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
    }

    /** Returns the Kubernetes provider that Calico was told or detected, such as {@code "AKS"}. */
    public Optional<String> kubernetesProvider() {
        return kubernetesProvider;
    }

    /** Returns whether WireGuard also encrypts the traffic of the hosts themselves. */
    public boolean wireguardHostEncryption() {
        return wireguardHostEncryption;
    }

    /** Returns these inputs with one more encapsulation in use. */
    public MtuInputs withEnabled(Encapsulation encapsulation) {
        EnumSet<Encapsulation> more = EnumSet.of(encapsulation);
        more.addAll(enabled);
        return new MtuInputs(hostMtuBytes, more, configured, kubernetesProvider, wireguardHostEncryption);
    }

    /**
     * Returns these inputs with the MTU of one device configured.
     *
     * @param mtuBytes the MTU in bytes; 0 lets Calico choose
     */
    public MtuInputs withConfigured(Encapsulation encapsulation, int mtuBytes) {
        EnumMap<Encapsulation, Integer> changed = new EnumMap<>(Encapsulation.class);
        changed.putAll(configured);
        if (mtuBytes == 0) {
            changed.remove(encapsulation);
        } else {
            changed.put(encapsulation, mtuBytes);
        }
        return new MtuInputs(hostMtuBytes, enabled, changed, kubernetesProvider, wireguardHostEncryption);
    }

    /** Returns these inputs for a Kubernetes provider, such as {@code "AKS"}; only its exact spelling counts. */
    public MtuInputs withKubernetesProvider(String provider) {
        return new MtuInputs(
                hostMtuBytes,
                enabled,
                configured,
                Optional.of(requireNonNull(provider, "provider")),
                wireguardHostEncryption);
    }

    /** Returns these inputs with WireGuard's encryption of host traffic switched on or off. */
    public MtuInputs withWireguardHostEncryption(boolean on) {
        return new MtuInputs(hostMtuBytes, enabled, configured, kubernetesProvider, on);
    }
}
