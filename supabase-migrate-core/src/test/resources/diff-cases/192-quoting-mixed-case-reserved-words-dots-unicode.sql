-- capability: quoting: mixed case, reserved words, dots, unicode
--- before
--- after
CREATE SCHEMA "My Schema";
CREATE TYPE "My Schema"."Enum.Type" AS ENUM ('it''s', 'B"x');
CREATE TABLE "My Schema"."select" ("order" int PRIMARY KEY, "Ünï côde" text DEFAULT 'a''b\c', "a.b" "My Schema"."Enum.Type", "quo""te" int);
CREATE INDEX "Index ""1""" ON "My Schema"."select" ("a.b");
CREATE POLICY "pol.icy; --" ON "My Schema"."select" USING ("order" > 0);
CREATE FUNCTION "My Schema"."do it"("in" int) RETURNS int LANGUAGE sql AS 'SELECT "in"';
GRANT SELECT ("Ünï côde") ON "My Schema"."select" TO app_reader;
