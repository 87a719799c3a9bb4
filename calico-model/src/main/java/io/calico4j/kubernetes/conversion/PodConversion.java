// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.Container;
import io.calico4j.kubernetes.ContainerPort;
import io.calico4j.kubernetes.Pod;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.Protocol;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.IPNAT;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;
import io.calico4j.resource.node.WorkloadEndpointPort;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pod as a workload endpoint. Used once.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go.
 */
final class PodConversion {
    private static final String ORCHESTRATOR = "k8s";
    private static final String ENDPOINT = "eth0";
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    private final Pod pod;
    private final Metadata metadata;
    private final PodNotes notes;
    private final String interfacePrefix;
    private final boolean calicoExact;
    private final Findings findings;

    PodConversion(Pod pod, String interfacePrefix, boolean calicoExact, Findings findings) {
        this.pod = pod;
        this.metadata = pod.metadata();
        this.notes = PodNotes.of(metadata.annotations());
        this.interfacePrefix = interfacePrefix;
        this.calicoExact = calicoExact;
        this.findings = findings;
    }

    /** Returns nothing if the pod cannot be converted, which is then reported. */
    @Nullable
    WorkloadEndpoint endpoint() {
        String node = pod.spec().nodeName().orElse("");
        WorkloadEndpointName name = WorkloadEndpointName.ofPod(node, metadata.name(), ENDPOINT);
        Optional<WorkloadEndpointName.Problem> problem = name.problem();
        if (problem.isPresent()) {
            boolean ofNode = problem.get().field().equals("node");
            String text = ofNode ? node : metadata.name();
            findings.error(
                    ConversionCodes.BAD_ENDPOINT_NAME,
                    ofNode ? FieldPath.of("spec", "nodeName") : FieldPath.of("metadata", "name"),
                    text.isEmpty()
                            ? "the pod has no endpoint, as it " + (ofNode ? "is on no node" : "has no name")
                            : "the pod has no endpoint, as no part of its name can begin or end with a dash: \"" + text
                                    + "\"",
                    text.isEmpty() ? "add it" : "begin and end it with a letter or digit");
            return null;
        }
        PodNetworks networks = PodNetworks.of(pod, notes, calicoExact, findings);
        if (networks == null) {
            return null;
        }
        if (PodState.isFinished(pod)) {
            networks = PodNetworks.NONE;
        }
        List<IPNAT> floating = floating(networks);
        List<String> prefixes = sourcePrefixes();
        return floating == null || prefixes == null ? null : endpoint(name.text(), networks, floating, prefixes);
    }

    private WorkloadEndpoint endpoint(String name, PodNetworks networks, List<IPNAT> floating, List<String> prefixes) {
        String namespace = metadata.namespace().orElse("");
        String account = pod.spec().serviceAccountName().orElse("");
        EndpointLabels labels = EndpointLabels.ofPod(Labels.copyOf(metadata.labels()), namespace, account);
        WorkloadEndpointSpec.Builder spec = WorkloadEndpointSpec.builder()
                .orchestrator(ORCHESTRATOR)
                .node(pod.spec().nodeName())
                .containerID(nonEmpty(notes.containerId))
                .pod(metadata.name())
                .endpoint(ENDPOINT)
                .serviceAccountName(pod.spec().serviceAccountName())
                .profiles(labels.profiles())
                .interfaceName(InterfaceName.of(interfacePrefix, namespace, metadata.name()));
        for (String network : networks.texts()) {
            spec.addIpNetwork(network);
        }
        if (!floating.isEmpty()) {
            spec.ipNATs(floating);
        }
        if (!prefixes.isEmpty()) {
            spec.allowSpoofedSourcePrefixes(prefixes);
        }
        if (notes.limits) {
            spec.qosControls(QosAnnotations.read(metadata.annotations(), calicoExact, findings));
        }
        addPorts(pod.spec().containers(), "containers", spec);
        addPorts(pod.spec().initContainers(), "initContainers", spec);
        return WorkloadEndpoint.builder()
                .metadata(metadata(name, labels.labels()))
                .spec(spec.build())
                .build();
    }

