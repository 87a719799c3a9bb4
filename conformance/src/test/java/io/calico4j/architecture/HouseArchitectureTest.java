// SPDX-License-Identifier: Apache-2.0
package io.calico4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** What holds in all modules alike that this one stands on. */
@AnalyzeClasses(packages = "io.calico4j", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseArchitectureTest {

    @ArchTest
    static final ArchRule internal_packages_are_used_in_their_own_module_only = classes()
            .should(new ArchCondition<>("use internal packages of their own module only") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                        JavaClass used = dependency.getTargetClass().getBaseComponentType();
                        if (isInternal(used) && !home(user).equals(home(used))) {
                            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule no_set_and_no_map_has_an_order_of_its_own = noClasses()
            .that()
            .resideOutsideOfPackage("io.calico4j.conformance..")
            .should()
            .callMethodWhere(describe("the collection is in random order", HouseArchitectureTest::makesUnordered))
            .because("what we answer is the same in every run");

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("io.calico4j.") && (type.getPackageName() + ".").contains(".internal.");
    }

    /** The folder or jar a class comes from. */
    private static String home(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .map(uri -> uri.substring(0, uri.indexOf("io/calico4j/")))
                .orElse("");
    }

    /* Of no element and of one element there is only one order. */
    private static boolean makesUnordered(JavaCall<?> call) {
        boolean set = call.getTargetOwner().isEquivalentTo(Set.class);
        boolean map = call.getTargetOwner().isEquivalentTo(Map.class);
        int parameters = call.getTarget().getRawParameterTypes().size();
        return switch (call.getName()) {
            case "of" ->
                set
                        ? parameters > 1
                                || call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(JavaClass::isArray)
                        : map && parameters > 2;
            case "copyOf", "ofEntries" -> set || map;
            default -> false;
        };
    }
}
