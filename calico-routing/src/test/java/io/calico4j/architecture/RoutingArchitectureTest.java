// SPDX-License-Identifier: Apache-2.0
package io.calico4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms of calico-routing, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(
        packages = {
            "io.calico4j.bgp",
            "io.calico4j.ipam",
            "io.calico4j.mtu",
            "io.calico4j.path",
            "io.calico4j.route",
            "io.calico4j.render"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoutingArchitectureTest {

    @ArchTest
    static final ArchRule mtu_stands_alone = noClasses()
            .that()
            .resideInAPackage("io.calico4j.mtu..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.ipam..", "io.calico4j.route..", "io.calico4j.render..");

    @ArchTest
    static final ArchRule address_management_knows_no_routes = noClasses()
            .that()
            .resideInAPackage("io.calico4j.ipam..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.mtu..", "io.calico4j.route..", "io.calico4j.render..");

    @ArchTest
    static final ArchRule routes_know_no_renderer = noClasses()
            .that()
            .resideInAPackage("io.calico4j.route..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.render..", "io.calico4j.ipam..", "io.calico4j.path..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule routes_know_no_bgp = noClasses()
            .that()
            .resideInAnyPackage("io.calico4j.route..", "io.calico4j.mtu..", "io.calico4j.ipam..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.calico4j.bgp..");

    @ArchTest
    static final ArchRule bgp_knows_no_renderer = noClasses()
            .that()
            .resideInAPackage("io.calico4j.bgp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.render..", "io.calico4j.ipam..");

    @ArchTest
    static final ArchRule paths_know_no_renderer = noClasses()
            .that()
            .resideInAPackage("io.calico4j.path..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.render..", "io.calico4j.ipam..", "io.calico4j.bgp..");

    @ArchTest
    static final ArchRule tables_know_no_kernel = noClasses()
            .that()
            .resideInAnyPackage("io.calico4j.route", "io.calico4j.route.fact")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.calico4j.route.kernel..");

    @ArchTest
    static final ArchRule blocks_know_no_store = noClasses()
            .that()
            .resideInAPackage("io.calico4j.ipam.block..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.calico4j.ipam.store..");
}
