// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** The one style of all generated values: implementations hidden in their package, builders reached through the type. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        depluralize = true,
        depluralizeDictionary = {
            "alias:aliases",
            "allowedUse:allowedUses",
            "match:matches",
            "interface:interfaces",
            "ingress:ingress",
            "egress:egress"
        },
        deferCollectionAllocation = true,
        unsafeDefaultAndDerived = true,
        jacksonIntegration = true,
        allowedClasspathAnnotations = {CanIgnoreReturnValue.class})
public @interface ModelStyle {}
