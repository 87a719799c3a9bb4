// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

/** The answer to a question about all label maps. */
public enum Truth {
    /** It is so for all of them. */
    YES,
    /** There is one for which it is not so. */
    NO,
    /** The budget was spent before that was decided. */
    UNKNOWN
}
