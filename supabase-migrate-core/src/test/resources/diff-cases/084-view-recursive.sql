-- capability: view: recursive
--- before
CREATE TABLE node (id int, parent int);
--- after
CREATE TABLE node (id int, parent int);
CREATE RECURSIVE VIEW reach (id, depth) AS
  SELECT id, 0 FROM node WHERE parent IS NULL
  UNION ALL SELECT n.id, r.depth + 1 FROM node n JOIN reach r ON n.parent = r.id;
