// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.ipam.report.BlockUse;
import io.calico4j.ipam.report.IpamFinding;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.report.OwnerUse;
import io.calico4j.ipam.report.PoolUse;
import java.math.BigInteger;
import java.util.List;

/** The answer of {@code ipam report} for programs. */
record ReportAnswer(
        List<Pool> pools,
        List<OwnerUse> owners,
        List<Block> blocks,
        List<Finding> findings,
        List<String> unread,
        boolean leaksJudged) {
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

    record Finding(String code, String severity, String subject, String message, List<String> evidence, String repair) {
        static Finding of(IpamFinding finding) {
            return new Finding(
                    finding.code().toString(),
                    finding.severity().toString(),
                    finding.subject(),
                    finding.message(),
                    finding.evidence(),
                    finding.repair().describe());
        }
    }

    static ReportAnswer of(IpamReport report) {
        return new ReportAnswer(
                report.pools().stream().map(Pool::of).toList(),
                report.owners(),
                report.blocks().stream().map(Block::of).toList(),
                report.findings().stream().map(Finding::of).toList(),
                report.unread().stream().map(Diagnostic::toString).toList(),
                report.leaksJudged());
    }
}
