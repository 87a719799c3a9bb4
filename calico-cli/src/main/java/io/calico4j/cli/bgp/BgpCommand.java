// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.review.BgpMigration;
import io.calico4j.bgp.review.BgpReview;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.FindingsScreen;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Json;
import io.calico4j.cli.command.OutputOptions;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.IpFamily;
import io.calico4j.render.bgp.NodeStatusTable;
import io.calico4j.render.bgp.SessionPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bgp}: every session, where routes get to, and what is wrong. */
@Command(
        name = "bgp",
        header = "Show all BGP sessions, who reaches what, and what is wrong or dangerous.",
        description = {
            "",
            "Reads nodes, BGPConfigurations, BGPPeers, BGPFilters, pools, blocks and services, and follows every route.",
            "A peer address that is no node's is taken for a router that answers.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j bgp cluster/",
            "  calico4j bgp cluster/ --picture svg > sessions.svg",
            "  calico4j bgp cluster/ --node node-1                 as calicoctl node status shows it",
            "  calico4j bgp cluster/ --to-reflectors node-1,node-2 the safe steps, with who reaches what at each",
            "",
            "Exit status: 0 in order, 1 findings that are errors, 2 wrong call or unreadable file."
        })
public final class BgpCommand implements Callable<Integer> {
    private static final int FAILURES_TRIED = 64;
    private static final String SINCE = "--:--:--";

    private final Session session;

    /** A form of picture. */
    enum Picture {
        mermaid,
        dot,
        svg
    }

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--picture",
            paramLabel = "FORMAT",
            description = "Only the picture of the sessions: mermaid, dot or svg.")
    private @Nullable Picture picture;

    @Option(names = "--node", paramLabel = "NODE", description = "Only what calicoctl node status shows on a node.")
    private @Nullable String node;

    @Option(names = "--ipv6", description = "Look at IPv6 instead of IPv4.")
    private boolean v6;

    @Option(
            names = "--to-reflectors",
            paramLabel = "NODE",
            split = ",",
            description = "Only the steps that make these nodes reflectors and switch the mesh off.")
    private List<String> reflectors = new ArrayList<>();

    @Option(names = "--cluster-id", paramLabel = "ID", description = "Their cluster ID (default: 244.0.0.1).")
    private String clusterId = "244.0.0.1";

    @Option(names = "--to-mesh", description = "Only the steps back to the mesh.")
    private boolean toMesh;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public BgpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        BgpNetwork network = Network.of(input, v6);
        if (!reflectors.isEmpty() || toMesh) {
            return steps(network);
        }
        if (picture != null || node != null) {
            return part(network);
        }
        BgpReview review = BgpReview.of(network, FAILURES_TRIED);
        Diagnostics all = Diagnostics.builder()
                .addAll(input.diagnostics())
                .addAll(review.findings())
                .build();
        if (output.json()) {
            session.out().print(Json.text(BgpAnswer.of(review, all)));
        } else {
            new BgpScreen(session.screen(output.colour())).show(review.propagation());
            new FindingsScreen(session.screen(output.colour()), input).show(all, false);
        }
        return all.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private int part(BgpNetwork network) {
        if (picture != null) {
            SessionPicture sessions = SessionPicture.of(BgpPropagation.of(network));
            session.out()
                    .print(
                            switch (picture) {
                                case mermaid -> sessions.mermaid();
                                case dot -> sessions.dot();
                                case svg -> sessions.svg();
                            });
        } else if (node != null) {
            if (network.plan().node(node).isEmpty()) {
                throw new UsageException("no Node is named " + node);
            }
            List<BgpPropagation> both = List.of(
                    BgpPropagation.of(BgpNetwork.of(network.plan(), IpFamily.V4)),
                    BgpPropagation.of(BgpNetwork.of(network.plan(), IpFamily.V6)));
            session.out().print(NodeStatusTable.of(both, node, SINCE));
        }
        return ExitCode.OK;
    }

    private int steps(BgpNetwork network) {
        for (String name : reflectors) {
            if (network.plan().node(name).isEmpty()) {
                throw new UsageException("no Node is named " + name);
            }
        }
        List<BgpMigration.Step> steps = toMesh
                ? BgpMigration.toMesh(network.plan().snapshot())
                : BgpMigration.toReflectors(network.plan().snapshot(), reflectors, clusterId);
        new BgpScreen(session.screen(output.colour())).steps(steps);
        boolean safe = steps.stream().allMatch(s -> s.reach().isComplete());
        return safe ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
