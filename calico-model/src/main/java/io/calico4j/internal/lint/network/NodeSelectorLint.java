// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.NodeFacts;
import io.calico4j.internal.lint.WhyNothing;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@link Codes#SELECTS_NOTHING} for pools that serve no node or namespace here, and configurations of Felix that are for no node. */
public final class NodeSelectorLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        List<Labels> nodes = facts.nodes().stream().map(NodeFacts::labels).toList();
        Collection<Labels> namespaces = facts.namespaces().values();
        for (IPPool pool : facts.cluster().all(IPPool.class)) {
            if (!pool.spec().disabled()) {
                String what = "the pool gives no address here";
                check(pool, "nodeSelector", pool.spec().nodeSelector(), what, "node", nodes, findings);
                check(
                        pool,
                        "namespaceSelector",
                        pool.spec().namespaceSelector(),
                        what,
                        "namespace",
                        namespaces,
                        findings);
            }
        }
        for (FelixConfiguration felix : facts.cluster().all(FelixConfiguration.class)) {
            String what = "the configuration is for no node here";
            check(felix, "nodeSelector", felix.spec().nodeSelector(), what, "node", nodes, findings);
        }
    }

    private static void check(
            Resource resource,
            String field,
            Optional<String> text,
            String what,
            String noun,
            Collection<Labels> candidates,
            LintFindings findings) {
        Optional<Selector> selector = LintFacts.selector(text);
        if (selector.isPresent() && !candidates.isEmpty() && candidates.stream().noneMatch(selector.get()::matches)) {
            WhyNothing why = WhyNothing.of(selector.get(), noun, new ArrayList<>(candidates));
            findings.warning(
                    Codes.SELECTS_NOTHING,
                    resource,
                    FieldPath.of("spec", field),
                    what + ": " + why.reason(),
                    why.hint());
        }
    }
}
