// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

/** A way in which Calico looks at a resource. */
public enum ValidationPass {
    /**
     * What every client checks before it writes: {@code calicoctl validate} does only this.
     *
     * <p>Authority: Calico v3.32, libcalico-go/lib/validator/v3/validator.go.
     */
    CLIENT,
    /**
     * What the schemas of the custom resources say: the API server checks it, or the client itself where the data are in etcd.
     * Defaults of the schema count as given.
     *
     * <p>Authority: Calico v3.32, api/config/crd.
     */
    SCHEMA,
    /** What only a store can tell, from other resources and from what it holds; a validator never finds it. */
    STORE
}
