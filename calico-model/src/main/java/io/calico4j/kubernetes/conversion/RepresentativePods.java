// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.PodStatus;
import io.calico4j.kubernetes.PodTemplateSpec;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.OwnerReference;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Pods that stand for those a Deployment or another controller would make, so that manifests can be analysed without a cluster.
 *
 * <p>A pod has the labels and annotations of the controller's template and the controller as its owner. It is called {@code
 * <controller>-<kind>-<number>} with the kind in lower case and numbers from 0, such as {@code web-deployment-0}; those of a
 * StatefulSet have the names they really get, {@code <controller>-<number>}. It is on the node its template demands, else on
 * {@link #NODE}, as Calico takes no notice of a pod without a node.
 *
 * <p>The annotation {@link #ANNOTATION} tells them from real pods, see {@link #standsFor}. By default one pod stands for all of a
 * controller: Calico treats them alike. A snapshot of manifests gets them by
 *
 * <pre>{@code
 * cluster.with(RepresentativePods.standard().missingFrom(cluster.resources()))
 * }</pre>
 *
 * <p>Instances are immutable.
 */
public final class RepresentativePods {
    /** The annotation of every pod made here: the key of the controller it stands for, such as {@code Deployment/shop/web}. */
    public static final String ANNOTATION = "calico4j.io/stands-for";

    /** The node of pods that no template binds to another. */
    public static final String NODE = "any-node";

    private static final RepresentativePods STANDARD = new RepresentativePods(1, Optional.empty());

    private final int most;
    private final Optional<Cidr> addresses;

    private RepresentativePods(int most, Optional<Cidr> addresses) {
        this.most = most;
        this.addresses = addresses;
    }

    /** Returns the rule of one pod for each controller, without an address. */
    public static RepresentativePods standard() {
        return STANDARD;
    }

    /**
     * Returns this rule with up to so many pods for each controller, but no more than it would make.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public RepresentativePods withAtMost(int pods) {
        if (pods < 1) {
            throw new IllegalArgumentException("at least one pod has to stand for a controller, not " + pods);
        }
        return new RepresentativePods(pods, addresses);
    }

    /**
     * Returns this rule with an address for each pod that has one of its own, counted up from the second one of a block without those
     * that real pods have; pods beyond its end get none. Without an address a pod is no endpoint of the policy engine.
     */
    public RepresentativePods withAddresses(Cidr block) {
        return new RepresentativePods(most, Optional.of(block));
    }

    /** Returns the key of the controller that a pod stands for; empty for a real pod. */
    public static Optional<ResourceKey> standsFor(Pod pod) {
        return Optional.ofNullable(pod.metadata().annotations().get(ANNOTATION)).map(ResourceKey::parse);
    }

    /**
     * Returns the pods for one controller, in the order of their numbers; none for a controller of no pods. They have no address.
     */
    public List<Pod> of(WorkloadController controller) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < Math.min(most, controller.podCount()); i++) {
            pods.add(pod(controller, i));
        }
        return pods;
    }

    /**
     * Returns the pods for the controllers among some resources, by the order of their keys. A controller is left out if another
     * one among them owns it, as a Deployment owns its ReplicaSets, or if a pod among them has all the labels of its template.
     */
    public List<Pod> missingFrom(Collection<? extends Resource> resources) {
        List<WorkloadController> controllers = resources.stream()
                .filter(WorkloadController.class::isInstance)
                .map(WorkloadController.class::cast)
                .sorted(Comparator.comparing(Resource::key))
                .toList();
        Set<ResourceKey> keys = new HashSet<>();
        controllers.forEach(controller -> keys.add(controller.key()));
        Map<Optional<String>, List<Pod>> present = new HashMap<>();
        for (Resource resource : resources) {
            if (resource instanceof Pod pod) {
                present.computeIfAbsent(pod.metadata().namespace(), namespace -> new ArrayList<>())
                        .add(pod);
            }
        }
        List<Pod> pods = new ArrayList<>();
        Iterator<IpAddress> free = freeAddresses(present.values());
        for (WorkloadController controller : controllers) {
            List<Pod> neighbours = present.getOrDefault(controller.metadata().namespace(), List.of());
            if (!isOwned(controller, keys) && neighbours.stream().noneMatch(pod -> isOf(pod, controller))) {
                for (Pod pod : of(controller)) {
                    pods.add(pod.spec().hostNetwork() || !free.hasNext() ? pod : withAddress(pod, free.next()));
                }
            }
        }
        return pods;
    }

    /** The addresses of the block that no pod has, from the second one on. */
    private Iterator<IpAddress> freeAddresses(Collection<List<Pod>> present) {
        if (addresses.isEmpty()) {
            return Collections.emptyIterator();
        }
        Set<String> taken = new HashSet<>();
        for (List<Pod> pods : present) {
            for (Pod pod : pods) {
                pod.status().podIP().ifPresent(taken::add);
                pod.status().podIPs().forEach(address -> address.ip().ifPresent(taken::add));
            }
        }
        Cidr block = addresses.get();
        int bits = Math.min(block.family().bits() - block.prefixLength(), Long.SIZE - 2);
        return LongStream.range(1, 1L << bits)
                .mapToObj(block.network()::plus)
                .filter(address -> !taken.contains(address.toString()))
                .iterator();
    }

    private static boolean isOwned(WorkloadController controller, Set<ResourceKey> keys) {
        for (OwnerReference owner : controller.metadata().ownerReferences()) {
            boolean known = Kind.find(owner.apiVersion(), owner.kind())
                    .map(kind -> ResourceKey.of(kind, controller.metadata().namespace(), owner.name()))
                    .filter(keys::contains)
                    .isPresent();
            if (known) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(Pod pod, WorkloadController controller) {
        Map<String, String> wanted = controller.podTemplate().metadata().labels();
        return !wanted.isEmpty() && pod.metadata().labels().entrySet().containsAll(wanted.entrySet());
    }

    private static Pod withAddress(Pod pod, IpAddress address) {
        return pod.withStatus(PodStatus.builder().podIP(address.toString()).build());
    }

    private static Pod pod(WorkloadController controller, int number) {
        Metadata own = controller.metadata();
        PodTemplateSpec template = controller.podTemplate();
        String kind = controller.kindName().toLowerCase(Locale.ROOT);
        String prefix = kind.equals("statefulset") ? own.name() : own.name() + "-" + kind;
        PodSpec spec = template.spec();
        Metadata metadata = Metadata.builder()
                .name(prefix + "-" + number)
                .namespace(own.namespace())
                .labels(template.metadata().labels())
                .annotations(template.metadata().annotations())
                .putAnnotation(ANNOTATION, controller.key().toString())
                .addOwnerReference(OwnerReference.builder()
                        .apiVersion(controller.apiVersion())
                        .kind(controller.kindName())
                        .name(own.name())
                        .uid(own.uid().orElse(""))
                        .controller(true)
                        .build())
                .build();
        return Pod.builder()
                .metadata(metadata)
                .spec(spec.withNodeName(
                        spec.nodeName().filter(node -> !node.isEmpty()).orElse(NODE)))
                .build();
    }
}
