// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.Cidr;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An address that comes and goes in a cluster of 1,000 hosts, and the parts of that: a block, its text, the walk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IpamBenchmark {
    private static final int HOSTS = 1000;
    private static final int PODS = 60;
    private static final Cidr POOL = Cidr.parse("10.0.0.0/12");
    private static final IpamKey.BlockKey KEY = new IpamKey.BlockKey(Cidr.parse("10.0.0.64/26"));

    /** Whether the store keeps texts. */
    @Param({"false", "true"})
    public boolean serialized;

    private final String[] hosts = new String[HOSTS];
    private final String[] handles = new String[HOSTS * PODS];
    private final AllocationAttribute holder = holder("pod-63");
    private AllocationBlock block = BlockEditor.create(KEY.cidr(), 1).toBlock();
    private String text = "";
    private Cluster cluster = new Cluster(false, POOL.toString(), 0);
    private int next;

    private static AllocationAttribute holder(String handle) {
        return AllocationAttribute.of(handle, OwnerAttributes.of("namespace", "n", "node", "host-0000", "pod", handle));
    }

    /** Gives every host its pods, and makes a block with one free address. */
    @Setup
    public void prepare() {
        cluster = new Cluster(serialized, POOL.toString(), HOSTS);
        for (int i = 0; i < HOSTS; i++) {
            hosts[i] = Cluster.host(i);
        }
        for (int i = 0; i < handles.length; i++) {
            handles[i] = "pod-" + i;
            cluster.mustAssign(hosts[i % HOSTS], handles[i]);
        }
        BlockEditor editor = block.edit().affinity("host:host-0000", 0L);
        for (int i = 0; i < 63; i++) {
            if (editor.takeNext(holder("pod-" + i)) != i) {
                throw new IllegalStateException("not the next address: " + i);
            }
        }
        block = editor.toBlock();
        text = IpamJson.write(KEY, block);
    }

    /** A pod is replaced: its address is released by its handle, and the same handle gets another one. */
    @Benchmark
    public Object replace() {
        next = (next + 7919) % handles.length;
        cluster.ipam.releaseByHandle(handles[next]);
        return cluster.assign(hosts[next % HOSTS], handles[next]);
    }

    /** The last free address of a block is taken. */
    @Benchmark
    public Object take() {
        BlockEditor editor = block.edit();
        return editor.takeNext(holder) < 0 ? editor : editor.toBlock();
    }

    /** The address of one handle in a full block is given back. */
    @Benchmark
    public Object release() {
        BlockEditor editor = block.edit();
        return editor.releaseByHandle("pod-31", true) == 1 ? editor.toBlock() : editor;
    }

    /** The text of a block with 63 addresses is written. */
    @Benchmark
    public Object write() {
        return IpamJson.write(KEY, block);
    }

    /** The same text is read. */
    @Benchmark
    public Object read() {
        return IpamJson.read(KEY, text);
    }

    /** The first block that a host tries. */
    @Benchmark
    public Object walk() {
        next = (next + 1) % HOSTS;
        return BlockWalk.of(POOL, 26, hosts[next], 0).start();
    }
}
