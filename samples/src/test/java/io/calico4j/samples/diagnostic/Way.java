// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples.diagnostic;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.review.BgpReview;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.ipam.report.IpamFinding;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.label.Selector;
import io.calico4j.label.logic.SelectorAdvisor;
import io.calico4j.lint.ClusterLint;
import io.calico4j.lint.LintCodes;
import io.calico4j.lint.suppress.Suppressions;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.path.PathCheck;
import io.calico4j.path.PathEnd;
import io.calico4j.path.PathPolicy;
import io.calico4j.path.PathTracer;
import io.calico4j.path.PathVerdict;
import io.calico4j.policy.Answer;
import io.calico4j.policy.Decision;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;
import io.calico4j.resource.node.Node;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.kernel.ClusterMtu;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.HostInterface;
import io.calico4j.route.kernel.KernelPlanner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is done with an input, and says what is wrong with it. */
enum Way {
    /** It is read. */
    READ {
        @Override
        Diagnostics findings(Example.Input input) {
            return manifest(input).diagnostics();
        }
    },
    /** The file or folder of that name is read. */
    FILE {
        @Override
        Diagnostics findings(Example.Input input) {
            return ManifestReader.strict().read(Path.of(input.text().strip())).diagnostics();
        }
    },
    /** It is a selector. */
    SELECTOR {
        @Override
        Diagnostics findings(Example.Input input) {
            return SelectorAdvisor.standard().check(Selector.parse(input.text().strip()));
        }
    },
    /** Its resources are looked at together. */
    LINT {
        @Override
        Diagnostics findings(Example.Input input) {
            Manifest manifest = manifest(input);
            return ClusterLint.standard().check(manifest);
        }
    },
    /** It accepts a finding about a selector of NetworkPolicy/shop/web. */
    ACCEPT {
        @Override
        Diagnostics findings(Example.Input input) {
            Diagnostic finding = Diagnostic.warning(
                            LintCodes.SELECTS_NOTHING, FieldPath.of("spec", "selector"), "it does")
                    .withSubject("NetworkPolicy/shop/web");
            return Suppressions.parse(input.text(), "accepted")
                    .apply(Diagnostics.of(finding))
                    .findings();
        }
    },
    /** What it says of addresses is reported on. */
    IPAM {
        @Override
        Diagnostics findings(Example.Input input) {
            IpamReport report = IpamReport.of(cluster(input), Optional.of(Duration.ofMinutes(15)));
            return report.unread()
                    .and(Diagnostics.copyOf(report.findings().stream()
                            .map(IpamFinding::diagnostic)
                            .toList()));
        }
    },
    /** Its BGP is reviewed. */
    BGP {
        @Override
        Diagnostics findings(Example.Input input) {
            return BgpReview.of(BgpNetwork.of(BgpPlan.of(cluster(input))), 40).findings();
        }
    },
    /** The configuration of node {@code n1} is written. */
    BIRD {
        @Override
        Diagnostics findings(Example.Input input) {
            return BirdConfiguration.of(BgpPlan.of(cluster(input)), "n1", BirdDialect.STOCK_2)
                    .diagnostics();
        }
    },
    /** A packet goes from the first argument to the second; the others say what networks carry. */
    PATH {
        @Override
        Diagnostics findings(Example.Input input) {
            ClusterSnapshot cluster = cluster(input);
            PathTracer tracer = PathTracer.of(
                    kernel(
                            cluster,
                            input.arguments().subList(2, input.arguments().size())),
                    cluster);
            return tracer.trace(end(input, 0), end(input, 1)).findings(policy(cluster));
        }

        private static PathEnd end(Example.Input input, int argument) {
            return PathEnd.tryParse(input.arguments().get(argument)).orElseThrow();
        }

        private static PathPolicy policy(ClusterSnapshot cluster) {
            PolicyEngine engine = PolicyEngine.compile(cluster);
            return check -> verdict(engine, check);
        }

        private static Optional<PathVerdict> verdict(PolicyEngine engine, PathCheck check) {
            Decision decision = engine.decide(Flow.from(Peer.address(check.source()))
                    .to(Peer.address(check.destination()))
                    .tcp(5432));
            Answer answer = check.ingress()
                    ? decision.verdict().ingress()
                    : decision.verdict().egress();
            return Optional.of(new PathVerdict(answer != Answer.DENY, "because no rule allows it"));
        }
    },
    /** A policy engine is compiled from it. */
    POLICY {
        @Override
        Diagnostics findings(Example.Input input) {
            return PolicyEngine.compile(cluster(input)).rejected();
        }
    },
    /** The MTUs are compared; the arguments say what networks carry. */
    MTU {
        @Override
        Diagnostics findings(Example.Input input) {
            return ClusterMtu.of(kernel(cluster(input), input.arguments())).findings();
        }
    };

    abstract Diagnostics findings(Example.Input input);

    private static Manifest manifest(Example.Input input) {
        return ManifestReader.strict().readString(input.text(), "m.yaml");
    }

    private static ClusterSnapshot cluster(Example.Input input) {
        return ClusterSnapshot.of(manifest(input).resources());
    }

    /** Arguments are {@code node=bytes} or {@code node=interface/bytes}. */
    private static KernelPlanner kernel(ClusterSnapshot cluster, List<String> networks) {
        Dataplane.Builder dataplane = Dataplane.from(cluster).toBuilder();
        for (String network : networks) {
            String node = network.substring(0, network.indexOf('='));
            String carries = network.substring(network.indexOf('=') + 1);
            int slash = carries.indexOf('/');
            String name = slash < 0 ? "eth0" : carries.substring(0, slash);
            int bytes = Integer.parseInt(carries.substring(slash + 1));
            dataplane.interfaces(node, List.of(new HostInterface(name, bytes, List.of(address(cluster, node)))));
        }
        return KernelPlanner.of(RoutePlanner.compile(cluster), dataplane.build());
    }

    private static HostAddress address(ClusterSnapshot cluster, String node) {
        return cluster.find(Node.class, node)
                .flatMap(found -> found.spec().bgp())
                .flatMap(bgp -> bgp.ipv4Address())
                .map(HostAddress::parse)
                .orElseThrow();
    }
}
