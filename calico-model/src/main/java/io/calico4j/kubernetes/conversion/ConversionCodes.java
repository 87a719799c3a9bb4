// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of everything a conversion may report; each has a page in the documentation. */
public final class ConversionCodes {
    /** A rule that cannot be converted and is left out. */
    public static final Code RULE_LEFT_OUT = Code.of("CAL6001", "rule-left-out");

    /** A rule that cannot be converted and is replaced by one that denies everything. */
    public static final Code RULE_DENIES_ALL = Code.of("CAL6002", "rule-denies-all");

    /** A block whose CIDR cannot be read, so that the rule matches any address. */
    public static final Code BLOCK_MATCHES_ALL = Code.of("CAL6003", "block-matches-all");

    /** An exception of a block that cannot be read, so that it and those after it are lost. */
    public static final Code EXCEPTIONS_LOST = Code.of("CAL6004", "exceptions-lost");

    /** Egress rules of a policy that is not about egress. */
    public static final Code EGRESS_WITHOUT_TYPE = Code.of("CAL6005", "egress-without-type");

    /** A cluster network policy without a known tier or a subject, which Calico passes over. */
    public static final Code POLICY_PASSED_OVER = Code.of("CAL6006", "policy-passed-over");

    /** A uid that is no UUID. */
    public static final Code BAD_UID = Code.of("CAL6007", "bad-uid");

    /** A part of an endpoint's name that is absent or begins or ends with a dash. */
    public static final Code BAD_ENDPOINT_NAME = Code.of("CAL6008", "bad-endpoint-name");

    /** An address that cannot be read. */
    public static final Code BAD_ADDRESS = Code.of("CAL6009", "bad-address");

    /** An annotation that Calico demands to be readable and is not. */
    public static final Code BAD_ANNOTATION = Code.of("CAL6010", "bad-annotation");

    /** A limit on traffic that is replaced by the nearest one that is possible. */
    public static final Code LIMIT_CHANGED = Code.of("CAL6011", "limit-changed");

    /** A limit on traffic that has no effect. */
    public static final Code LIMIT_IGNORED = Code.of("CAL6012", "limit-ignored");

    /** A part of an object that Calico passes over because it cannot use it. */
    public static final Code PART_PASSED_OVER = Code.of("CAL6013", "part-passed-over");

    /** A stored resource whose metadata cannot be read from its annotation. */
    public static final Code BAD_STORED_METADATA = Code.of("CAL6014", "stored-metadata-unreadable");

    /** A resource that Calico refuses to store. */
    public static final Code NOT_STORABLE = Code.of("CAL6015", "not-storable");

    /** A resource without the name, namespace, node or CIDR that its internal form is filed under. */
    public static final Code INCOMPLETE_KEY = Code.of("CAL6016", "incomplete-key");

    /** A deletion of a resource that was never there. */
    public static final Code UNKNOWN_RESOURCE = Code.of("CAL6017", "unknown-resource");

    private ConversionCodes() {}

    /** Returns all of them, in the order of their ids. */
    public static List<Code> all() {
        return List.of(
                RULE_LEFT_OUT,
                RULE_DENIES_ALL,
                BLOCK_MATCHES_ALL,
                EXCEPTIONS_LOST,
                EGRESS_WITHOUT_TYPE,
                POLICY_PASSED_OVER,
                BAD_UID,
                BAD_ENDPOINT_NAME,
                BAD_ADDRESS,
                BAD_ANNOTATION,
                LIMIT_CHANGED,
                LIMIT_IGNORED,
                PART_PASSED_OVER,
                BAD_STORED_METADATA,
                NOT_STORABLE,
                INCOMPLETE_KEY,
                UNKNOWN_RESOURCE);
    }
}
