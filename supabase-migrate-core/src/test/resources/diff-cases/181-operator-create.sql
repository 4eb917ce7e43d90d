-- capability: operator: create
--- before
--- after
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION pair_like(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE FUNCTION pair_unlike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a <> ($2).a';
CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = pair_like, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE OPERATOR !== (LEFTARG = pair, RIGHTARG = pair, FUNCTION = pair_unlike, COMMUTATOR = !==, NEGATOR = ===);
CREATE VIEW v AS SELECT ROW(1, 2)::pair === ROW(1, 3)::pair AS alike;
