// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The MTUs of one node: of its pods' interfaces and of each tunnel device.
 *
 * <p>Nothing is clamped. A configured MTU may exceed what the network carries, and a tiny host MTU gives results of zero
 * or below; the caller decides what to say about it.
 *
 * <p>Authority: Calico v3.32, {@code felix/dataplane/linux/int_dataplane.go}.
 *
 * @param hostMtuBytes MTU of the node's network, in bytes
 * @param podMtuBytes MTU of the interfaces of pods, in bytes: the smallest of the encapsulations in use, or the host's
 * @param deviceMtuBytes the MTU each tunnel device has or would have if it were in use, in bytes, one entry for every
 *     encapsulation, in the order of the enumeration
 */
public record MtuPlan(int hostMtuBytes, int podMtuBytes, Map<Encapsulation, Integer> deviceMtuBytes) {
    /** What Azure's network takes away from a packet that a host encrypts with WireGuard. */
    private static final int AKS_HOST_ENCRYPTION_BYTES = 100;

    /** Creates a plan; the map is copied. */
    public MtuPlan {
        deviceMtuBytes = Collections.unmodifiableMap(new EnumMap<>(deviceMtuBytes));
    }

    /** Computes the MTUs of a node. Complexity: constant. */
    public static MtuPlan of(MtuInputs inputs) {
        EnumMap<Encapsulation, Integer> devices = new EnumMap<>(Encapsulation.class);
        for (Encapsulation encapsulation : Encapsulation.values()) {
            devices.put(
                    encapsulation,
                    inputs.configuredMtuBytes(encapsulation).orElseGet(() -> chosenMtuBytes(inputs, encapsulation)));
        }
        int pod = inputs.enabled().stream()
                .mapToInt(devices::get)
                .filter(bytes -> bytes != 0)
                .min()
                .orElse(inputs.hostMtuBytes());
        return new MtuPlan(inputs.hostMtuBytes(), pod, devices);
    }

    private static int chosenMtuBytes(MtuInputs inputs, Encapsulation encapsulation) {
        int bytes = inputs.hostMtuBytes() - encapsulation.overheadBytes();
        boolean azure = inputs.kubernetesProvider().filter("AKS"::equals).isPresent();
        return encapsulation.isWireguard() && azure && inputs.wireguardHostEncryption()
                ? bytes - AKS_HOST_ENCRYPTION_BYTES
                : bytes;
    }
}
