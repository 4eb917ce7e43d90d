CREATE TYPE public.order_status AS ENUM ('new', 'paid', 'sent "fast"');
CREATE SCHEMA hidden;
CREATE TYPE hidden.secret AS ENUM ('a', 'b');
CREATE TYPE public.address AS (street text, number integer, tags text[]);
CREATE DOMAIN public.email AS text CHECK (VALUE LIKE '%@%');

CREATE TABLE public.customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  mail public.email,
  home public.address,
  settings jsonb NOT NULL DEFAULT '{}',
  extra json,
  born date,
  "Mixed Case" boolean NOT NULL DEFAULT false,
  kind hidden.secret,
  location point,
  period tstzrange,
  full_name text GENERATED ALWAYS AS (upper(name)) STORED
);
CREATE TABLE public.orders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id bigint NOT NULL REFERENCES public.customers (id) ON DELETE CASCADE,
  status public.order_status NOT NULL DEFAULT 'new',
  history public.order_status[],
  total numeric(10, 2) NOT NULL,
  matrix integer[][],
  placed_at timestamptz NOT NULL DEFAULT now(),
  serial serial
);
CREATE TABLE public.order_lines (
  order_id uuid NOT NULL REFERENCES public.orders (id),
  line smallint NOT NULL,
  note varchar(20),
  PRIMARY KEY (order_id, line)
);
CREATE TABLE public.line_notes (
  order_id uuid NOT NULL,
  line smallint NOT NULL,
  body bytea,
  PRIMARY KEY (order_id, line),
  CONSTRAINT line_notes_line FOREIGN KEY (order_id, line) REFERENCES public.order_lines (order_id, line)
);
CREATE TABLE public.profiles (customer_id bigint PRIMARY KEY REFERENCES public.customers (id), bio text);
CREATE TABLE hidden.links (id integer PRIMARY KEY, order_id uuid REFERENCES public.orders (id));
CREATE TABLE public.events (id integer, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.events_2026 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public.empty ();

CREATE VIEW public.customer_orders AS
  SELECT o.id, o.customer_id, c.name AS customer_name, c.mail, o.total * 2 AS doubled
  FROM public.orders o JOIN public.customers c ON c.id = o.customer_id;
CREATE VIEW public.simple_customers AS SELECT id, name, mail FROM public.customers;
CREATE VIEW public.left_orders AS
  SELECT c.id, o.id AS order_id FROM public.customers c LEFT JOIN public.orders o ON o.customer_id = c.id;
CREATE VIEW public.stacked AS SELECT id, name FROM public.simple_customers;
CREATE MATERIALIZED VIEW public.totals AS SELECT customer_id, sum(total) AS total FROM public.orders GROUP BY customer_id;

CREATE FUNCTION public.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION public.ping() RETURNS void LANGUAGE sql AS 'SELECT';
CREATE FUNCTION public.any_of(VARIADIC items text[]) RETURNS text LANGUAGE sql AS 'SELECT items[1]';
CREATE FUNCTION public.all_orders() RETURNS SETOF public.orders LANGUAGE sql STABLE AS 'SELECT * FROM public.orders';
CREATE FUNCTION public.one_order(order_id uuid) RETURNS public.orders LANGUAGE sql STABLE
  AS 'SELECT * FROM public.orders WHERE id = $1';
CREATE FUNCTION public.summary() RETURNS TABLE (label text, amount numeric) LANGUAGE sql AS 'SELECT ''a'', 1';
CREATE FUNCTION public.display_name(public.customers) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.name';
CREATE FUNCTION public.orders_of(customer public.customers) RETURNS SETOF public.orders LANGUAGE sql STABLE
  AS 'SELECT * FROM public.orders WHERE customer_id = customer.id';
CREATE FUNCTION public.over(x integer) RETURNS text LANGUAGE sql AS 'SELECT ''i''';
CREATE FUNCTION public.over(x text) RETURNS text LANGUAGE sql AS 'SELECT ''t''';
CREATE FUNCTION public.over(x integer, y integer) RETURNS text LANGUAGE sql AS 'SELECT ''ii''';
CREATE FUNCTION public.outs(IN a integer, OUT b text, INOUT c boolean) LANGUAGE sql AS 'SELECT ''x'', c';
CREATE FUNCTION public.unnamed(json) RETURNS jsonb LANGUAGE sql AS 'SELECT $1::jsonb';
CREATE FUNCTION public.unusable(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.composite() RETURNS public.address LANGUAGE sql AS 'SELECT NULL::public.address';
CREATE FUNCTION public.state(s public.order_status) RETURNS public.order_status[] LANGUAGE sql AS 'SELECT ARRAY[s]';
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE public.refresh(full_refresh boolean) LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE FUNCTION public.latest_order(public.customers) RETURNS SETOF public.orders ROWS 1 LANGUAGE sql STABLE
  AS 'SELECT * FROM public.orders WHERE customer_id = $1.id';
CREATE FUNCTION public.bio_of(p public.profiles, loud boolean) RETURNS text LANGUAGE sql AS 'SELECT p.bio';
CREATE FUNCTION public.of_view(v public.simple_customers) RETURNS text LANGUAGE sql AS 'SELECT v.name';
CREATE FUNCTION public.many(rows public.customers[]) RETURNS SETOF text LANGUAGE sql AS 'SELECT ''x''';
CREATE FUNCTION public.by_mail(mail public.email) RETURNS public.email LANGUAGE sql AS 'SELECT mail';
CREATE FUNCTION public.zero() RETURNS integer LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION public.zero(j jsonb DEFAULT '{}') RETURNS integer LANGUAGE sql AS 'SELECT 0';
