// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cli.terminal.Progress;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.conversion.RepresentativePods;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The manifests a command was given.
 *
 * <p>Immutable.
 */
public final class Input {
    private static final String DEFAULT_NAMESPACE = "default";

    private static final String DEFAULT_ACCOUNT = "default";

    private final int files;
    private final List<Resource> resources;
    private final Diagnostics diagnostics;
    private final SortedMap<String, Manifest> sources;
    private final Map<ResourceKey, Place> places = new HashMap<>();

    private record Place(Resource resource, Manifest manifest) {}

    private Input(List<Path> files, List<Manifest> manifests) {
        this.files = files.size();
        List<Resource> all = new ArrayList<>();
        Diagnostics.Builder found = Diagnostics.builder();
        SortedMap<String, Manifest> byName = new TreeMap<>();
        for (int i = 0; i < manifests.size(); i++) {
            Manifest manifest = manifests.get(i);
            found.addAll(manifest.diagnostics());
            byName.put(files.get(i).toString(), manifest);
            for (Resource resource : manifest.resources()) {
                all.add(resource);
                places.put(placed(resource.key()), new Place(resource, manifest));
            }
        }
        this.resources = Collections.unmodifiableList(all);
        this.diagnostics = found.build();
        this.sources = Collections.unmodifiableSortedMap(byName);
    }

    /**
     * Reads files and folders, showing how far it has come.
     *
     * @throws UsageException if a path doesn't exist, can't be listed, or is a folder without manifests
     */
    public static Input read(Session session, List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(expand(path));
        }
        List<Manifest> manifests = new ArrayList<>();
        try (Progress progress = session.progress("reading")) {
            progress.total(files.stream().mapToLong(Input::size).sum());
            for (Path file : files) {
                manifests.add(ManifestReader.strict().read(file));
                progress.advance(size(file));
            }
        }
        return new Input(files, manifests);
    }

    /** Returns how many files were read. */
    public int files() {
        return files;
    }

    /** Returns what was in the files, in the order of the arguments. */
    public List<Resource> resources() {
        return resources;
    }

    /** Returns how many resources there are, those that could not be read wholly among them. */
    public int found() {
        return resources.size()
                + sources.values().stream()
                        .mapToInt(manifest -> manifest.incomplete().size())
                        .sum();
    }

    /** Returns what there is to say about the text of the files. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns each file's manifest by the name that positions give it, to show lines of it. */
    public SortedMap<String, Manifest> sources() {
        return sources;
    }

    /**
     * Returns the resources as one cluster, as if they were applied: of several with one key the last counts, and what needs a
     * namespace and names none is in {@code default}.
     */
    public ClusterSnapshot cluster() {
        return ClusterSnapshot.of(resources, DEFAULT_NAMESPACE);
    }

    /**
     * Returns the cluster as it would be after a while: each controller of whose pods there is none has one; pods have addresses; the
     * namespaces that pods are in exist, as Kubernetes takes no pod without one, with the label and the service account {@code default}
     * that Kubernetes gives them.
     */
    public ClusterSnapshot settledCluster() {
        ClusterSnapshot cluster = cluster();
        ClusterSnapshot withPods = PodNetwork.addressed(
                cluster.with(RepresentativePods.standard().missingFrom(cluster.resources())), PodNetwork.of(cluster));
        List<Resource> made = new ArrayList<>();
        for (String name : namespaces(withPods)) {
            Namespace namespace = withPods.find(Namespace.class, name)
                    .orElseGet(() -> Namespace.builder().name(name).build());
            made.add(namespace.withNameLabel());
            if (withPods.find(ServiceAccount.class, name, DEFAULT_ACCOUNT).isEmpty()) {
                made.add(ServiceAccount.builder()
                        .namespace(name)
                        .name(DEFAULT_ACCOUNT)
                        .build());
            }
        }
        return withPods.with(made);
    }

    /** The namespaces that are given, and those that pods are in. */
    private static NavigableSet<String> namespaces(ClusterSnapshot cluster) {
        NavigableSet<String> names = new TreeSet<>();
        cluster.all(Namespace.class)
                .forEach(namespace -> names.add(namespace.metadata().name()));
        cluster.all(Pod.class).forEach(pod -> pod.metadata().namespace().ifPresent(names::add));
        return names;
    }

    /** Returns the text of the line a position is in. */
    public Optional<String> lineOf(SourcePosition position) {
        return Optional.ofNullable(sources.get(position.source())).flatMap(m -> m.lineOf(position));
    }

    /** Returns the place of a field of a resource; of several with its key the last counts, as in {@link #cluster()}. */
    public Optional<SourcePosition> positionOf(ResourceKey key, FieldPath path) {
        return Optional.ofNullable(places.get(placed(key)))
                .flatMap(place -> place.manifest().positionOf(place.resource(), path));
    }

    private static ResourceKey placed(ResourceKey key) {
        boolean unplaced = key.kind().namespaced()
                && key.kind() != Kind.UNKNOWN
                && key.namespace().isEmpty();
        return unplaced ? ResourceKey.of(key.kind(), DEFAULT_NAMESPACE, key.name()) : key;
    }

    private static List<Path> expand(Path path) {
        if (!Files.exists(path)) {
            throw new UsageException("no such file or folder: " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> manifests = found.filter(Files::isRegularFile)
                    .filter(file -> isManifest(path.relativize(file)))
                    .sorted()
                    .toList();
            if (manifests.isEmpty()) {
                throw new UsageException("no .yaml, .yml or .json files in the folder " + path);
            }
            return manifests;
        } catch (IOException e) {
            throw new UsageException("can't list " + path + ": " + e.getMessage());
        }
    }

    private static boolean isManifest(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = relative.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
