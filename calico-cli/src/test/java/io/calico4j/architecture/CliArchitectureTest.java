// SPDX-License-Identifier: Apache-2.0
package io.calico4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.calico4j.diagnostic.OneLine;

/** The arrows between the rooms of calico-cli. */
@AnalyzeClasses(packages = "io.calico4j.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {

    @ArchTest
    static final ArchRule only_public_api_is_used = noClasses()
            .that()
            .resideInAPackage("io.calico4j.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.calico4j.internal..");

    @ArchTest
    static final ArchRule the_terminal_knows_nothing_of_calico = noClasses()
            .that()
            .resideInAPackage("io.calico4j.cli.terminal..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.calico4j.diagnostic..",
                            "io.calico4j.resource..",
                            "io.calico4j.manifest..",
                            "io.calico4j.cli.command..",
                            "picocli..",
                            "com.fasterxml..")
                    .and(not(type(OneLine.class))));

    @ArchTest
    static final ArchRule rooms_form_no_cycle =
            slices().matching("io.calico4j.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_commands_share_knows_no_command = noClasses()
            .that()
            .resideInAPackage("io.calico4j.cli.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.calico4j.cli.inspect..", "io.calico4j.cli.select..");
}
