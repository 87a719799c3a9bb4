// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

/** When a field is written, and whether absence differs from zero. */
public enum Presence {
    /** Written when present; absence differs from zero. */
    POINTER,
    /** Always written, {@code null} when absent. */
    NULL_POINTER,
    /** Written when present and not zero; zero is read as absent. */
    NON_ZERO,
    /** Written unless empty, {@code ""} or {@code false}. */
    NON_EMPTY,
    /** Always written. */
    ALWAYS,
    /** An object written unless it is all zero. */
    OMIT_ZERO
}
