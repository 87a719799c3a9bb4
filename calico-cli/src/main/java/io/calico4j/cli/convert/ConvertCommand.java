// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.HelpOption;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Session;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code convert}: resources in another form. */
@Command(
        name = "convert",
        header = "Converts resources as Calico does: Kubernetes to Calico, and to and from the stored form.",
        description = {
            "",
            "Kubernetes NetworkPolicies, ClusterNetworkPolicies, Namespaces, ServiceAccounts, Nodes and Pods become the "
                    + "Calico resources that stand for them. What cannot be converted, or means more than it says, is reported.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j convert policies.yaml                     what Calico makes of Kubernetes policies",
            "  calico4j convert --to storage pools.yaml           as custom resources keep them",
            "  calico4j convert --to v3 dump.yaml > v3.yaml       a dump of custom resources in Calico's API",
            "",
            "Exit status: 0 everything converted, 1 a finding about a resource, 2 wrong call or unreadable file."
        })
public final class ConvertCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--to",
            paramLabel = "FORM",
            defaultValue = "calico",
            description = "What to convert to: calico, storage or v3 (default: calico).")
    private Target target = Target.calico;

    @Option(names = "--json", description = "Write a JSON list instead of YAML documents.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public ConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        Conversions conversions = new Conversions();
        for (Resource resource : input.resources()) {
            conversions.convert(resource, target);
        }
        session.out().print(json ? json(conversions.results()) : yaml(conversions.results()));
        Diagnostics findings = input.diagnostics()
                .and(conversions.findings())
                .map(finding -> Validator.located(finding, input::positionOf));
        for (Diagnostic finding : findings) {
            session.err().println(finding);
        }
        if (!conversions.passedOver().isEmpty()) {
            session.err()
                    .println("without a counterpart: "
                            + conversions.passedOver().entrySet().stream()
                                    .map(kind -> kind.getKey() + " " + kind.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        return findings.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String yaml(List<CalicoResource> resources) {
        return resources.stream().map(ManifestWriter.yaml()::write).collect(Collectors.joining("---\n"));
    }

    private static String json(List<CalicoResource> resources) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = mapper.createArrayNode();
        try {
            for (CalicoResource resource : resources) {
                list.add(mapper.readTree(ManifestWriter.json().write(resource)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the writer wrote no JSON", e);
        }
        return list.toPrettyString() + "\n";
    }
}
