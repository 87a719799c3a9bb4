// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

/**
 * The password of a session; its text shows the secret's name and never the password.
 *
 * @param secret name of the Kubernetes secret it stands in
 * @param key key in the secret
 * @param value the password itself
 */
public record SessionPassword(String secret, String key, String value) {
    /** Returns secret and key. */
    @Override
    public String toString() {
        return "***(" + secret + "/" + key + ")";
    }
}
