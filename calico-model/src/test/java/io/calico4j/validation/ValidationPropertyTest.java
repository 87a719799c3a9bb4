// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.diagnostic.Code;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.internal.wire.RandomValues;
import io.calico4j.internal.wire.WireType;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.pool.IPPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValidationPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Allow",
            "Never",
            "10.0.0.0/8",
            "10.0.0.1",
            "fd00::/64",
            "::1",
            "TCP",
            "all()",
            "global()",
            "a == 'b'",
            "1:2",
            "eth0",
            "-",
            "\u00e9",
            "Always",
            "default",
            "Delete",
            "LoadBalancer",
            "x".repeat(300));

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(Arrays.stream(Kind.values()).filter(Kind::calico).toList());
    }

    @Provide
    Arbitrary<Code> codes() {
        return Arbitraries.of(ValidationCodes.all());
    }

    @Property(tries = 1500)
    void never_throws_and_answers_the_same_again(@ForAll("kinds") Kind kind, @ForAll long seed) {
        Resource resource = (Resource) new RandomValues(seed).of(WireType.of(kind.type()));
        List<Violation> violations = Validator.standard().violations(resource);
        assertThat(Validator.standard().violations(resource)).isEqualTo(violations);
        assertThat(Validator.standard().validate(resource).size()).isLessThanOrEqualTo(violations.size());
        assertThat(violations).allSatisfy(violation -> {
            assertThat(ValidationCodes.all()).contains(violation.code());
            assertThat(violation.message()).isNotBlank();
        });
    }

    @Property(tries = 1500)
    void both_passes_are_the_client_pass_and_then_the_schema_pass(@ForAll("codes") Code code, @ForAll long seed) {
        Resource resource = mutated(PageExamples.broken(code), seed);
        List<Violation> both = new ArrayList<>(Validator.client().violations(resource));
        both.addAll(Validator.schema().violations(resource));
        assertThat(Validator.standard().violations(resource)).isEqualTo(both);
    }

    @Property(tries = 1500)
    void defaults_are_idempotent(@ForAll("kinds") Kind kind, @ForAll long seed) {
        Resource resource = (Resource) new RandomValues(seed).of(WireType.of(kind.type()));
        Resource defaulted = Defaults.apply(resource);
        assertThat(Defaults.apply(defaulted)).isEqualTo(defaulted);
        Resource byClient = Defaults.applyClient(resource);
        assertThat(Defaults.applyClient(byClient)).isEqualTo(byClient);
        assertThat(Defaults.apply(byClient)).isEqualTo(defaulted);
    }

    @Property(tries = 1500)
    void what_is_valid_stays_valid_with_its_defaults(@ForAll("codes") Code code, @ForAll long seed) {
        Resource resource = mutated(PageExamples.fixed(code), seed);
        Assume.that(Validator.standard().isValid(resource) && !getsUsesThatClash(resource));
        assertThat(Validator.standard().validate(Defaults.apply(resource)).render())
                .isEmpty();
    }

    /** A pool for some namespaces is valid without uses, but the default is to use it for tunnels too. */
    private static boolean getsUsesThatClash(Resource resource) {
        return resource instanceof IPPool pool
                && pool.spec().allowedUses().isEmpty()
                && pool.spec().namespaceSelector().isPresent();
    }

    /** The resource with up to three of its values removed or replaced; as it is if it could not be read any more. */
    private static Resource mutated(Resource resource, long seed) {
        Random random = new Random(seed);
        try {
            JsonNode json = JSON.readTree(CanonicalJson.text(resource));
            for (int i = random.nextInt(4); i > 0; i--) {
                mutate((ObjectNode) json, random);
            }
            Manifest manifest =
                    ManifestReader.strict().readStringAs(resource.kind().type(), json.toString());
            return Optional.of(manifest.resources())
                    .filter(list -> !list.isEmpty())
                    .map(list -> list.get(0))
                    .orElse(resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void mutate(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of("kind", "apiVersion"));
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        if (value instanceof ObjectNode inner && !inner.isEmpty()) {
            mutate(inner, random);
        } else if (value instanceof ArrayNode list && !list.isEmpty() && list.get(0) instanceof ObjectNode element) {
            mutate(element, random);
        } else if (random.nextBoolean() && value.isTextual()) {
            object.put(name, TEXTS.get(random.nextInt(TEXTS.size())));
        } else {
            object.remove(name);
        }
    }
}
