CREATE SCHEMA library;
CREATE TYPE library.condition AS ENUM ('new', 'worn');
CREATE TYPE library.shelf AS (room text, place integer);
CREATE TABLE public.people (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  mentor_id uuid REFERENCES public.people (id),
  favourite library.condition
);
CREATE TABLE library.authors (id integer PRIMARY KEY, name text NOT NULL, born smallint);
CREATE TABLE library.books (
  id integer PRIMARY KEY,
  author_id integer NOT NULL REFERENCES library.authors (id),
  title text NOT NULL,
  subtitle text,
  state library.condition NOT NULL DEFAULT 'new',
  place library.shelf,
  lent_to uuid REFERENCES public.people (id)
);
CREATE TABLE library.reviews (
  book_id integer REFERENCES library.books (id),
  reader_id uuid REFERENCES public.people (id),
  stars smallint NOT NULL,
  PRIMARY KEY (book_id, reader_id)
);

CREATE VIEW library.in_subquery AS
  SELECT taken.id, taken.title, taken.lent_to FROM (SELECT id, title, lent_to FROM library.books) AS taken;
CREATE VIEW library.in_cte AS
  WITH worn AS (SELECT id, title, author_id FROM library.books WHERE state = 'worn') SELECT id, title, author_id FROM worn;
CREATE VIEW library.in_union AS
  SELECT id, name FROM library.authors UNION SELECT id, title FROM library.books;
CREATE VIEW library.in_union_all AS
  SELECT author_id, title FROM library.books UNION ALL SELECT author_id, subtitle FROM library.books;
CREATE VIEW library.in_except AS SELECT id FROM library.authors EXCEPT SELECT author_id FROM library.books;
CREATE VIEW library.in_intersect AS SELECT id FROM library.authors INTERSECT SELECT author_id FROM library.books;
CREATE VIEW library.with_scalar AS
  SELECT b.id, (SELECT a.name FROM library.authors a WHERE a.id = b.author_id) AS author FROM library.books b;
CREATE VIEW library.with_lateral AS
  SELECT a.id, last.title FROM library.authors a
  CROSS JOIN LATERAL (SELECT b.title FROM library.books b WHERE b.author_id = a.id LIMIT 1) AS last;
CREATE VIEW library.full_joined AS
  SELECT a.id, b.id AS book_id FROM library.authors a FULL JOIN library.books b ON b.author_id = a.id;
CREATE VIEW library.right_joined AS
  SELECT a.name, b.title FROM library.authors a RIGHT JOIN library.books b ON b.author_id = a.id;
CREATE VIEW library.grouped AS
  SELECT author_id, count(*) AS books, max(title) AS last FROM library.books GROUP BY author_id;
CREATE VIEW library.windowed AS
  SELECT id, author_id, row_number() OVER (PARTITION BY author_id ORDER BY title) AS place FROM library.books;
CREATE VIEW library.distinct_titles AS SELECT DISTINCT title FROM library.books;
CREATE VIEW library.constant AS SELECT 1 AS one, 'a'::text AS letter, coalesce(b.subtitle, b.title) AS shown FROM library.books b;
CREATE VIEW public.readers AS
  SELECT p.id, p.name, r.book_id, r.stars FROM public.people p JOIN library.reviews r ON r.reader_id = p.id;
CREATE VIEW public.readers_of_worn AS
  SELECT r.id, r.name, w.title FROM public.readers r JOIN library.in_cte w ON w.id = r.book_id;
CREATE VIEW public.pairs AS
  SELECT p.name AS pupil, m.name AS mentor FROM public.people p JOIN public.people m ON m.id = p.mentor_id;
CREATE MATERIALIZED VIEW library.popular AS
  WITH stars AS (SELECT book_id, avg(stars) AS mean FROM library.reviews GROUP BY book_id)
  SELECT b.id, b.title, s.mean FROM library.books b LEFT JOIN stars s ON s.book_id = b.id;

CREATE FUNCTION library.books_of(library.authors) RETURNS SETOF library.books LANGUAGE sql STABLE
  AS 'SELECT * FROM library.books WHERE author_id = $1.id';
CREATE FUNCTION public.lent_by(person public.people) RETURNS SETOF library.books LANGUAGE sql STABLE
  AS 'SELECT * FROM library.books WHERE lent_to = person.id';
CREATE FUNCTION library.lend(book integer, reader uuid, state library.condition DEFAULT 'worn') RETURNS library.books
  LANGUAGE sql AS 'UPDATE library.books SET lent_to = reader WHERE id = book RETURNING *';
CREATE FUNCTION public.mentored(public.people) RETURNS SETOF public.people LANGUAGE sql STABLE
  AS 'SELECT * FROM public.people WHERE mentor_id = $1.id';
CREATE FUNCTION library.latest(library.authors) RETURNS SETOF library.books ROWS 1 LANGUAGE sql STABLE
  AS 'SELECT * FROM library.books WHERE author_id = $1.id';
CREATE FUNCTION library.shelved(author library.authors) RETURNS SETOF library.books LANGUAGE sql STABLE
  AS 'SELECT * FROM library.books WHERE author_id = author.id';
CREATE FUNCTION library.worst(library.books) RETURNS library.condition LANGUAGE sql AS 'SELECT $1.state';
