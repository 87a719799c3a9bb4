// SPDX-License-Identifier: Apache-2.0
package io.calico4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.calico4j.policy.PolicyEngine;
import java.util.Set;

/** The arrows between the rooms of calico-policy, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(locations = PolicyArchitectureTest.Module.class)
class PolicyArchitectureTest {

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("io.calico4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_index_knows_no_policy = noClasses()
            .that()
            .resideInAPackage("io.calico4j.index..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.policy..", "io.calico4j.internal.policy..", "io.calico4j.resource..");

    @ArchTest
    static final ArchRule the_values_know_no_engine = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.calico4j.policy.flow..",
                    "io.calico4j.policy.http..",
                    "io.calico4j.policy.rule..",
                    "io.calico4j.policy.stack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.policy", "io.calico4j.internal.policy..", "io.calico4j.cluster..");

    @ArchTest
    static final ArchRule only_facts_and_edits_know_kubernetes_objects = noClasses()
            .that()
            .resideOutsideOfPackages("io.calico4j.internal.policy.fact..", "io.calico4j.internal.policy.edit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.kubernetes..");

    @ArchTest
    static final ArchRule no_engine_reads_clocks_or_files = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.time..", "java.util.logging..");

    /** The classes of the module, without those of tests and of other modules. */
    static final class Module implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(
                    PolicyEngine.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }
}
