/**
 * A store of resources that checks what is written as a cluster's own store does, with an in-memory implementation for tests.
 *
 * <p>{@link io.calico4j.store.InMemoryResourceStore} is a fake: it holds resources in memory, gives them revisions and refuses what
 * Calico's client would refuse, with a typed error.
 *
 * <pre>{@code
 * ResourceStore store = InMemoryResourceStore.etcd();
 * store.create(pool).orElseThrow();
 * StoreResult<IPPool> second = store.create(overlapping);
 * second.error().ifPresent(error -> System.out.print(error.diagnostics().render()));
 * }</pre>
 *
 * <p>Depends on {@code validation} and what stands below it.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
