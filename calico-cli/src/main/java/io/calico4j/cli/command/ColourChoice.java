// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

/** When text is coloured. */
public enum ColourChoice {
    /** On a terminal that may have colours. */
    auto,
    /** Always. */
    always,
    /** Never. */
    never
}
