// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.provisional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number. */
public record AsNumber(@JsonValue long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AsNumber {}

    public static AsNumber parse(String t) {
        try {
            return new AsNumber(Long.parseLong(t));
        } catch (NumberFormatException e) {
            throw new io.calico4j.diagnostic.FormatException(t, 0, "x");
        }
    }
}