    private Metadata metadata(String name, Labels labels) {
        Metadata.Builder meta = Metadata.builder()
                .name(name)
                .generateName(metadata.generateName())
                .namespace(metadata.namespace())
                .uid(metadata.uid())
                .creationTimestamp(metadata.creationTimestamp())
                .labels(labels.asMap());
        if (notes.networkStatus != null) {
            meta.putAnnotation(PodAnnotations.NETWORK_STATUS, notes.networkStatus);
        }
        return meta.build();
    }

    private static Optional<String> nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void addPorts(List<Container> containers, String field, WorkloadEndpointSpec.Builder spec) {
        for (int i = 0; i < containers.size(); i++) {
            List<ContainerPort> listed = containers.get(i).ports();
            for (int j = 0; j < listed.size(); j++) {
                ContainerPort port = listed.get(j);
                int hostPort = port.hostPort().orElse(0);
                String name = port.name().orElse("");
                if (port.containerPort() == 0 || (hostPort == 0 && name.isEmpty())) {
                    continue;
                }
                Protocol protocol = protocol(port.protocol().orElse(""));
                if (protocol == null) {
                    findings.warning(
                            ConversionCodes.PART_PASSED_OVER,
                            FieldPath.of("spec", field).index(i).field("ports").index(j),
                            "\"" + port.protocol().orElse("")
                                    + "\" is no protocol that Calico knows: it passes the port over, so that no rule finds it by its"
                                    + " name",
                            "write TCP, UDP or SCTP");
                    continue;
                }
                spec.addPort(WorkloadEndpointPort.builder()
                        .name(name)
                        .protocol(protocol)
                        .port(port.containerPort() & 0xffff)
                        .hostPort(hostPort & 0xffff)
                        .hostIP(port.hostIP().orElse(""))
                        .build());
            }
        }
    }

    private static @Nullable Protocol protocol(String name) {
        return switch (name) {
            case "", "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> null;
        };
    }

    private @Nullable List<IPNAT> floating(PodNetworks networks) {
        String json = notes.floatingIps;
        if (json == null || networks.texts().isEmpty()) {
            return List.of();
        }
        FieldPath path = ANNOTATIONS.field(PodAnnotations.FLOATING_IPS);
        Optional<List<String>> addresses = AnnotationJson.texts(json);
        if (addresses.isEmpty()) {
            findings.error(
                    ConversionCodes.BAD_ANNOTATION,
                    path,
                    "\"" + json + "\" is no list of texts in JSON, so that the pod gets no endpoint",
                    "write it like [\"192.0.2.7\"]");
            return null;
        }
        if (!networks.areAddresses()) {
            findings.error(
                    ConversionCodes.BAD_ANNOTATION,
                    path,
                    "the pod's network " + networks.texts()
                            + " is no single address, so that nothing can be translated to it",
                    "give the pod one address of each IP version, or remove the annotation");
            return null;
        }
        List<IPNAT> floating = new ArrayList<>();
        for (String address : addresses.get()) {
            networks.last(address.indexOf(':') >= 0)
                    .ifPresent(internal -> floating.add(IPNAT.builder()
                            .internalIP(internal)
                            .externalIP(address)
                            .build()));
        }
        return floating;
    }

    private @Nullable List<String> sourcePrefixes() {
        String json = notes.allowedSourcePrefixes;
        if (json == null || json.isEmpty()) {
            return List.of();
        }
        FieldPath path = ANNOTATIONS.field(PodAnnotations.ALLOWED_SOURCE_PREFIXES);
        Optional<List<String>> asked = AnnotationJson.texts(json);
        if (asked.isEmpty()) {
            findings.error(
                    ConversionCodes.BAD_ANNOTATION,
                    path,
                    "\"" + json + "\" is no list of texts in JSON, so that the pod gets no endpoint",
                    "write it like [\"192.0.2.7\"]");
            return null;
        }
        List<String> prefixes = new ArrayList<>();
        for (String prefix : asked.get()) {
            Optional<Cidr> cidr = Cidr.tryParse(prefix);
            if (cidr.isEmpty()) {
                findings.error(
                        ConversionCodes.BAD_ANNOTATION,
                        path,
                        "\"" + prefix + "\" is no CIDR, so that the pod gets no endpoint",
                        "write an address, a slash and a prefix length, such as 192.0.2.0/24");
                return null;
            }
            prefixes.add(cidr.get().toString());
        }
        return prefixes;
    }
}
