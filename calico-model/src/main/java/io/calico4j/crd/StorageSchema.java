// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.pool.IPAMConfigSpec;
import io.calico4j.resource.pool.StoredBlockAffinitySpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the schemas of the storage form {@code crd.projectcalico.org/v1} say otherwise: nothing is required of the whole except for tiers, some
 * states are not kept, and what only Calico itself writes is checked less.
 *
 * <p>Authority: Calico v3.32, libcalico-go/config/crd.
 */
final class StorageSchema {
    private static final long INT32_MAX = Integer.MAX_VALUE;

    /** The kinds whose state is not part of the storage form. */
    private static final List<Kind> WITHOUT_STATUS = List.of(Kind.IP_POOL, Kind.TIER);

    private StorageSchema() {}

    /** Returns the kind whose native schema a kind's storage form is made of. */
    static Kind nativeKind(Kind kind) {
        return switch (kind) {
            case STORED_BLOCK_AFFINITY -> Kind.BLOCK_AFFINITY;
            case IPAM_CONFIG -> Kind.IPAM_CONFIGURATION;
            default -> kind;
        };
    }

    /** Returns the schema of a kind's storage form, made of that of its other form. */
    static Content.Mapping of(Kind kind, Content.Mapping schema) {
        Content.Mapping whole =
                kind == Kind.TIER ? schema : edited(schema, List.of(), members -> members.remove("required"));
        if (WITHOUT_STATUS.contains(kind)) {
            whole = edited(whole, List.of("properties"), members -> members.remove("status"));
        }
        return switch (kind) {
            case STORED_BLOCK_AFFINITY -> {
                whole = field(whole, "cidr", members -> members.remove("format"));
                whole = field(whole, "state", members -> members.remove("enum"));
                yield field(whole, "deleted", members -> {
                    members.remove("default");
                    members.put("type", new Content.Text("string"));
                    describe(StoredBlockAffinitySpec.class, "deleted", members);
                });
            }
            case IPAM_BLOCK -> {
                whole = field(whole, "cidr", members -> members.remove("format"));
                yield field(whole, "affinity", members -> members.remove("pattern"));
            }
            case IPAM_CONFIG -> {
                whole = field(whole, "autoAllocateBlocks", members -> {
                    members.remove("default");
                    describe(IPAMConfigSpec.class, "autoAllocateBlocks", members);
                });
                whole = field(whole, "strictAffinity", members -> members.remove("default"));
                yield field(whole, "maxBlocksPerHost", members -> {
                    members.remove("default");
                    members.remove("format");
                    members.put("maximum", new Content.Numeral(Long.toString(INT32_MAX)));
                    describe(IPAMConfigSpec.class, "maxBlocksPerHost", members);
                });
            }
            default -> whole;
        };
    }

    private static void describe(Class<?> type, String name, SortedMap<String, Content> members) {
        Descriptions.find(type, name).ifPresent(text -> members.put("description", new Content.Text(text)));
    }

    private static Content.Mapping field(
            Content.Mapping whole, String name, Consumer<SortedMap<String, Content>> change) {
        return edited(whole, List.of("properties", "spec", "properties", name), change);
    }

    /** Returns a mapping that is changed at the end of a path; as it was if there is no such path. */
    private static Content.Mapping edited(
            Content.Mapping mapping, List<String> path, Consumer<SortedMap<String, Content>> change) {
        SortedMap<String, Content> members = new TreeMap<>(mapping.members());
        if (path.isEmpty()) {
            change.accept(members);
            return new Content.Mapping(members);
        }
        for (Map.Entry<String, Content> member : mapping.members().entrySet()) {
            if (member.getKey().equals(path.get(0)) && member.getValue() instanceof Content.Mapping inner) {
                members.put(member.getKey(), edited(inner, path.subList(1, path.size()), change));
            }
        }
        return new Content.Mapping(members);
    }
}
