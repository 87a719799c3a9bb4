// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.HelpOption;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.policy.Answer;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.explain.Explainer;
import io.calico4j.policy.explain.Explanation;
import io.calico4j.policy.explain.ExplanationFormat;
import io.calico4j.policy.flow.Flow;
import io.calico4j.resource.ResourceKey;
import io.calico4j.validation.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code explain}: why a flow is allowed or denied. */
@Command(
        name = "explain",
        header = "Says why a flow is allowed or denied, rule by rule, and what would change that.",
        description = {
            "",
            "The ends are pods (NAMESPACE/POD), host endpoints (host:NAME) or addresses. The destination has a port and, if it "
                    + "is not TCP, a protocol: :53/udp, :132/sctp, :8/icmp (the ICMP type), or /47 for a protocol without ports. "
                    + "A Deployment or another controller without pods is named like a pod: one that it would make stands for them.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j explain shop/web-0 shop/db-0:5432 cluster/",
            "  calico4j explain 203.0.113.9 shop/web-0:443 cluster/",
            "  calico4j explain shop/web-0 10.96.0.10:53/udp cluster/",
            "  calico4j explain --all -o html shop/web-0 shop/db-0:5432 cluster/ > why.html",
            "",
            "Exit status: 0 the flow is allowed (or no policy is asked), 1 it is denied or cannot be judged,",
            "2 wrong call or unreadable file."
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Form of the answer: text, json or html (default: text).")
    private ExplainChoice output = ExplainChoice.text;

    @Option(
            names = "--all",
            description =
                    "Show every condition that fails, what is not reached, and which policies do not apply and why.")
    private boolean all;

    @Option(names = "--pending", description = "Count staged policies as if they were enforced.")
    private boolean pending;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "FROM", description = "Where the flow comes from.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO[:PORT[/PROTOCOL]]", description = "Where it goes to.")
    private String to = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FlowArgument.check(from, to);
        Input input = Input.read(session, paths);
        ClusterSnapshot cluster = input.settledCluster();
        ControllerNames names = ControllerNames.of(cluster);
        Flow flow = FlowArgument.flow(from, to, names::meant);
        PolicyEngine compiled = PolicyEngine.compile(cluster);
        PolicyEngine engine = pending ? compiled.pending() : compiled;
        Explainer explainer = Explainer.of(engine).withPositions(input::positionOf);
        Explanation explanation = explainer.explain(flow);
        refuseUnknown(explanation.decision().egress(), engine);
        Stream.of(flow.from(), flow.to())
                .flatMap(peer -> names.note(peer).stream())
                .distinct()
                .forEach(note -> session.err().println("note: " + note));
        engine.rejected()
                .forEach(finding -> session.err().println("note: " + Validator.located(finding, input::positionOf)));
        boolean wholeText = all && output.format() == ExplanationFormat.TEXT;
        session.out().print(wholeText ? explanation.renderAll() : explanation.render(output.format()));
        if (wholeText) {
            elsewhere(explanation.decision().egress(), explainer);
            elsewhere(explanation.decision().ingress(), explainer);
        }
        Answer overall = explanation.answer();
        return overall == Answer.ALLOW || overall == Answer.NOT_POLICED ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void elsewhere(Side side, Explainer explainer) {
        Optional<ResourceKey> endpoint = side instanceof Side.Workload workload
                ? Optional.of(workload.endpoint())
                : side instanceof Side.Host host ? Optional.of(host.endpoint()) : Optional.empty();
        endpoint.ifPresent(key -> {
            session.out().println("\nPolicies that do not apply to " + key + ":");
            explainer.policiesElsewhere(key).forEach(policy -> session.out().println("  " + policy));
        });
    }

    /** A pod that is not there is most often a slip of the keyboard. */
    private static void refuseUnknown(Side side, PolicyEngine engine) {
        if (side instanceof Side.Undecidable undecidable
                && undecidable.missing().reason() == MissingFact.Reason.UNKNOWN_PEER) {
            List<String> names =
                    engine.endpoints().stream().map(ExplainCommand::name).toList();
            String peer = undecidable.missing().peer().toString();
            throw new UsageException(peer + " is not in these manifests"
                    + NearestName.of(peer, names)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse(""));
        }
    }

    private static String name(ResourceKey key) {
        return key.namespace().map(namespace -> namespace + "/").orElse("host ") + key.name();
    }
}
