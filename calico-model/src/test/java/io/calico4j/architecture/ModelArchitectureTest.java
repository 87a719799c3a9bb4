// SPDX-License-Identifier: Apache-2.0
package io.calico4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.calico4j.resource.Resource;
import java.util.Map;
import java.util.Set;

/** The arrows between the rooms of calico-model, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(locations = ModelArchitectureTest.Module.class)
class ModelArchitectureTest {

    @ArchTest
    static final ArchRule arrows_point_down = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.calico4j..")
            .withOptionalLayers(true)
            .layer("diagnostic")
            .definedBy("io.calico4j.diagnostic..")
            .layer("net")
            .definedBy("io.calico4j.net..")
            .layer("label")
            .definedBy("io.calico4j.label..")
            .layer("resource")
            .definedBy(
                    resideInAnyPackage("io.calico4j.resource..", "io.calico4j.kubernetes..", "io.calico4j.internal..")
                            .and(not(resideInAPackage("io.calico4j.internal.lint.."))))
            .layer("manifest")
            .definedBy("io.calico4j.manifest..")
            .layer("datastore")
            .definedBy("io.calico4j.datastore..")
            .layer("validation")
            .definedBy("io.calico4j.validation..")
            .layer("store")
            .definedBy("io.calico4j.store..")
            .layer("cluster")
            .definedBy("io.calico4j.cluster..")
            .layer("lint")
            .definedBy("io.calico4j.lint..", "io.calico4j.internal.lint..")
            .whereLayer("lint")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("lint")
            .whereLayer("manifest")
            .mayOnlyBeAccessedByLayers("cluster", "lint")
            .whereLayer("datastore")
            .mayOnlyBeAccessedByLayers("cluster", "lint")
            .whereLayer("validation")
            .mayOnlyBeAccessedByLayers("store", "lint")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("lint")
            .whereLayer("label")
            .mayOnlyBeAccessedByLayers("resource", "manifest", "datastore", "store", "cluster", "lint");

    @ArchTest
    static final ArchRule the_lowest_rooms_know_no_resource = noClasses()
            .that()
            .resideInAnyPackage("io.calico4j.diagnostic..", "io.calico4j.net..", "io.calico4j.label..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.resource..", "io.calico4j.kubernetes..");

    @ArchTest
    static final ArchRule diagnostics_and_labels_need_nothing_from_outside = noClasses()
            .that()
            .resideInAnyPackage("io.calico4j.diagnostic..", "io.calico4j.label..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "inet.ipaddr..", "org.yaml..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule reports_know_findings_only = noClasses()
            .that()
            .resideInAnyPackage("io.calico4j.report..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.calico4j..")
                    .and(not(resideInAnyPackage("io.calico4j.report..", "io.calico4j.diagnostic.."))));

    @ArchTest
    static final ArchRule only_the_yaml_room_knows_the_yaml_library = noClasses()
            .that()
            .resideOutsideOfPackage("io.calico4j.internal.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule rooms_have_no_cycles = slices().matching(
                    "io.calico4j.(label|net|diagnostic|manifest|validation|store|cluster)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_iterates_in_random_order = noClasses()
            .should()
            .callMethod(Map.class, "copyOf", Map.class)
            .orShould()
            .callMethod(Set.class, "copyOf", java.util.Collection.class)
            .orShould()
            .callMethod(Map.class, "ofEntries", Map.Entry[].class)
            .orShould()
            .callMethod(Set.class, "of", Object[].class);

    @ArchTest
    static final ArchRule nothing_reads_the_clock_or_the_environment = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("an answer depends on what was asked only");

    /** The folder or jar that holds calico-model, whatever else is on the class path. */
    static final class Module implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(
                    Resource.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }
}
