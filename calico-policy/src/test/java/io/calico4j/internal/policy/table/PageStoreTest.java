// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageStoreTest {
    @Test
    void keeps_equal_pages_once_and_gives_them_back() {
        PageStore store = new PageStore();
        long[] bits = new long[3 * PageStore.WORDS];
        bits[3] = 17;
        bits[PageStore.WORDS + 5] = 23;
        bits[2 * PageStore.WORDS + 3] = 17;
        assertThat((int) store.page(bits, 0)).isEqualTo(0);
        assertThat((int) store.page(bits, PageStore.WORDS)).isEqualTo(1);
        assertThat((int) store.page(bits, 2 * PageStore.WORDS)).isEqualTo(0);
        long[] kept = store.toArray();
        assertThat(kept).hasSize(2 * PageStore.WORDS);
        assertThat(kept[3]).isEqualTo(17);
        assertThat(kept[PageStore.WORDS + 5]).isEqualTo(23);
    }

    @Test
    void has_room_for_as_many_pages_as_a_number_of_16_bits_tells_apart() {
        PageStore store = new PageStore();
        assertThat(store.hasRoom(65536)).isTrue();
        assertThat(store.hasRoom(65537)).isFalse();
        assertThat((int) store.page(new long[PageStore.WORDS], 0)).isZero();
        assertThat(store.hasRoom(65536)).isFalse();
    }
}
