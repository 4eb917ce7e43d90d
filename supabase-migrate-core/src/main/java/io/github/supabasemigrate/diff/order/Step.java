package io.github.supabasemigrate.diff.order;

import io.github.supabasemigrate.catalog.object.ObjectId;

/** Something done with one object: what the order is made of. */
public record Step(Verb verb, ObjectId id) {}
