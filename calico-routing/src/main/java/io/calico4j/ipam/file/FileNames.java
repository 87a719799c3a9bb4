// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import io.calico4j.ipam.block.IpamNames;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of files after keys: different keys have different names, also where a file system ignores case. */
final class FileNames {
    /** What every name ends with. */
    static final String ENDING = ".json";

    /** Names that stand for devices on Windows, whatever follows a dot. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private static final int LONGEST = 120;
    private static final int DIGITS = 32;

    private FileNames() {}

    /** Returns the relative path of the file for a new object. */
    static Path of(IpamKey<?> key) {
        if (key instanceof IpamKey.BlockKey block) {
            return file("ipamblocks", IpamNames.ofBlock(block.cidr()));
        }
        if (key instanceof IpamKey.AffinityKey affinity) {
            Path ofType = Path.of("blockaffinities", affinity.owner().type().text());
            return ofType.resolve(encoded(affinity.owner().host()) + "_" + IpamNames.ofBlock(affinity.cidr()) + ENDING);
        }
        if (key instanceof IpamKey.HandleKey handle) {
            return file("ipamhandles", handle.handle());
        }
        if (key instanceof IpamKey.PoolKey pool) {
            return file("ippools", pool.name());
        }
        if (key instanceof IpamKey.NodeKey node) {
            return file("nodes", node.name());
        }
        if (key instanceof IpamKey.ReservationKey reservation) {
            return file("ipreservations", reservation.name());
        }
        return file(key instanceof IpamKey.ConfigKey ? "ipamconfigs" : "others", "default");
    }

    private static Path file(String folder, String name) {
        return Path.of(folder, encoded(name) + ENDING);
    }

    /** Returns a name with all but lower case letters, digits, dots and dashes written as the hexadecimal of its UTF-8. */
    private static String encoded(String name) {
        StringBuilder out = new StringBuilder();
        boolean device = DEVICE.matcher(name).matches();
        for (byte octet : octets(name)) {
            char c = (char) (octet & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            if (plain && !(out.length() == 0 && (c == '.' || device))) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().toHexDigits(octet));
            }
        }
        return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST) + "%" + hash(name);
    }

    private static byte[] octets(String name) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IpamException(IpamError.OTHER, "half a character in the name " + name);
        }
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
