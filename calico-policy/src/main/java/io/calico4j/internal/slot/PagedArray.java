// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array whose state can be kept: a snapshot shares all pages, and a page is copied when it is first written after.
 *
 * <p>Complexity: a snapshot {@code O(length / 512)}; a write {@code O(1)}, plus once for each page and snapshot a copy of 512
 * cells. A snapshot is safe for any number of threads if it is handed over safely.
 */
public final class PagedArray<T> {
    private static final int SHIFT = 9;
    private static final int PAGE = 1 << SHIFT;

    private @Nullable Object[][] pages;
    private boolean[] owned;

    public PagedArray() {
        this(new Object[0][], new boolean[0]);
    }

    private PagedArray(@Nullable Object[][] pages, boolean[] owned) {
        this.pages = pages;
        this.owned = owned;
    }

    /** Returns the element, or null where none was set. */
    @SuppressWarnings("unchecked") // only elements of that type are ever set
    @Nullable
    public T get(int index) {
        return (T) raw(index);
    }

    /** Returns the same as {@link #get}, untouched: a cast has to look at the element, which costs if it is far in memory. */
    @Nullable
    public Object raw(int index) {
        int page = index >>> SHIFT;
        return page < pages.length ? pages[page][index & (PAGE - 1)] : null;
    }

    public void set(int index, @Nullable T element) {
        int page = index >>> SHIFT;
        if (page >= pages.length) {
            int from = pages.length;
            int to = Math.max(page + 1, from + (from >>> 1));
            pages = Arrays.copyOf(pages, to);
            owned = Arrays.copyOf(owned, to);
            for (int i = from; i < to; i++) {
                pages[i] = new @Nullable Object[PAGE];
                owned[i] = true;
            }
        } else if (!owned[page]) {
            pages[page] = pages[page].clone();
            owned[page] = true;
        }
        pages[page][index & (PAGE - 1)] = element;
    }

    /** Returns an array with the present elements, which does not follow later changes and must not be written. */
    public PagedArray<T> snapshot() {
        Arrays.fill(owned, false);
        return new PagedArray<>(pages.clone(), new boolean[0]);
    }

    /** Returns an index beyond the last element. */
    public int length() {
        return pages.length << SHIFT;
    }
}
