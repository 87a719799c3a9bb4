// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

/** Why a walk ended where it did. */
enum PathCause {
    NONE,
    NO_ROUTE,
    NOBODY,
    BLACKHOLE,
    NO_SUCH_GATEWAY,
    NO_ENDPOINTS,
    LOOP
}
