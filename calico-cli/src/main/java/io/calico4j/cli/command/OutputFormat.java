// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

/** The form of a command's answer. */
public enum OutputFormat {
    /** For people. */
    text,
    /** One JSON value, for programs. */
    json
}
