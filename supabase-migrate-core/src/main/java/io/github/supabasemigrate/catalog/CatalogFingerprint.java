package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A digest that two catalogs share exactly when their schemas are equal: whatever the OIDs, the order of creation, columns
 * dropped long ago, and the physical order of a table's columns. What all databases of the server share (roles), and what
 * extensions brought, is not counted.
 *
 * @param value SHA-256 over all objects, hexadecimal
 * @param objects the same for each object, so that differences can be named
 */
public record CatalogFingerprint(String value, SortedMap<ObjectId, String> objects) {

    public CatalogFingerprint {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    public static CatalogFingerprint of(Catalog catalog) {
        MessageDigest digest = sha256();
        var objects = new TreeMap<ObjectId, String>();
        for (CatalogObject object : catalog.objects()) {
            if (!object.id().kind().isClusterWide() && object.extension().isEmpty()) {
                objects.put(object.id(), of(object, digest));
            }
        }
        for (Map.Entry<ObjectId, String> object : objects.entrySet()) {
            update(digest, object.getKey().toString(), object.getValue());
        }
        return new CatalogFingerprint(HexFormat.of().formatHex(digest.digest()), objects);
    }

    private static String of(CatalogObject object, MessageDigest digest) {
        Attributes.of(object).forEach((name, value) -> update(digest, name, value));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Names and values end with a byte that no text in PostgreSQL can hold. */
    private static void update(MessageDigest digest, String name, String value) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
