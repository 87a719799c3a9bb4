// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import io.calico4j.diagnostic.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the name of a {@link WorkloadEndpoint} is made of: node, orchestrator, workload and endpoint.
 *
 * <p>The name has four segments joined by dashes, in which a dash is doubled: {@code worker--1-k8s-web--0-eth0}. The third is the
 * pod for {@code k8s}, the container for {@code cni}, the orchestrator once more for {@code libnetwork} and the workload for any
 * other orchestrator. Parts that are not known are empty.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/names/workloadendpoint.go.
 *
 * @param node the node; every name needs it
 * @param orchestrator such as {@code k8s}
 * @param workload the workload, for orchestrators other than the three named above
 * @param pod the pod, for {@code k8s}
 * @param containerId the container, for {@code cni}
 * @param endpoint the interface as the workload sees it, such as {@code eth0}
 */
public record WorkloadEndpointName(
        String node, String orchestrator, String workload, String pod, String containerId, String endpoint) {
    private static final int SEGMENTS = 4;
    private static final String UNASSIGNED = "field should be assigned";
    private static final String BEGINS_WITH_DASH = "field must not begin with a '-'";
    private static final String ENDS_WITH_DASH = "field must not end with a '-'";

    /** Checks that nothing is null. */
    public WorkloadEndpointName {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(orchestrator, "orchestrator");
        Objects.requireNonNull(workload, "workload");
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(containerId, "containerId");
        Objects.requireNonNull(endpoint, "endpoint");
    }

    /**
     * Why there is no name.
     *
     * @param field which part is to blame, as the field of the specification is called, such as {@code pod}
     * @param reason what is wrong with it
     */
    public record Problem(String field, String reason) {
        @Override
        public String toString() {
            return field + ": " + reason;
        }
    }

    /** Returns the parts of the name of a pod's endpoint. */
    public static WorkloadEndpointName ofPod(String node, String pod, String endpoint) {
        return new WorkloadEndpointName(node, "k8s", "", pod, "", endpoint);
    }

    /** Returns the parts that a specification gives. */
    public static WorkloadEndpointName of(WorkloadEndpointSpec spec) {
        return new WorkloadEndpointName(
                spec.node().orElse(""),
                spec.orchestrator().orElse(""),
                spec.workload().orElse(""),
                spec.pod().orElse(""),
                spec.containerID().orElse(""),
                spec.endpoint().orElse(""));
    }

    /**
     * Reads one to four segments of a name; what is missing is empty.
     *
     * @throws FormatException if the text is empty or has more segments
     */
    public static WorkloadEndpointName parse(String name) {
        if (name.isEmpty()) {
            throw new FormatException(name, 0, "the name of an endpoint");
        }
        List<String> parts = split(name);
        if (parts.size() > SEGMENTS) {
            throw new FormatException(name, 0, "at most four parts joined by single dashes");
        }
        String orchestrator = part(parts, 1);
        String third = part(parts, 2);
        return new WorkloadEndpointName(
                parts.get(0),
                orchestrator.equals("libnetwork") && parts.size() > 2 ? third : orchestrator,
                orchestrator.equals("k8s") || orchestrator.equals("cni") || orchestrator.equals("libnetwork")
                        ? ""
                        : third,
                orchestrator.equals("k8s") ? third : "",
                orchestrator.equals("cni") ? third : "",
                part(parts, 3));
    }

    /** Reads a name; empty exactly where {@link #parse} throws. */
    public static Optional<WorkloadEndpointName> tryParse(String name) {
        try {
            return Optional.of(parse(name));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the four segments of a complete name, with single dashes: node, orchestrator, workload and endpoint; empty if it has
     * not four.
     */
    public static Optional<List<String>> segments(String name) {
        int shortest = 2 * SEGMENTS - 1;
        if (name.length() < shortest && name.getBytes(StandardCharsets.UTF_8).length < shortest) {
            return Optional.empty();
        }
        List<String> parts = split(name);
        return parts.size() == SEGMENTS ? Optional.of(parts) : Optional.empty();
    }

    /** Returns why there is no complete name, or nothing if there is one. */
    public Optional<Problem> problem() {
        return problem(false);
    }

    /** Returns why there is no prefix, or nothing if there is one. */
    public Optional<Problem> prefixProblem() {
        return problem(true);
    }

    /**
     * Returns the complete name.
     *
     * @throws IllegalStateException if there is a {@link #problem()}
     */
    public String text() {
        problem().ifPresent(problem -> {
            throw new IllegalStateException(problem.toString());
        });
        return joined();
    }

    /**
     * Returns what all names begin with that have the parts up to the first empty one; the complete name if no part is empty.
     *
     * @throws IllegalStateException if there is a {@link #prefixProblem()}
     */
    public String prefix() {
        prefixProblem().ifPresent(problem -> {
            throw new IllegalStateException(problem.toString());
        });
        return joined();
    }

    /**
     * Returns whether a complete name has the parts of this one that are not empty. Without a node nothing matches.
     *
     * @param name the name of an endpoint
     */
    public boolean matches(String name) {
        Optional<List<String>> parts = segments(name);
        if (node.isEmpty() || parts.isEmpty()) {
            return false;
        }
        for (int i = 0; i < SEGMENTS; i++) {
            String wanted = segment(i);
            if (!wanted.isEmpty() && !wanted.equals(parts.get().get(i))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Problem> problem(boolean prefix) {
        if (node.isEmpty()) {
            return Optional.of(new Problem(field(0), UNASSIGNED));
        }
        for (int i = 0; i < SEGMENTS; i++) {
            String value = segment(i);
            if (value.isEmpty()) {
                return prefix ? Optional.empty() : Optional.of(new Problem(field(i), UNASSIGNED));
            }
            if (value.charAt(0) == '-') {
                return Optional.of(new Problem(field(i), BEGINS_WITH_DASH));
            }
            if (value.charAt(value.length() - 1) == '-') {
                return Optional.of(new Problem(field(i), ENDS_WITH_DASH));
            }
        }
        return Optional.empty();
    }

    /** Written into an array, as it is done once for each pod of a cluster. */
    private String joined() {
        int longest = node.length() + orchestrator.length() + segment(2).length() + endpoint.length();
        StringBuilder name = new StringBuilder(longest + 2 * SEGMENTS);
        for (int i = 0; i < SEGMENTS; i++) {
            String value = segment(i);
            if (i > 0) {
                name.append('-');
            }
            if (value.isEmpty()) {
                break;
            }
            int from = 0;
            for (int dash = value.indexOf('-'); dash >= 0; dash = value.indexOf('-', from)) {
                name.append(value, from, dash + 1).append('-');
                from = dash + 1;
            }
            name.append(value, from, value.length());
        }
        return name.toString();
    }

    private String segment(int index) {
        return switch (index) {
            case 0 -> node;
            case 1 -> orchestrator;
            case 2 ->
                switch (orchestrator) {
                    case "k8s" -> pod;
                    case "cni" -> containerId;
                    case "libnetwork" -> orchestrator;
                    default -> workload;
                };
            default -> endpoint;
        };
    }

    private String field(int index) {
        return switch (index) {
            case 0 -> "node";
            case 1 -> "orchestrator";
            case 2 ->
                switch (orchestrator) {
                    case "k8s" -> "pod";
                    case "cni" -> "containerID";
                    case "libnetwork" -> "orchestrator";
                    default -> "workload";
                };
            default -> "endpoint";
        };
    }

    /** A dash in front separates nothing; of two dashes in a row the first does not either, unless the second is the last character. */
    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>(SEGMENTS);
        int from = 0;
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i) != '-') {
                continue;
            }
            if (i < name.length() - 1 && name.charAt(i + 1) == '-') {
                i++;
                continue;
            }
            parts.add(name.substring(from, i).replace("--", "-"));
            from = i + 1;
        }
        parts.add(name.substring(from).replace("--", "-"));
        return parts;
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    /** Returns the complete name, or the prefix, or the first part as it is if there is neither. */
    @Override
    public String toString() {
        return prefixProblem().isEmpty() ? joined() : node;
    }
}
