// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.ipam.report.BlockUse;
import io.calico4j.ipam.report.IpamEvidence;
import io.calico4j.ipam.report.IpamFinding;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.report.OwnerUse;
import io.calico4j.ipam.report.PoolUse;
import io.calico4j.resource.ResourceKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The answer of {@code ipam report} for programs. */
record ReportAnswer(
        List<Pool> pools,
        List<OwnerUse> owners,
        List<Block> blocks,
        List<Finding> findings,
        List<String> unread,
        boolean leaksJudged,
        List<String> gaps) {
    record Pool(
            String name,
            String cidr,
            int blockSize,
            boolean disabled,
            BigInteger addresses,
            long used,
            long borrowed,
            int blocks,
            BigInteger blocksPossible,
            int emptyBlocks) {
        static Pool of(PoolUse use) {
            return new Pool(
                    use.name(),
                    use.cidr().toString(),
                    use.blockPrefix(),
                    use.disabled(),
                    use.addresses(),
                    use.used(),
                    use.borrowed(),
                    use.blocks(),
                    use.blocksPossible(),
                    use.emptyBlocks());
        }
    }

    record Block(String cidr, String pool, String owner, int size, int used, int borrowed) {
        static Block of(BlockUse use) {
            return new Block(use.cidr().toString(), use.pool(), use.owner(), use.size(), use.used(), use.borrowed());
        }
    }

    record Evidence(String text, Optional<String> resource, Optional<String> field, Optional<String> source) {
        static Evidence of(IpamEvidence evidence, Places places) {
            return new Evidence(
                    evidence.text(),
                    evidence.resource().map(ResourceKey::toString),
                    Optional.of(evidence.path()).filter(path -> !path.isRoot()).map(FieldPath::toString),
                    evidence.resource()
                            .flatMap(resource -> places.of(resource, evidence.path()))
                            .map(SourcePosition::toString));
        }
    }

    record Finding(
            String code,
            String severity,
            String subject,
            String message,
            List<Evidence> evidence,
            String repair,
            List<String> commands) {
        static Finding of(IpamFinding finding, Places places) {
            return new Finding(
                    finding.code().toString(),
                    finding.severity().toString(),
                    finding.subject(),
                    finding.message(),
                    finding.evidence().stream()
                            .map(evidence -> Evidence.of(evidence, places))
                            .toList(),
                    finding.repair().describe(),
                    finding.repair().commands());
        }
    }

    static ReportAnswer of(IpamReport report, Places places) {
        return new ReportAnswer(
                report.pools().stream().map(Pool::of).toList(),
                report.owners(),
                report.blocks().stream().map(Block::of).toList(),
                report.findings().stream()
                        .map(finding -> Finding.of(finding, places))
                        .toList(),
                report.unread().stream().map(Diagnostic::toString).toList(),
                report.leaksJudged(),
                report.gaps());
    }
}
