package io.github.supabasemigrate.sql.tables.generator;

import java.util.Arrays;

/** A growing list of ints, also used as a stack. */
final class IntList {

    private int[] elements = new int[4];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    int last() {
        return elements[size - 1];
    }

    int removeLast() {
        return elements[--size];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
