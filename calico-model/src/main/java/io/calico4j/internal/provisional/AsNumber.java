// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.provisional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number. */
public record AsNumber(@JsonValue long value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AsNumber {}
}
