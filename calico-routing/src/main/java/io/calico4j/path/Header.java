// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A header of a packet on the wire.
 *
 * @param kind which
 * @param fields what it says, in the order people read it
 */
public record Header(HeaderKind kind, List<Field> fields) {
    /** Copies the list. */
    public Header {
        fields = List.copyOf(fields);
    }

    /**
     * One value of a header.
     *
     * @param name such as {@code source}
     * @param value the value, such as an address
     * @param who whom or what it names; empty if nobody
     */
    public record Field(String name, String value, String who) {
        @Override
        public String toString() {
            return name + " " + value + (who.isEmpty() ? "" : " (" + who + ")");
        }
    }

    /** Returns the header in one line. */
    @Override
    public String toString() {
        return kind.text() + " " + kind.bytes() + " bytes: "
                + fields.stream().map(Field::toString).collect(Collectors.joining(", "));
    }
}
