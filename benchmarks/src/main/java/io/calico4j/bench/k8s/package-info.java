/** The workload of the area {@code k8s}: what Calico makes of Kubernetes objects, and how it stores its own. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.k8s;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
