// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.bgp.PrefixAdvertisement;
import io.calico4j.resource.node.CalicoNodeStatusSpec;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The two lists that must be given but may be empty: whether they were. */
final class GivenEmpty {
    private GivenEmpty() {}

    /** Whether an owner's list, which is empty, was given; null for fields that need not be told apart so. */
    static @Nullable Predicate<Object> of(Class<?> type, String field) {
        if (type == CalicoNodeStatusSpec.class && field.equals("classes")) {
            return owner -> ((CalicoNodeStatusSpec) owner).classesGivenEmpty();
        }
        if (type == PrefixAdvertisement.class && field.equals("communities")) {
            return owner -> ((PrefixAdvertisement) owner).communitiesGivenEmpty();
        }
        return null;
    }
}
