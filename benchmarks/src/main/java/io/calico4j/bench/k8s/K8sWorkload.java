// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.k8s;

import io.calico4j.bench.run.Fnv1a;
import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.datastore.DatastoreRecord;
import io.calico4j.datastore.FelixConverter;
import io.calico4j.datastore.FelixPolicy;
import io.calico4j.datastore.RecordProcessor;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.kubernetes.conversion.StorageConverter;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicyResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The shared workload of conversions: objects decoded beforehand, every result kept. */
public final class K8sWorkload implements Workload {
    private static final KubernetesConverter CONVERTER = KubernetesConverter.standard();
    private static final FelixConverter FELIX = FelixConverter.standard();

    /** Creates the workload. */
    public K8sWorkload() {}

    @Override
    public String area() {
        return "k8s";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) throws IOException {
        K8sInput input = K8sInput.read(directory);
        stage.scenario(phases -> pods(phases, input));
        stage.scenario(phases -> records(phases, input));
        stage.scenario(phases -> profiles(phases, input));
        stage.scenario(phases -> networkPolicies(phases, input.policies()));
        stage.scenario(phases -> policies(phases, input));
        stage.scenario(phases -> nodes(phases, input));
        stage.scenario(phases -> decoding(phases, input));
    }

    private static void pods(Phases phases, K8sInput input) {
        phases.phase("1", input.pods().size(), () -> endpoints(input.pods()), K8sWorkload::keys);
    }

    private static void records(Phases phases, K8sInput input) {
        List<Converted<WorkloadEndpoint>> endpoints = endpoints(input.pods());
        phases.phase("2", endpoints.size(), () -> records(endpoints), K8sWorkload::paths);
        phases.phase("3", input.pods().size(), () -> records(endpoints(input.pods())), K8sWorkload::paths);
    }

    private static List<Converted<WorkloadEndpoint>> endpoints(List<Pod> pods) {
        List<Converted<WorkloadEndpoint>> endpoints = new ArrayList<>(pods.size());
        for (Pod pod : pods) {
            if (PodState.of(pod).valid()) {
                endpoints.addAll(CONVERTER.workloadEndpoints(pod));
            }
        }
        return endpoints;
    }

    private static void profiles(Phases phases, K8sInput input) {
        phases.phase(
                "4.1",
                input.namespaces().size(),
                () -> converted(input.namespaces(), CONVERTER::profile),
                K8sWorkload::keys);
        phases.phase(
                "4.2",
                input.namespaces().size(),
                () -> records(converted(input.namespaces(), CONVERTER::profile)),
                K8sWorkload::paths);
        phases.phase(
                "5", input.accounts().size(), () -> converted(input.accounts(), CONVERTER::profile), K8sWorkload::keys);
    }

    private static void networkPolicies(Phases phases, List<KubernetesNetworkPolicy> given) {
        phases.phase("6.1", given.size(), () -> converted(given, CONVERTER::networkPolicy), K8sWorkload::keys);
    }

    private static void policies(Phases phases, K8sInput input) {
        List<KubernetesNetworkPolicy> given = input.policies();
        List<Converted<NetworkPolicy>> policies = converted(given, CONVERTER::networkPolicy);
        phases.phase("6.2", given.size(), () -> felix(policies), K8sWorkload::selectors);
        phases.phase(
                "6.3", given.size(), () -> felix(converted(given, CONVERTER::networkPolicy)), K8sWorkload::selectors);
        int clusterPolicies = input.clusterPolicies().size();
        phases.phase(
                "7.1",
                clusterPolicies,
                () -> converted(input.clusterPolicies(), CONVERTER::globalNetworkPolicy),
                K8sWorkload::keys);
        phases.phase(
                "7.2",
                clusterPolicies,
                () -> felix(converted(input.clusterPolicies(), CONVERTER::globalNetworkPolicy)),
                K8sWorkload::selectors);
        phases.phase("9", given.size(), () -> storedAndRead(policies), K8sWorkload::keys);
    }

    private static List<Converted<NetworkPolicy>> storedAndRead(List<Converted<NetworkPolicy>> policies) {
        List<Converted<NetworkPolicy>> read = new ArrayList<>(policies.size());
        for (Converted<NetworkPolicy> policy : policies) {
            NetworkPolicy stored =
                    StorageConverter.write(policy.value().orElseThrow()).value().orElseThrow();
            read.add(StorageConverter.read(stored));
        }
        return read;
    }

    private static void nodes(Phases phases, K8sInput input) {
        List<KubernetesNode> nodes = input.nodes();
        phases.phase("8.1", nodes.size(), () -> converted(nodes, CONVERTER::node), K8sWorkload::keys);
        phases.phase("8.2", nodes.size(), () -> records(converted(nodes, CONVERTER::node)), K8sWorkload::paths);
    }

    private static void decoding(Phases phases, K8sInput input) {
        phases.phase("10.1", input.podTexts().size(), () -> K8sInput.decode(input.podTexts(), Pod.class), List::size);
        phases.phase(
                "10.2",
                input.policyTexts().size(),
                () -> K8sInput.decode(input.policyTexts(), KubernetesNetworkPolicy.class),
                List::size);
        phases.phase(
                "10.3",
                input.nodeTexts().size(),
                () -> K8sInput.decode(input.nodeTexts(), KubernetesNode.class),
                List::size);
    }

    private static <T, R extends CalicoResource> List<Converted<R>> converted(
            List<T> objects, Function<T, Converted<R>> conversion) {
        List<Converted<R>> converted = new ArrayList<>(objects.size());
        for (T object : objects) {
            converted.add(conversion.apply(object));
        }
        return converted;
    }

    private static <R extends CalicoResource> List<DatastoreRecord> records(List<Converted<R>> resources) {
        RecordProcessor processor = RecordProcessor.forFelix();
        List<DatastoreRecord> records = new ArrayList<>(resources.size());
        for (Converted<R> resource : resources) {
            records.addAll(processor
                    .update(resource.key(), resource.value().orElseThrow(), resource.revision())
                    .records());
        }
        return records;
    }

    private static <R extends PolicyResource> List<FelixPolicy> felix(List<Converted<R>> policies) {
        List<FelixPolicy> converted = new ArrayList<>(policies.size());
        for (Converted<R> policy : policies) {
            converted.add(FELIX.policy(policy.value().orElseThrow()));
        }
        return converted;
    }

    private static String keys(Collection<? extends Converted<?>> converted) {
        return converted.size() + " "
                + Fnv1a.ofSorted(
                        converted.stream().map(each -> each.key().toString()).toList());
    }

    private static String paths(Collection<DatastoreRecord> records) {
        return records.size() + " "
                + Fnv1a.ofSorted(records.stream()
                        .map(record ->
                                record.path().orElseGet(() -> record.key().toString()))
                        .toList());
    }

    private static String selectors(Collection<FelixPolicy> policies) {
        return policies.size() + " "
                + Fnv1a.ofSorted(policies.stream().map(FelixPolicy::selector).toList());
    }
}
