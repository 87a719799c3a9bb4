// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.index.MatchIndex;
import io.calico4j.index.MemberIndex;
import io.calico4j.index.MemberSet;
import io.calico4j.label.LabelTable;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

/** The selector language and its indexes on a cluster of 20 endpoints and 2 selectors for each namespace. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectorBenchmark {
    private static final int ENDPOINTS = 20;
    private static final int APPS = 7;

    /** How many namespaces. */
    @Param({"100", "1000"})
    public int namespaces;

    private List<String> texts = List.of();
    private List<Selector> selectors = List.of();
    private List<Labels> labels = List.of();
    private List<Cidr> addresses = List.of();
    private LabelTable table = LabelTable.of(List.of());
    private MatchIndex<Integer, Integer> matches = MatchIndex.create();
    private MemberIndex<Integer, Integer> members = MemberIndex.create();
    private int turn;

    /** Makes the cluster and loads both indexes. */
    @Setup
    public void prepare() {
        texts = new ArrayList<>();
        labels = new ArrayList<>();
        addresses = new ArrayList<>();
        for (int ns = 0; ns < namespaces; ns++) {
            texts.add("projectcalico.org/namespace == 'ns-" + ns + "' && app == 'app-" + ns % APPS + "'");
            texts.add("pcns.team == 'team-" + ns % 50 + "' && tier in {'db', 'cache'}");
            for (int i = 0; i < ENDPOINTS; i++) {
                labels.add(labels(ns, i, "1"));
                addresses.add(IpAddress.v4((10 << 24) + addresses.size()).toCidr());
            }
        }
        selectors = texts.stream().map(Selector::parse).toList();
        table = LabelTable.of(labels);
        matches = loadMatches();
        members = MemberIndex.create();
        for (int i = 0; i < labels.size(); i++) {
            members.updateEndpoint(i, labels.get(i), parents(i / ENDPOINTS), List.of(addresses.get(i)), List.of());
        }
        for (int i = 0; i < selectors.size(); i++) {
            members.updateSet(i, MemberSet.ofAddresses(selectors.get(i)));
        }
    }

    private static Labels labels(int namespace, int number, String version) {
        return Labels.of(
                "app",
                "app-" + number % APPS,
                "projectcalico.org/namespace",
                "ns-" + namespace,
                "projectcalico.org/orchestrator",
                "k8s",
                "tier",
                number % 3 == 0 ? "db" : "web",
                "version",
                version);
    }

    private static List<String> parents(int namespace) {
        return List.of("kns.ns-" + namespace);
    }

    private MatchIndex<Integer, Integer> loadMatches() {
        MatchIndex<Integer, Integer> index = MatchIndex.create();
        for (int ns = 0; ns < namespaces; ns++) {
            index.updateParent("kns.ns-" + ns, Labels.of("pcns.team", "team-" + ns % 50));
        }
        for (int i = 0; i < labels.size(); i++) {
            index.updateEndpoint(i, labels.get(i), parents(i / ENDPOINTS));
        }
        for (int i = 0; i < selectors.size(); i++) {
            index.updateSelector(i, selectors.get(i));
        }
        return index;
    }

    /** Parses each text and computes its id. */
    @Benchmark
    public void parse(Blackhole sink) {
        for (String text : texts) {
            sink.consume(Selector.parse(text).uniqueId());
        }
    }

    /** Evaluates one selector on all endpoints of a table. */
    @Benchmark
    public int evaluate() {
        return table.matcher(selectors.get(next() % selectors.size())).count();
    }

    /** Loads a match index. */
    @Benchmark
    public Object load() {
        return loadMatches();
    }

    /** Gives one endpoint another label in the match index. */
    @Benchmark
    public Object churnMatches() {
        int endpoint = next() % labels.size();
        int ns = endpoint / ENDPOINTS;
        return matches.updateEndpoint(endpoint, labels(ns, turn, "2"), parents(ns));
    }

    /** Gives one endpoint another label in the member index. */
    @Benchmark
    public Object churnMembers() {
        int endpoint = next() % labels.size();
        int ns = endpoint / ENDPOINTS;
        return members.updateEndpoint(
                endpoint, labels(ns, turn, "2"), parents(ns), List.of(addresses.get(endpoint)), List.of());
    }

    private int next() {
        turn = turn + 1 & Integer.MAX_VALUE;
        return turn;
    }
}
