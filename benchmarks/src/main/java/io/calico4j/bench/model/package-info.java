/**
 * The resource model under load: manifests of mixed resources read, validated and written.
 *
 * <p>{@link io.calico4j.bench.model.ModelWorkload} is the shared workload, {@link io.calico4j.bench.model.ModelBenchmark} and
 * {@link io.calico4j.bench.model.ValidationBenchmark} are the JMH classes.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
