// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.PolicyRules;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyStack;
import io.calico4j.policy.stack.TierPolicies;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code policies}: what applies to an endpoint, in the order in which it is asked. */
@Command(
        name = "policies",
        header = "Lists the policies that apply to an endpoint, in the order in which they are asked.",
        description = {
            "",
            "The endpoint is a pod (NAMESPACE/POD), a controller without pods, for which one that it would make stands, "
                    + "or a host endpoint (host:NAME).",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j policies shop/web-0 cluster/",
            "  calico4j policies --rules shop/web-0 cluster/",
            "  calico4j policies -o json host:node-1-eth0 cluster/",
            "",
            "Exit status: 0, or 2 for a wrong call or unreadable file."
        })
public final class PoliciesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--rules", description = "Show the rules too, as the engine asks them.")
    private boolean rules;

    @Parameters(index = "0", paramLabel = "ENDPOINT", description = "A pod or host endpoint.")
    private String endpoint = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public PoliciesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Peer asked = FlowArgument.peer(endpoint);
        Input input = Input.read(session, paths);
        ClusterSnapshot cluster = input.settledCluster();
        ControllerNames names = ControllerNames.of(cluster);
        Peer meant = names.meant(asked);
        ResourceKey key = key(meant);
        PolicyEngine engine = PolicyEngine.compile(cluster);
        PolicyStack stack = engine.policiesFor(key).orElseThrow(() -> unknown(key, engine));
        names.note(meant).ifPresent(note -> session.err().println("note: " + note));
        if (output.json()) {
            session.out().print(Json.text(json(stack)));
        } else {
            Screen screen = session.screen(output.colour());
            screen.line(Text.of(Style.HEADING, stack.endpoint().toString()));
            show(screen, "", stack.tiers(), engine, input);
            show(screen, ", before connection tracking", stack.untracked(), engine, input);
            show(screen, ", before destination translation", stack.preDnat(), engine, input);
            show(screen, ", on forwarded traffic", stack.forward(), engine, input);
            if (!stack.profiles().isEmpty()) {
                screen.section("PROFILES", Text.of(Style.FAINT, "asked behind the last tier"));
                stack.profiles().forEach(profile -> screen.line("  " + profile));
            }
        }
        return ExitCode.OK;
    }

    private ResourceKey key(Peer peer) {
        if (peer instanceof Peer.Pod pod) {
            return ResourceKey.of(Kind.POD, pod.namespace(), pod.name());
        }
        if (peer instanceof Peer.Host host) {
            return ResourceKey.of(Kind.HOST_ENDPOINT, host.name());
        }
        throw new UsageException("write NAMESPACE/POD or host:HOSTENDPOINT, not the address " + endpoint);
    }

    private static UsageException unknown(ResourceKey key, PolicyEngine engine) {
        List<String> known =
                engine.endpoints().stream().map(ResourceKey::toString).toList();
        return new UsageException("no policy knows " + key + ": it is not there, or has no address"
                + NearestName.of(key.toString(), known)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse(""));
    }

    private void show(Screen screen, String stage, List<TierPolicies> tiers, PolicyEngine engine, Input input) {
        for (Direction direction : Direction.values()) {
            if (tiers.stream().allMatch(tier -> tier.policies(direction).isEmpty())) {
                continue;
            }
            screen.section(direction.name() + stage.toUpperCase(java.util.Locale.ROOT));
            for (TierPolicies tier : tiers) {
                if (!tier.policies(direction).isEmpty()) {
                    String end = tier.defaultAction().text().isEmpty()
                            ? "does not exist"
                            : "then " + tier.defaultAction().text();
                    screen.line(
                            Text.of("  tier ").and(Style.STRONG, tier.name()).and(Style.FAINT, ", " + end));
                    tier.policies(direction).forEach(id -> show(screen, id, direction, engine, input));
                }
            }
        }
    }

    private void show(Screen screen, PolicyId id, Direction direction, PolicyEngine engine, Input input) {
        Text line = Text.of("    ").and(id.kind().staged() ? Style.FAINT : Style.NAME, id.toString());
        Text place = input.positionOf(id.resourceKey(), FieldPath.root())
                .map(p -> Text.of(Style.FAINT, "  (" + p.source() + ":" + p.line() + ")"))
                .orElse(Text.empty());
        screen.line(line.and(id.kind().staged() ? "  staged" : "").and(place));
        if (rules) {
            PolicyRules compiled = engine.rulesOf(id).orElseThrow();
            for (PolicyRule rule : compiled.rules(direction)) {
                screen.line("      " + rule);
            }
        }
    }

    private static Map<String, Object> json(PolicyStack stack) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("endpoint", stack.endpoint().toString());
        json.put("tiers", tiers(stack.tiers()));
        json.put("untracked", tiers(stack.untracked()));
        json.put("preDNAT", tiers(stack.preDnat()));
        json.put("forward", tiers(stack.forward()));
        json.put("profiles", stack.profiles());
        return json;
    }

    private static List<Map<String, Object>> tiers(List<TierPolicies> tiers) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (TierPolicies tier : tiers) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("tier", tier.name());
            json.put("defaultAction", tier.defaultAction().text());
            json.put("ingress", tier.ingress().stream().map(PolicyId::toString).toList());
            json.put("egress", tier.egress().stream().map(PolicyId::toString).toList());
            all.add(json);
        }
        return all;
    }
}
