// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.decode.DecodeCodes;
import java.util.List;

/** The codes of everything a {@link ManifestReader} may report; each has a page in the documentation. */
public final class ManifestCodes {
    /** A field that the kind does not have. */
    public static final Code UNKNOWN_FIELD = DecodeCodes.UNKNOWN_FIELD;

    /** A key that is given twice in one mapping. */
    public static final Code DUPLICATE_KEY = DecodeCodes.DUPLICATE_KEY;

    /** A list, mapping, text, number or truth value where another of these is expected. */
    public static final Code WRONG_TYPE = DecodeCodes.WRONG_TYPE;

    /** A number that the field cannot hold. */
    public static final Code OUT_OF_RANGE = DecodeCodes.OUT_OF_RANGE;

    /** A text that is not of the form the field asks for. */
    public static final Code BAD_VALUE = DecodeCodes.BAD_VALUE;

    /** A list element that is null. */
    public static final Code NULL_ELEMENT = DecodeCodes.NULL_ELEMENT;

    /** A key that cannot be the name of a field. */
    public static final Code BAD_KEY = DecodeCodes.BAD_KEY;

    /** A scalar that is not what its tag says. */
    public static final Code BAD_TAG = DecodeCodes.BAD_TAG;

    /** A number that is infinite or none. */
    public static final Code NOT_FINITE = DecodeCodes.NOT_FINITE;

    /** A merge key whose value is no mapping. */
    public static final Code BAD_MERGE = DecodeCodes.BAD_MERGE;

    /** A text that is no YAML or JSON. */
    public static final Code SYNTAX = Code.of("CAL1011", "syntax");

    /** A character that may not stand in a manifest. */
    public static final Code CHARACTER = Code.of("CAL1012", "character");

    /** An alias without its anchor, or inside it. */
    public static final Code ALIAS = Code.of("CAL1013", "alias");

    /** More nesting, aliases or text than is taken. */
    public static final Code LIMIT = Code.of("CAL1014", "limit");

    /** A document or list element that is no object. */
    public static final Code NOT_AN_OBJECT = Code.of("CAL1015", "not-an-object");

    /** An object that does not say what it is. */
    public static final Code NO_KIND = Code.of("CAL1016", "no-kind");

    /** An object of a kind there is no type for. */
    public static final Code UNKNOWN_KIND = Code.of("CAL1017", "unknown-kind");

    /** An item of a typed list that says it is of another kind. */
    public static final Code OTHER_KIND = Code.of("CAL1018", "other-kind");

    /** A file or stream that cannot be read. */
    public static final Code UNREADABLE = Code.of("CAL1019", "unreadable");

    /** A metadata annotation of the storage form that cannot be read. */
    public static final Code BAD_STORED_METADATA = Code.of("CAL1020", "bad-stored-metadata");

    /** More problems in one document than are reported one by one. */
    public static final Code MORE_PROBLEMS = Code.of("CAL1021", "more-problems");

    /** A text without quotes that begins with {@code !} and is taken for a tag. */
    public static final Code TAG_NOT_TEXT = DecodeCodes.TAG_NOT_TEXT;

    /** A number or truth value that becomes a text. */
    public static final Code COERCED_SCALAR = DecodeCodes.COERCED_SCALAR;

    /** A field whose name is not spelled as the kind spells it. */
    public static final Code FIELD_CASE = DecodeCodes.FIELD_CASE;

    /** Content on the line that separates documents. */
    public static final Code SEPARATOR_CONTENT = Code.of("CAL1034", "separator-content");

    /** Text behind the end of a document, which Calico's loader ignores. */
    public static final Code TEXT_AFTER_DOCUMENT = Code.of("CAL1035", "text-after-document");

    /** A text that begins with a curly quote, which is no quote to YAML. */
    public static final Code CURLY_QUOTES = Code.of("CAL1036", "curly-quotes");

    static final String IGNORED_TEXT = "Calico's loader ignores this text behind the end of a document";
    static final String SEPARATE_IT = "put a line --- before it";

    private ManifestCodes() {}

    /** All codes, by id. */
    public static List<Code> all() {
        return List.of(
                UNKNOWN_FIELD,
                DUPLICATE_KEY,
                WRONG_TYPE,
                OUT_OF_RANGE,
                BAD_VALUE,
                NULL_ELEMENT,
                BAD_KEY,
                BAD_TAG,
                NOT_FINITE,
                BAD_MERGE,
                SYNTAX,
                CHARACTER,
                ALIAS,
                LIMIT,
                NOT_AN_OBJECT,
                NO_KIND,
                UNKNOWN_KIND,
                OTHER_KIND,
                UNREADABLE,
                BAD_STORED_METADATA,
                MORE_PROBLEMS,
                TAG_NOT_TEXT,
                COERCED_SCALAR,
                FIELD_CASE,
                SEPARATOR_CONTENT,
                TEXT_AFTER_DOCUMENT,
                CURLY_QUOTES);
    }
}
