// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.convert;

/** What resources are converted to. */
enum Target {
    /** Kubernetes objects to the Calico resources that stand for them; Calico's own stay as they are. */
    calico,
    /** Calico resources to the form in which custom resources keep them, group {@code crd.projectcalico.org/v1}. */
    storage,
    /** Everything in Calico's API, group {@code projectcalico.org/v3}; stored forms are read back. */
    v3
}
