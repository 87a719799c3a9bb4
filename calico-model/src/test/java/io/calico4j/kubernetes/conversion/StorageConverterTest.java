// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.OwnerReference;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StorageConverterTest {
    @Test
    void the_metadata_is_stored_in_an_annotation_and_calicos_own_labels_stay_visible() {
        NetworkPolicy policy = NetworkPolicy.builder()
                .name("web")
                .namespace("shop")
                .label("team", "a<b")
                .label("projectcalico.org/x", "y")
                .build();
        NetworkPolicy stored = StorageConverter.write(policy).value().orElseThrow();
        assertThat(stored.metadata().labels()).containsOnlyKeys("projectcalico.org/x");
        assertThat(stored.metadata().annotations())
                .containsEntry(
                        "projectcalico.org/metadata",
                        "{\"name\":\"web\",\"creationTimestamp\":null,"
                                + "\"labels\":{\"projectcalico.org/x\":\"y\",\"team\":\"a\\u003cb\"}}");
    }

    @Test
    void a_tier_gets_its_defaults_when_it_is_read() {
        Tier stored = Tier.builder().name("security").build().withApiVersion("crd.projectcalico.org/v1");
        Tier tier = StorageConverter.read(stored).value().orElseThrow();
        assertThat(tier.apiVersion()).isEqualTo("projectcalico.org/v3");
        assertThat(tier.spec().order()).contains(1_000_000.0);
        assertThat(tier.spec().defaultAction()).contains("Deny");
    }

    @Test
    void what_cannot_be_read_is_named() {
        Tier torn = Tier.builder()
                .name("t")
                .annotation("projectcalico.org/metadata", "{")
                .build();
        assertThat(StorageConverter.read(torn).diagnostics().asList().get(0).code())
                .isEqualTo(ConversionCodes.BAD_STORED_METADATA);
        Tier misnumbered =
                torn.withMetadata(Metadata.builder().name("t").uid("7").build());
        assertThat(StorageConverter.read(misnumbered)
                        .diagnostics()
                        .asList()
                        .get(0)
                        .code())
                .isEqualTo(ConversionCodes.BAD_UID);
        assertThat(StorageConverter.write(misnumbered).failed()).isTrue();
    }

    @Property(tries = 200)
    void storing_loses_nothing(@ForAll("metadata") Metadata metadata) {
        for (CalicoResource resource : List.<CalicoResource>of(
                NetworkPolicy.builder().metadata(metadata).build(),
                NetworkSet.builder().metadata(metadata).build())) {
            CalicoResource stored = StorageConverter.write(resource).value().orElseThrow();
            assertThat(StorageConverter.read(stored).value()).hasValue(resource);
        }
    }

    @Property(tries = 100)
    void a_uid_converted_twice_is_the_uid(@ForAll long high, @ForAll long low) {
        String uid = new UUID(high, low).toString();
        assertThat(ConvertedUid.of(uid).flatMap(ConvertedUid::of)).contains(uid);
        assertThat(ConvertedUid.of("{" + uid.toUpperCase(java.util.Locale.ROOT) + "}"))
                .isEqualTo(ConvertedUid.of(uid));
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        Arbitrary<String> text = Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
        Arbitrary<Optional<String>> uid = Arbitraries.longs()
                .map(bits -> new UUID(bits, ~bits).toString())
                .optional();
        Arbitrary<List<OwnerReference>> owners = Combinators.combine(
                        Arbitraries.of("projectcalico.org/v3", "apps/v1"), text, Arbitraries.longs())
                .as((version, name, bits) -> OwnerReference.builder()
                        .apiVersion(version)
                        .kind("Owner")
                        .name(name)
                        .uid(new UUID(bits, bits).toString())
                        .build())
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        text,
                        uid,
                        Arbitraries.maps(text, Arbitraries.strings().ofMaxLength(6))
                                .ofMaxSize(3),
                        Arbitraries.maps(text, Arbitraries.strings().ofMaxLength(6))
                                .ofMaxSize(3),
                        owners,
                        text.list().ofMaxSize(2),
                        Arbitraries.longs().between(1, 4_000_000_000L))
                .as((name, id, labels, annotations, owning, finalizers, seconds) -> Metadata.builder()
                        .name(name)
                        .namespace("shop")
                        .uid(id)
                        .resourceVersion("17")
                        .generation(seconds)
                        .creationTimestamp(Instant.ofEpochSecond(seconds))
                        .labels(labels)
                        .annotations(annotations)
                        .ownerReferences(owning)
                        .finalizers(finalizers)
                        .build());
    }
}
