// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static io.calico4j.ipam.contract.Samples.HANDLE;
import static io.calico4j.ipam.contract.Samples.handle;

import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** What a store does for several writers at once. */
final class RaceClauses {
    private static final int WRITERS = 16;
    private static final int ROUNDS = 10;
    private static final int MOST_ATTEMPTS = 5_000;

    private RaceClauses() {}

    static void addTo(List<IpamStoreContract.Clause> clauses) {
        clauses.add(new IpamStoreContract.Clause("of many creators exactly one wins", RaceClauses::creators));
        clauses.add(
                new IpamStoreContract.Clause("of many writers of a revision exactly one wins", RaceClauses::writers));
        clauses.add(new IpamStoreContract.Clause("of many deleters exactly one wins", RaceClauses::deleters));
        clauses.add(new IpamStoreContract.Clause("no update is lost", RaceClauses::noLostUpdate));
        clauses.add(new IpamStoreContract.Clause("who reads after a write sees it", RaceClauses::readers));
        clauses.add(
                new IpamStoreContract.Clause("of many joint writers of a block exactly one wins", RaceClauses::joint));
    }

    private static void creators(IpamStore store) {
        int wins = wins(i -> succeeds(() -> store.create(HANDLE, handle(i + 1)), IpamError.ALREADY_EXISTS));
        Expect.equal(wins, 1, "creators that won");
    }

    private static void writers(IpamStore store) {
        var read = store.create(HANDLE, handle(1));
        int wins = wins(i -> succeeds(() -> store.update(read, handle(i + 2)), IpamError.UPDATE_CONFLICT));
        Expect.equal(wins, 1, "writers that won");
    }

    private static void deleters(IpamStore store) {
        var read = store.create(HANDLE, handle(1));
        int wins = wins(i -> succeeds(() -> store.delete(read), IpamError.DOES_NOT_EXIST));
        Expect.equal(wins, 1, "deleters that won");
        Expect.equal(store.get(HANDLE), Optional.empty(), "what was deleted");
    }

    private static void noLostUpdate(IpamStore store) {
        Cidr counted = Cidr.parse("10.0.0.64/26");
        store.create(HANDLE, handle(1));
        int[] done = new int[WRITERS];
        IntConsumer count = writer -> {
            for (int attempt = 0; done[writer] < ROUNDS; attempt++) {
                goOn();
                Expect.that(attempt < MOST_ATTEMPTS, "a writer who reads and updates again and again gets on");
                var read = store.get(HANDLE).orElseThrow();
                AllocationHandle next = read.value().with(counted, read.value().count(counted) + 1);
                done[writer] += succeeds(() -> store.update(read, next), IpamError.UPDATE_CONFLICT) ? 1 : 0;
            }
        };
        int finished = wins(writer -> {
            count.accept(writer);
            return true;
        });
        Expect.equal(finished, WRITERS, "writers that finished");
        Expect.equal(
                store.get(HANDLE).map(entry -> entry.value().count(counted)),
                Optional.of(1 + WRITERS * ROUNDS),
                "the number of updates");
    }

    private static void readers(IpamStore store) {
        Cidr counted = Cidr.parse("10.0.0.64/26");
        store.create(HANDLE, handle(0));
        AtomicInteger written = new AtomicInteger();
        int finished = wins(thread -> {
            if (thread == 0) {
                for (int i = 1; i <= WRITERS * ROUNDS; i++) {
                    store.update(store.get(HANDLE).orElseThrow(), handle(i));
                    written.set(i);
                }
            }
            int last = 0;
            while (last < WRITERS * ROUNDS) {
                goOn();
                int least = Math.max(last, written.get());
                last = store.get(HANDLE).orElseThrow().value().count(counted);
                Expect.that(last >= least, "a read after " + least + " was written or read gives " + last);
                var listed = store.list(IpamRange.handles());
                Expect.equal(listed.size(), 1, "the number of values listed");
                int shown = listed.get(0).value().count(counted);
                Expect.that(shown >= last, "a list after " + last + " was read gives " + shown);
            }
            return true;
        });
        Expect.equal(finished, WRITERS, "readers that finished");
    }

    private static void joint(IpamStore store) {
        JointWrites joint = store.jointWrites().orElse(null);
        if (joint == null) {
            return;
        }
        Cidr cidr = Cidr.parse("10.0.0.64/26");
        var block = store.create(new IpamKey.BlockKey(cidr), Samples.block(cidr.toString(), 1));
        int wins = wins(i -> {
            IpamKey.HandleKey own = new IpamKey.HandleKey("own-" + i);
            return joint.updateAndCreate(block, Samples.block(cidr.toString(), i + 2), own, handle(i + 1));
        });
        Expect.equal(wins, 1, "joint writers that won");
        var left = store.list(IpamRange.handles());
        Expect.equal(left.size(), 1, "the handles that joint writers left");
        long sequence = store.get(block.key()).orElseThrow().value().sequenceNumber();
        Expect.equal(left.get(0).value().count(cidr), (int) sequence - 1, "the handle of the one who wrote the block");
    }

    private static boolean succeeds(Runnable write, IpamError otherwise) {
        try {
            write.run();
            return true;
        } catch (IpamException e) {
            Expect.equal(e.error(), otherwise, "the error of one who lost");
            return false;
        }
    }

    /** Ends a thread whose clause has failed in another one. */
    private static void goOn() {
        Expect.that(!Thread.currentThread().isInterrupted(), "stopped, as another thread has failed");
    }

    /** Lets all try at once, as far as they can; returns how many succeeded. */
    private static int wins(IntPredicate attempt) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        CountDownLatch ready = new CountDownLatch(WRITERS);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                tries.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return attempt.test(number);
                }));
            }
            int wins = 0;
            for (Future<Boolean> one : tries) {
                wins += one.get() ? 1 : 0;
            }
            return wins;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("a writer failed: " + e.getCause(), e);
        } finally {
            List<Runnable> unused = threads.shutdownNow();
        }
    }
}
