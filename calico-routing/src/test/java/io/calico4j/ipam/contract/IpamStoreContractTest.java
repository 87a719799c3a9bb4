// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices stores that don't keep it. */
class IpamStoreContractTest {
    private static List<String> failed(Supplier<IpamStore> stores) {
        List<String> failed = new ArrayList<>();
        for (IpamStoreContract.Clause clause : IpamStoreContract.clauses()) {
            if (catchThrowable(() -> clause.verify(stores.get())) != null) {
                failed.add(clause.name());
            }
        }
        return failed;
    }

    static List<BrokenStores.Broken> brokenStores() {
        return BrokenStores.all();
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void a_broken_store_is_noticed(BrokenStores.Broken broken) {
        assertThat(failed(broken.stores())).containsAll(broken.noticed());
    }

    @Test
    void every_clause_notices_something() {
        Set<String> noticed = new TreeSet<>();
        BrokenStores.all().forEach(broken -> noticed.addAll(broken.noticed()));
        assertThat(IpamStoreContract.clauses())
                .extracting(IpamStoreContract.Clause::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(noticed);
    }
}
