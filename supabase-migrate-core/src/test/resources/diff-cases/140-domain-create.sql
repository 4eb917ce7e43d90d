-- capability: domain: create
--- before
--- after
CREATE DOMAIN email AS text COLLATE "C" NOT NULL DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE LIKE '%@%') CHECK (length(VALUE) < 200);
CREATE DOMAIN short AS varchar(5)[];
