// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.store.InMemoryResourceStore;
import io.calico4j.store.StoreClient;
import io.calico4j.store.StoreError;
import io.calico4j.store.StoreMode;
import io.calico4j.store.StoreResult;
import io.calico4j.validation.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code model/client}: a sequence of operations on one store, each with its answer. */
final class ClientAdapter implements VectorAdapter {
    private static final List<String> GIVEN_BY_THE_STORE = List.of("uid", "creationTimestamp", "resourceVersion");

    @Override
    public String file() {
        return "model/client";
    }

    @Override
    public Outcome run(JsonNode line) {
        InMemoryResourceStore store = store(line);
        Checks checks = new Checks();
        for (int i = 0; i < line.path("ops").size(); i++) {
            JsonNode expected = line.path("results").get(i);
            if (!expected.path("errorType").asText().equals("crash")) {
                checks.same(
                        "[" + i + "]",
                        comparable(expected),
                        run(line.path("ops").get(i), store));
            }
        }
        return checks.outcome();
    }

    private static InMemoryResourceStore store(JsonNode line) {
        List<CalicoResource> blocks = new ArrayList<>();
        for (JsonNode cidr : line.path("blocks")) {
            blocks.add(IPAMBlock.builder()
                    .name(cidr.asText().replaceAll("[./:]", "-"))
                    .spec(spec -> spec.cidr(cidr.asText()))
                    .build());
        }
        return InMemoryResourceStore.builder()
                .mode(line.path("schema").asBoolean() ? StoreMode.ETCD : StoreMode.KUBERNETES)
                .seeds(blocks)
                .build();
    }

    private static ObjectNode run(JsonNode operation, InMemoryResourceStore store) {
        Manifest manifest = read(operation.path("yaml").asText());
        if (manifest.diagnostics().hasErrors()) {
            return error("decode");
        }
        CalicoResource resource = (CalicoResource) manifest.resources().get(0);
        return switch (operation.path("op").asText()) {
            case "create" -> answer(store.create(resource));
            case "apply" -> answer(store.apply(resource));
            case "update" -> answer(store.replace(resource));
            case "delete" -> answer(store.delete(resource));
            case "get" -> get(store, resource);
            case "client-create" -> answer(store.as(StoreClient.LIBRARY).create(resource));
            case "client-update" -> answer(store.as(StoreClient.LIBRARY).replace(resource));
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /** Kinds that the file loader does not know are read as what they say they are. */
    private static Manifest read(String yaml) {
        Manifest manifest = ManifestReader.calicoctl().readString(yaml);
        if (!manifest.diagnostics().hasErrors()) {
            return manifest;
        }
        return ManifestReader.strict().readString(yaml).resources().stream()
                .findFirst()
                .filter(resource -> !resource.kind().fileLoaded() && resource.kind() != Kind.UNKNOWN)
                .map(resource ->
                        ManifestReader.calicoctl().readStringAs(resource.kind().type(), yaml))
                .orElse(manifest);
    }

    private static ObjectNode get(InMemoryResourceStore store, CalicoResource like) {
        if (!like.metadata().name().isEmpty()) {
            return answer(store.get(like));
        }
        boolean misplaced =
                !like.kind().namespaced() && like.metadata().namespace().isPresent();
        return misplaced ? error("error") : list(store, like);
    }

    /** Tiers come in their order, as {@code calicoctl} lists them. */
    private static ObjectNode list(InMemoryResourceStore store, CalicoResource like) {
        String namespace = like.metadata().namespace().orElse("default");
        List<CalicoResource> items =
                like.kind().namespaced() ? store.list(like.kind(), namespace) : store.list(like.kind());
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", like.kind().listKind());
        list.put("apiVersion", like.apiVersion());
        list.putObject("metadata");
        ArrayNode array = list.putArray("items");
        items.stream()
                .sorted(Comparator.comparingDouble(
                        item -> item instanceof Tier tier ? tier.spec().order().orElse(Double.MAX_VALUE) : 0))
                .forEach(item -> array.add(json(item)));
        return object(list);
    }

    private static <R extends CalicoResource> ObjectNode answer(StoreResult<R> result) {
        return result.error().map(ClientAdapter::error).orElseGet(() -> object(json(result.orElseThrow())));
    }

    private static ObjectNode object(JsonNode object) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ok", true);
        answer.set("object", object);
        return answer;
    }

    private static JsonNode json(CalicoResource resource) {
        ObjectNode json = (ObjectNode) JsonText.parse(ManifestWriter.json().write(resource));
        ((ObjectNode) json.path("metadata")).remove(GIVEN_BY_THE_STORE);
        return json;
    }

    private static ObjectNode error(StoreError error) {
        ObjectNode answer = error(
                switch (error.kind()) {
                    case INVALID -> "ErrorValidation";
                    case ALREADY_EXISTS -> "ErrorResourceAlreadyExists";
                    case NOT_FOUND -> "ErrorResourceDoesNotExist";
                    case CONFLICT -> "ErrorResourceUpdateConflict";
                    case NOT_SUPPORTED -> "ErrorOperationNotSupported";
                    case REFUSED -> "error";
                });
        if (error instanceof StoreError.Invalid invalid) {
            ArrayNode fields = answer.putArray("errors");
            invalid.violations().stream().map(Violation::calicoField).sorted().forEach(fields::add);
        }
        if (error instanceof StoreError.NotSupported unsupported) {
            answer.put("operation", unsupported.operation());
        }
        return answer;
    }

    private static ObjectNode error(String type) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ok", false);
        answer.put("errorType", type);
        return answer;
    }

    /** The expected answer without its texts, and with the fields in order. */
    private static ObjectNode comparable(JsonNode expected) {
        ObjectNode answer = expected.deepCopy();
        answer.remove(List.of("message", "reason"));
        if (expected.has("errors")) {
            List<String> fields = new ArrayList<>();
            expected.path("errors").forEach(e -> fields.add(e.path("field").asText()));
            ArrayNode sorted = answer.putArray("errors");
            fields.stream().sorted().forEach(sorted::add);
        }
        return answer;
    }
}
