// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.diagnostic.Code;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * The examples on the page of a code, made into whole resources: the first breaks the rule, the second does not.
 *
 * <p>An example is a part of a resource: what is missing around it is put in.
 */
final class PageExamples {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)\n```", Pattern.DOTALL);
    private static final List<String> OF_A_RULE =
            List.of("action", "protocol", "ipVersion", "source", "destination", "http", "icmp");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PageExamples() {}

    /** The text of the page. */
    static String page(Code code) {
        try {
            return Files.readString(Path.of("..", "docs", code.page()));
        } catch (IOException e) {
            throw new AssertionError("no page for " + code, e);
        }
    }

    /** The resource that breaks the rule. */
    static Resource broken(Code code) {
        return resource(examples(code).get(0));
    }

    /** The resource that does not. */
    static Resource fixed(Code code) {
        return resource(examples(code).get(1));
    }

    private static List<String> examples(Code code) {
        List<String> examples = new ArrayList<>();
        Matcher matcher = YAML.matcher(page(code));
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    private static Resource resource(String example) {
        ObjectNode whole = whole(JSON.valueToTree(new Yaml().<Map<String, Object>>load(example)));
        Kind kind =
                Kind.find("projectcalico.org/v3", whole.path("kind").asText()).orElseThrow();
        Manifest manifest = ManifestReader.strict().readStringAs(kind.type(), whole.toString());
        if (manifest.diagnostics().hasErrors()) {
            throw new AssertionError(whole + "\n" + manifest.renderDiagnostics());
        }
        return manifest.resources().get(0);
    }

    private static ObjectNode whole(ObjectNode part) {
        ObjectNode whole = part;
        if (OF_A_RULE.stream().anyMatch(part::has)) {
            part.putIfAbsent("action", JsonNodeFactory.instance.textNode("Allow"));
            whole = JsonNodeFactory.instance.objectNode();
            whole.putObject("spec").putArray("ingress").add(part);
        } else if (!part.has("kind") && !part.has("spec") && !part.has("metadata")) {
            whole = JsonNodeFactory.instance.objectNode();
            whole.set("spec", part);
        }
        whole.putIfAbsent("kind", JsonNodeFactory.instance.textNode("NetworkPolicy"));
        whole.putIfAbsent("apiVersion", JsonNodeFactory.instance.textNode("projectcalico.org/v3"));
        whole.putIfAbsent("metadata", JsonNodeFactory.instance.objectNode());
        ObjectNode metadata = (ObjectNode) whole.get("metadata");
        metadata.putIfAbsent("name", JsonNodeFactory.instance.textNode("example"));
        lengthen(metadata.path("annotations"));
        return whole;
    }

    /** A page cannot show a text of that length. */
    private static void lengthen(JsonNode annotations) {
        annotations.properties().forEach(annotation -> {
            if (annotation.getValue().asText().startsWith("a text of 300,000")) {
                ((ObjectNode) annotations).put(annotation.getKey(), "x".repeat(300_000));
            }
        });
    }
}
