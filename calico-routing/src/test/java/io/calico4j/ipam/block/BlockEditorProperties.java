// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BlockEditorProperties {
    private static final int SIZE = 32; // several chunks of sequence numbers

    /** One change: what, with which handle, at which ordinal or how many. */
    record Change(int action, int handle, int number, boolean freeze) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, SIZE - 1),
                        Arbitraries.of(true, false))
                .as(Change::new)
                .list()
                .ofMaxSize(60);
    }

    private static AllocationAttribute holder(int handle) {
        return AllocationAttribute.of("handle-" + handle, OwnerAttributes.of("pod", "pod-" + handle % 2));
    }

    @Property(tries = 200)
    void any_changes_leave_what_the_naive_block_has(@ForAll("changes") List<Change> changes) {
        NaiveBlock naive = new NaiveBlock(SIZE, 100);
        AllocationBlock block =
                BlockEditor.create(Cidr.parse("10.0.0.64/27"), 100).toBlock();
        BlockEditor editor = block.edit();
        for (Change change : changes) {
            AllocationBlock before = editor.toBlock();
            String shown = before.toString() + Arrays.toString(queue(before));
            apply(change, editor, naive);
            editor.nextSequenceNumber();
            naive.sequence++;
            assertThat(before + Arrays.toString(queue(before))).isEqualTo(shown);
            if (change.freeze()) {
                editor = editor.toBlock().edit();
            }
            assertSame(editor.toBlock(), naive);
        }
    }

    private static void apply(Change change, BlockEditor editor, NaiveBlock naive) {
        AllocationAttribute holder = holder(change.handle());
        switch (change.action()) {
            case 0 ->
                assertThat(editor.take(holder, change.number(), ReservedAddresses.none()))
                        .containsExactly(naive.take(holder, change.number()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
            case 1 ->
                assertThat(editor.takeNext(holder))
                        .isEqualTo(naive.take(holder, 1).stream().findFirst().orElse(-1));
            case 2, 3 ->
                assertThat(editor.assign(change.number(), holder)).isEqualTo(naive.assign(change.number(), holder));
            case 4 -> {
                if (editor.holder(change.number()) != null) {
                    editor.release(new int[] {change.number()});
                    naive.release(change.number());
                }
            }
            default ->
                assertThat(editor.releaseByHandle("handle-" + change.handle(), true))
                        .isEqualTo(naive.releaseByHandle("handle-" + change.handle()));
        }
    }

    private static int[] queue(AllocationBlock block) {
        int[] queue = new int[block.freeCount()];
        Arrays.setAll(queue, block::free);
        return queue;
    }

    private static void assertSame(AllocationBlock block, NaiveBlock naive) {
        assertThat(queue(block))
                .containsExactly(
                        naive.queue.stream().mapToInt(Integer::intValue).toArray());
        assertThat(block.attributes()).isEqualTo(naive.entries);
        assertThat(block.sequenceNumber()).isEqualTo(naive.sequence);
        for (int ordinal = 0; ordinal < SIZE; ordinal++) {
            assertThat(block.holder(ordinal)).isEqualTo(naive.holders[ordinal]);
            assertThat(block.sequenceNumberOf(ordinal)).isEqualTo(naive.sequences.getOrDefault(ordinal, 0L));
        }
    }
}
