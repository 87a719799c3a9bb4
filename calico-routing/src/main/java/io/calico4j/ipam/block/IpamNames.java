// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.net.Cidr;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names under which address management keeps its objects in the Kubernetes datastore, and handles of virtual machines.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources and libcalico-go/lib/ipam/vmipam.
 */
public final class IpamNames {
    private static final int MAX_NAME = 253;
    private static final int SUFFIX = 13;
    private static final int HASH_DIGITS = 11;
    private static final int MAX_HANDLE = 128;
    private static final int HANDLE_HASH = 43;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private IpamNames() {}

    /** Returns the name of the object that holds a block. */
    public static String ofBlock(Cidr cidr) {
        Objects.requireNonNull(cidr, "cidr");
        return cidr.toString().replace('.', '-').replace(':', '-').replace('/', '-');
    }

    /** Returns the name of the object that holds the affinity of a host to a block, at most 252 characters. */
    public static String ofAffinity(String host, Cidr cidr) {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(cidr, "cidr");
        String block = ofBlock(cidr);
        String name = host + "-" + block;
        if (name.length() < MAX_NAME) {
            return name;
        }
        int room = MAX_NAME - 1 - SUFFIX - block.length();
        String hash = HexFormat.of().formatHex(digest("SHA-256", host + "+" + block));
        return host.substring(0, Math.max(0, Math.min(room, host.length()))) + "-" + block + "-"
                + hash.substring(0, HASH_DIGITS);
    }

    /** Returns the name of the object that holds a handle. */
    public static String ofHandle(String handle) {
        Objects.requireNonNull(handle, "handle");
        return handle.toLowerCase(Locale.ROOT);
    }

    /** Returns the labels of the object that holds an affinity, by which affinities are found. */
    public static SortedMap<String, String> affinityLabels(AffinityOwner owner, Cidr cidr) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(cidr, "cidr");
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("projectcalico.org/affinity-type", owner.type().text());
        labels.put("projectcalico.org/hostname-hash", base32(digest("SHA3-256", owner.host())));
        labels.put("projectcalico.org/ip-version", String.valueOf(cidr.family().version()));
        return labels;
    }

    /**
     * Returns the handle of a virtual machine, the end of a long one replaced by its hash; empty where Calico v3.32.1 fails, as the
     * name is too long but the network's leaves more room than the hash fills, or none.
     *
     * @param network name of the network; empty stands for the pods' own
     */
    public static Optional<String> ofVirtualMachine(String network, String namespace, String name) {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        String prefix = vmPrefix(network);
        String suffix = namespace + "." + name;
        if (!isTooLong(prefix + suffix, suffix)) {
            return Optional.of(prefix + suffix);
        }
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest("SHA-256", suffix));
        int room = MAX_HANDLE - 1 - prefix.getBytes(StandardCharsets.UTF_8).length;
        return room > 0 && room <= hash.length()
                ? Optional.of(prefix + "_" + hash.substring(0, room))
                : Optional.empty();
    }

    /** Returns the handle of a virtual machine, where Calico has none one of our own: a hash takes the place of the end. */
    public static String ofVirtualMachineOrHash(String network, String namespace, String name) {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        return ofVirtualMachine(network, namespace, name).orElseGet(() -> {
            String prefix = vmPrefix(network);
            String hash = HexFormat.of().formatHex(digest("SHA-256", prefix + namespace + "." + name));
            return prefix.substring(0, Math.min(prefix.length(), MAX_HANDLE - HANDLE_HASH - 1)) + "_"
                    + hash.substring(0, HANDLE_HASH);
        });
    }

    private static String vmPrefix(String network) {
        return (network.isEmpty() ? "k8s-pod-network" : network) + ".vmi.";
    }

    private static boolean isTooLong(String handle, String suffix) {
        int length = handle.getBytes(StandardCharsets.UTF_8).length;
        return length > MAX_HANDLE || (length == MAX_HANDLE && suffix.startsWith("_"));
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static String base32(byte[] octets) {
        StringBuilder out = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte octet : octets) {
            bits = (bits << 8) | (octet & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                out.append(BASE32.charAt(bits >>> held & 31));
            }
            bits &= (1 << held) - 1;
        }
        if (held > 0) {
            out.append(BASE32.charAt(bits << (5 - held) & 31));
        }
        return out.toString();
    }
}
