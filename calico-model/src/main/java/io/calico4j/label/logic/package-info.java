// SPDX-License-Identifier: Apache-2.0
/**
 * What follows from selectors: whether one implies another, how to say the same more simply, and what is probably not meant.
 *
 * <p>Entry types: {@link io.calico4j.label.logic.SelectorReasoner}, {@link io.calico4j.label.logic.SelectorSimplifier} and {@link
 * io.calico4j.label.logic.SelectorAdvisor}. Everything here looks at what a selector matches, over all label maps that there can be,
 * not only those that Kubernetes allows. Depends on {@code label} and {@code diagnostic}.
 *
 * <pre>{@code
 * SelectorReasoner.standard().implies(Selector.parse("app == 'web'"), Selector.parse("has(app)")).answer(); // YES
 * SelectorSimplifier.standard().simplify(Selector.parse("has(app) && app in {'web'}")); // app == "web"
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.label.logic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
