-- capability: table: create
--- before
--- after
CREATE TABLE note (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  body text NOT NULL CHECK (length(body) < 1000),
  tags text[] DEFAULT '{}',
  price numeric(10,2),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (body, created_at)
);
