// SPDX-License-Identifier: Apache-2.0
/**
 * What a dump of a cluster says about its addresses: use by pool, owner and block, and everything that is out of order, each
 * with evidence and the safe repair. {@link io.calico4j.ipam.report.IpamReport} is the entry.
 *
 * <pre>{@code
 * IpamReport report = IpamReport.of(snapshot, Optional.of(Duration.ofMinutes(15)));
 * report.findings().forEach(finding -> System.out.println(finding.diagnostic() + " -> " + finding.repair().describe()));
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
