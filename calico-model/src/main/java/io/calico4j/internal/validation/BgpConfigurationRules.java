// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Communities;
import io.calico4j.net.Cidr;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.Community;
import io.calico4j.resource.bgp.PrefixAdvertisement;
import java.util.List;

/** What the fields of a BGP configuration must be to each other. */
final class BgpConfigurationRules {
    static final List<TypeRule<BGPConfigurationSpec>> CONFIGURATION = List.of(
            BgpConfigurationRules::communityValues,
            BgpConfigurationRules::communitiesUsed,
            BgpConfigurationRules::advertisements,
            BgpConfigurationRules::mesh);

    private static final String SHAPE = "aa:nn of numbers up to 65535, or aa:nn:mm of numbers up to 4294967295";

    private BgpConfigurationRules() {}

    private static void communityValues(BGPConfigurationSpec spec, Findings out) {
        for (int i = 0; i < spec.communities().size(); i++) {
            String value = spec.communities().get(i).value().orElse("");
            String field = "Spec.Communities[].Value";
            if (!Communities.isShaped(value)) {
                String message = Say.quoted(value) + " is not a community";
                out.report(Codes.BAD_COMMUNITY, field, "communities[" + i + "].value", message, SHAPE);
            } else {
                parts(value, field, "communities[" + i + "].value", out);
            }
        }
    }

    /** Every part that is too large is reported on its own. */
    private static void parts(String value, String calicoField, String field, Findings out) {
        for (String part : Communities.partsTooLarge(value)) {
            String message = part + " is too large for a part of the community " + value;
            out.report(Codes.BAD_COMMUNITY, calicoField, field, message, SHAPE);
        }
    }

    private static void communitiesUsed(BGPConfigurationSpec spec, Findings out) {
        if (spec.prefixAdvertisements().isEmpty() && !spec.communities().isEmpty()) {
            out.report(
                    Codes.COMMUNITIES_UNUSED,
                    "Spec.Communities[]",
                    "communities",
                    "communities are defined, but no prefixAdvertisements use them",
                    "add prefixAdvertisements, or remove the communities");
        }
    }

    private static void advertisements(BGPConfigurationSpec spec, Findings out) {
        for (int i = 0; i < spec.prefixAdvertisements().size(); i++) {
            PrefixAdvertisement advertisement = spec.prefixAdvertisements().get(i);
            String cidr = advertisement.cidr().orElse("");
            if (!cidr.isEmpty() && Cidr.tryParseOrAddress(cidr).isEmpty()) {
                out.report(
                        Codes.BAD_ADVERTISED_CIDR,
                        "Spec.PrefixAdvertisement[].CIDR",
                        "prefixAdvertisements[" + i + "].cidr",
                        Say.quoted(cidr) + " is not a CIDR",
                        "such as 10.244.0.0/16");
            }
            for (int j = 0; j < advertisement.communities().size(); j++) {
                community(
                        advertisement.communities().get(j),
                        "prefixAdvertisements[" + i + "].communities[" + j + "]",
                        spec.communities(),
                        out);
            }
        }
    }

    private static void community(String community, String path, List<Community> defined, Findings out) {
        String field = "Spec.PrefixAdvertisement[].Communities[]";
        if (Communities.isShaped(community)) {
            parts(community, field, path, out);
        } else if (!isDefined(community, defined)) {
            out.report(
                    Codes.COMMUNITY_UNDEFINED,
                    field,
                    path,
                    Say.quoted(community) + " is neither a community nor the name of one",
                    "define it in communities, or write " + SHAPE);
        }
    }

    private static boolean isDefined(String name, List<Community> communities) {
        return communities.stream()
                .anyMatch(community -> community.name().orElse("").equals(name));
    }

    private static void mesh(BGPConfigurationSpec spec, Findings out) {
        if (spec.nodeToNodeMeshEnabled().orElse(true)) {
            return;
        }
        if (spec.nodeMeshPassword().isPresent()) {
            ofMesh("Spec.NodeMeshPassword", "nodeMeshPassword", out);
        }
        if (spec.nodeMeshMaxRestartTime().isPresent()) {
            ofMesh("Spec.NodeMeshMaxRestartTime", "nodeMeshMaxRestartTime", out);
        }
    }

    private static void ofMesh(String calicoField, String field, Findings out) {
        out.report(
                Codes.MESH_DISABLED,
                calicoField,
                field,
                field + " is for the node-to-node mesh, which is disabled",
                "remove it, or enable the mesh");
    }
}
