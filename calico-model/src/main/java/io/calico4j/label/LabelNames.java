// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** Names that Calico gives a meaning to. Authority: Calico v3.32, libcalico-go/lib/apis/v3 and lib/backend/k8s/conversion. */
public final class LabelNames {
    /** The namespace of an endpoint or network set; what is in no namespace does not have it. */
    public static final String NAMESPACE = "projectcalico.org/namespace";

    /** The service account of an endpoint. */
    public static final String SERVICE_ACCOUNT = "projectcalico.org/serviceaccount";

    /** The orchestrator of an endpoint: {@link #KUBERNETES} for every pod. */
    public static final String ORCHESTRATOR = "projectcalico.org/orchestrator";

    /** The value of {@link #ORCHESTRATOR} for pods. */
    public static final String KUBERNETES = "k8s";

    /** The name of a namespace or service account, among the labels that its profile hands down. */
    public static final String NAME = "projectcalico.org/name";

    /** The tier of a policy, on the policy itself; given by Calico. */
    public static final String TIER = "projectcalico.org/tier";

    /** What the labels of a namespace start with where an endpoint inherits them. */
    public static final String NAMESPACE_PREFIX = "pcns.";

    /** What the labels of a service account start with where an endpoint inherits them. */
    public static final String SERVICE_ACCOUNT_PREFIX = "pcsa.";

    private LabelNames() {}
}
