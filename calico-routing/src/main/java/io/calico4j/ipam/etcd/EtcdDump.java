// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code etcdctl get --prefix /calico/} printed, as resources: keys and values in turn, or its answer in JSON
 * ({@code -w json}).
 *
 * <p>Blocks, affinities, handles and settings of address management become the resources they would be in Kubernetes; pools,
 * nodes, workload endpoints and all else under {@code /calico/resources/} are read as they are. Other keys are passed over.
 * Instances are immutable.
 */
public final class EtcdDump {
    private static final String KEYS = "/calico/";

    private final List<Resource> resources = new ArrayList<>();
    private final Map<ResourceKey, SourcePosition> positions = new HashMap<>();
    private final Diagnostics.Builder diagnostics = Diagnostics.builder();
    private final String source;

    private EtcdDump(String source) {
        this.source = source;
    }

    /**
     * Reads a dump.
     *
     * <p>Complexity: linear in the text.
     *
     * @param source what positions call it, such as the name of its file
     */
    public static EtcdDump parse(String text, String source) {
        Objects.requireNonNull(text, "text");
        EtcdDump dump = new EtcdDump(Objects.requireNonNull(source, "source"));
        if (text.stripLeading().startsWith("{")) {
            dump.readJson(text);
        } else {
            dump.readLines(text);
        }
        return dump;
    }

    /** Returns what could be read, in the order of the dump. */
    public List<Resource> resources() {
        return List.copyOf(resources);
    }

    /** Returns an error for each value that can't be read, and for a text that is no dump. */
    public Diagnostics diagnostics() {
        return diagnostics.build();
    }

    /** Returns where the key of a resource stands, or, in a dump in JSON, where the dump begins. */
    public Optional<SourcePosition> positionOf(ResourceKey resource) {
        return Optional.ofNullable(positions.get(Objects.requireNonNull(resource, "resource")));
    }

    private void readJson(String text) {
        try {
            for (EtcdValue value : EtcdReply.parse(text).values) {
                if (value.text() != null && value.key().startsWith(KEYS)) {
                    read(value.key(), value.text(), String.valueOf(value.revision()), 1);
                }
            }
        } catch (IOException e) {
            error("the dump", 1, "no answer of etcdctl: " + e.getMessage());
        }
    }

    private void readLines(String text) {
        String[] lines = text.split("\n", -1);
        boolean any = false;
        int at = 0;
        while (at < lines.length) {
            if (!lines[at].startsWith("/")) {
                at++;
                continue;
            }
            int key = at++;
            StringBuilder value = new StringBuilder();
            while (at < lines.length && !lines[at].startsWith("/")) {
                value.append(value.length() > 0 ? "\n" : "").append(lines[at++]);
            }
            any = true;
            if (lines[key].startsWith(KEYS)) {
                read(lines[key].strip(), value.toString().strip(), "", key + 1);
            }
        }
        if (!any && !text.isBlank()) {
            error("the dump", 1, "no line begins with a key such as /calico/ipam/v2/config");
        }
    }

    private void read(String path, String value, String revision, int line) {
        try {
            if (path.startsWith(EtcdCodec.RESOURCES)) {
                readResource(path, value, revision, line);
            } else {
                IpamKey.parse(path)
                        .filter(IpamKey::isValid)
                        .flatMap(key -> resource(key, value))
                        .ifPresent(resource -> add(resource, revision, line));
            }
        } catch (IpamException | IllegalArgumentException e) {
            error(path, line, String.valueOf(e.getMessage()));
        }
    }

    private static <V> Optional<Resource> resource(IpamKey<V> key, String value) {
        return IpamResources.write(key, IpamJson.read(key, value));
    }

    private void readResource(String path, String value, String revision, int line) {
        Manifest manifest = ManifestReader.lenient().readString(value, path);
        manifest.diagnostics().errors().forEach(problem -> error(path, line, problem.message()));
        manifest.resources().forEach(resource -> add(resource, revision, line));
    }

    private void add(Resource resource, String revision, int line) {
        Resource known = revision.isEmpty() || !(resource instanceof CalicoResource calico)
                ? resource
                : calico.withMetadata(calico.metadata().withResourceVersion(revision));
        resources.add(known);
        positions.put(known.key(), new SourcePosition(source, line, 1));
    }

    private void error(String subject, int line, String message) {
        diagnostics.add(Diagnostic.error(IpamResources.UNREADABLE, FieldPath.root(), message)
                .withSubject(subject)
                .withPosition(new SourcePosition(source, line, 1))
                .withHint("leave it out, or take it from the datastore again"));
    }
}
