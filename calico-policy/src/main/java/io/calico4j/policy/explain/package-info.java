/**
 * Why a flow is allowed or denied: the whole walk through tiers, policies and rules, and what would change the answer.
 *
 * <p>{@link io.calico4j.policy.explain.Explainer} asks a {@link io.calico4j.policy.PolicyEngine}; nothing is decided here.
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(engine).withPositions(manifest::positionOf);
 * System.out.print(explainer.explain(flow).render(ExplanationFormat.TEXT));
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.policy.explain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
