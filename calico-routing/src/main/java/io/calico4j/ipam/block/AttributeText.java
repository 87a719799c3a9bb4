// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in the canonical text it was read from; it is taken apart when somebody asks for its parts.
 *
 * <p>The text was checked when it was read: without spaces, escapes or characters of more than one octet, its members and
 * the names of attributes in order.
 */
final class AttributeText {
    final byte[] text;
    final int from;
    final int to;
    final int handleFrom;
    final int handleTo;

    /** Set by whoever asks first; a race sets it twice to equal values, whose fields are final. */
    private @Nullable AllocationAttribute parts;

    /** An entry from its opening brace to behind its closing one, with the characters of its handle, none if both are 0. */
    AttributeText(byte[] text, int from, int to, int handleFrom, int handleTo) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.handleFrom = handleFrom;
        this.handleTo = handleTo;
    }

    boolean hasHandle(String handle) {
        int length = handleTo - handleFrom;
        if (handleFrom == 0 || length != handle.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[handleFrom + i] != handle.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    AllocationAttribute parts() {
        AllocationAttribute known = parts;
        if (known == null) {
            known = read();
            parts = known;
        }
        return known;
    }

    private AllocationAttribute read() {
        String handle = handleFrom == 0 ? null : ascii(handleFrom, handleTo);
        int at = handleFrom == 0 ? from + 1 : handleTo + 1;
        OwnerAttributes[] owners = new OwnerAttributes[2];
        while (text[at] != '}') {
            int name = text[at] == ',' ? at + 2 : at + 1;
            int brace = end(name) + 2;
            List<String> pairs = new ArrayList<>(8);
            int quote = brace + 1;
            while (text[quote - 1] != '}') {
                int end = end(quote + 1);
                pairs.add(ascii(quote + 1, end));
                quote = end + 2;
            }
            owners[text[name] == 's' ? 0 : 1] = OwnerAttributes.of(pairs.toArray(new String[0]));
            at = quote;
        }
        return AllocationAttribute.of(handle, owners[0], owners[1]);
    }

    /** Returns the place of the next quotation mark. */
    private int end(int start) {
        int end = start;
        while (text[end] != '"') {
            end++;
        }
        return end;
    }

    private String ascii(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
