// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.form.Names;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.config.Template;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the templates for host endpoints must be; only the first problem is reported. */
final class ControllerChecks {
    private static final String FIELD = "KubeControllersConfiguration.Node.HostEndpoint.Templates";
    private static final String PATH = "spec.controllers.node.hostEndpoint.templates";

    private ControllerChecks() {}

    static Optional<StoreError> templates(KubeControllersConfiguration configuration) {
        List<Template> templates = configuration
                .spec()
                .controllers()
                .node()
                .flatMap(node -> node.hostEndpoint())
                .map(endpoint -> endpoint.templates())
                .orElse(List.of());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < templates.size(); i++) {
            Template template = templates.get(i);
            String name = template.generateName().orElse("");
            String path = PATH + "[" + i + "]";
            String problem = "";
            String field = FIELD;
            if (name.isEmpty()) {
                problem = "the template has no generateName";
            } else if (name.getBytes(StandardCharsets.UTF_8).length > Names.SUBDOMAIN_LIMIT) {
                problem = "the generateName is longer than " + Names.SUBDOMAIN_LIMIT + " bytes";
            } else if (!seen.add(name)) {
                problem = "two templates have the generateName " + name;
                field = FIELD + "." + name;
            } else if (template.interfaceCIDRs().isEmpty()
                    && template.interfacePattern().orElse("").isEmpty()) {
                problem = "the template " + name + " has neither interfaceCIDRs nor interfacePattern";
                field = FIELD + "." + name;
            }
            if (!problem.isEmpty()) {
                return Violations.of(
                                StoreCodes.TEMPLATE,
                                field,
                                path,
                                problem,
                                "give each template a generateName of its own, and interfaceCIDRs or an interfacePattern")
                        .error(configuration.key());
            }
        }
        return Optional.empty();
    }
}
