// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.flow.Peer;

/**
 * A fact that the snapshot lacks, without which a flow cannot be judged.
 *
 * @param peer the end of the flow that is in question
 * @param reason what is missing
 */
public record MissingFact(Peer peer, Reason reason) {
    /** What can be missing. */
    public enum Reason {
        /** There is no such pod or host endpoint. */
        UNKNOWN_PEER("is not in the snapshot"),
        /** It has no address, so that no policy knows it. */
        NO_ADDRESS("has no address"),
        /** It has no address of the family of the other end. */
        NO_ADDRESS_OF_FAMILY("has no address of the other end's family"),
        /** Its Namespace object is not there, so that neither the namespace's labels nor its profile are known. */
        UNKNOWN_NAMESPACE(
                "is in a namespace that is not in the snapshot, so the namespace's labels and profile are not known"),
        /** Its ServiceAccount object is not there, so that the account's labels are not known. */
        UNKNOWN_SERVICE_ACCOUNT(
                "runs under a service account that is not in the snapshot, so the account's labels are not known"),
        /** A rule looks at HTTP requests, and nothing is known of the request that the flow carries. */
        UNKNOWN_REQUEST("is asked by HTTP method or path, and those of the flow are not known");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** Returns the reason in words that follow a name. */
        public String text() {
            return text;
        }
    }

    /** Checks that nothing is null. */
    public MissingFact {
        requireNonNull(peer, "peer");
        requireNonNull(reason, "reason");
    }

    /** Returns a sentence without its end, such as {@code shop/web has no address}. */
    @Override
    public String toString() {
        return peer + " " + reason.text();
    }
}
