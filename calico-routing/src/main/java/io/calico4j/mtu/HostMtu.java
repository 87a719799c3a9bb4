// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * How Calico finds the MTU of a node's network: the smallest MTU among the running interfaces whose name looks like a
 * network card's.
 *
 * <p>Authority: Calico v3.32, {@code felix/dataplane/linux/int_dataplane.go}.
 */
public final class HostMtu {
    /**
     * The interface names that count unless {@code mtuIfacePattern} says otherwise. Bonds ({@code bond0}), bridges
     * ({@code br0}) and tunnels ({@code tun0}) are not among them.
     */
    public static final Pattern DEFAULT_INTERFACES =
            Pattern.compile("^((en|wl|ww|sl|ib)[Pcopsvx].*|(eth|wlan|wwan).*)");

    /** The answer where no interface counts, in bytes. */
    public static final int FALLBACK_BYTES = 1460;

    private HostMtu() {}

    /**
     * One network interface of a node.
     *
     * @param name name of the interface, such as {@code eth0}
     * @param mtuBytes its MTU, in bytes
     * @param running whether it has a carrier ({@code IFF_RUNNING}), which is more than being up
     */
    public record Interface(String name, int mtuBytes, boolean running) {}

    /** Returns the host MTU in bytes, by the default pattern. */
    public static int detect(Collection<Interface> interfaces) {
        return detect(interfaces, DEFAULT_INTERFACES);
    }

    /**
     * Returns the host MTU in bytes.
     *
     * @param names a name counts if this pattern is found anywhere in it
     */
    public static int detect(Collection<Interface> interfaces, Pattern names) {
        return interfaces.stream()
                .filter(candidate ->
                        candidate.running() && names.matcher(candidate.name()).find())
                .mapToInt(Interface::mtuBytes)
                .min()
                .orElse(FALLBACK_BYTES);
    }
}
