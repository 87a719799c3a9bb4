// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/**
 * A journal that takes two changes at once or refuses them.
 *
 * @param taken whether it takes them
 */
public record BothAtOnce(boolean taken) implements IpamJournal {
    @Override
    public void changing(IpamKey<?> key, @Nullable Object value) {
        assertThat(key.isValid()).isTrue();
    }

    @Override
    public boolean takesBoth() {
        return true;
    }

    @Override
    public boolean changingBoth(
            IpamKey<?> first, @Nullable Object value, IpamKey<?> second, @Nullable Object otherValue) {
        return taken;
    }
}
