// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Code;

/** The codes of what can be wrong inside an object. */
public final class DecodeCodes {
    /** A field that the type does not have. */
    public static final Code UNKNOWN_FIELD = Code.of("CAL1001", "unknown-field");

    /** A key that is given twice in one mapping. */
    public static final Code DUPLICATE_KEY = Code.of("CAL1002", "duplicate-key");

    /** A list, mapping, text, number or truth value where another of these is expected. */
    public static final Code WRONG_TYPE = Code.of("CAL1003", "wrong-type");

    /** A number that the field cannot hold. */
    public static final Code OUT_OF_RANGE = Code.of("CAL1004", "out-of-range");

    /** A text that is not of the form the field asks for. */
    public static final Code BAD_VALUE = Code.of("CAL1005", "bad-value");

    /** A list element that is null. */
    public static final Code NULL_ELEMENT = Code.of("CAL1006", "null-element");

    /** A key that cannot be the name of a field. */
    public static final Code BAD_KEY = Code.of("CAL1007", "bad-key");

    /** A scalar that is not what its tag says. */
    public static final Code BAD_TAG = Code.of("CAL1008", "bad-tag");

    /** A number that is infinite or none. */
    public static final Code NOT_FINITE = Code.of("CAL1009", "not-finite");

    /** A merge key whose value is no mapping. */
    public static final Code BAD_MERGE = Code.of("CAL1010", "bad-merge");

    /** A text without quotes that begins with {@code !} and is taken for a tag. */
    public static final Code TAG_NOT_TEXT = Code.of("CAL1031", "tag-not-text");

    /** A number or truth value that becomes a text. */
    public static final Code COERCED_SCALAR = Code.of("CAL1032", "coerced-scalar");

    /** A field whose name is not spelled as the type spells it. */
    public static final Code FIELD_CASE = Code.of("CAL1033", "field-case");

    private DecodeCodes() {}
}
