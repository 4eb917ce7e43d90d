-- capability: drop: schema full of interdependent objects
--- before
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('new', 'paid');
CREATE TABLE shop.customer (id serial PRIMARY KEY, best_order int);
CREATE TABLE shop.orders (id serial PRIMARY KEY, customer int REFERENCES shop.customer, s shop.state DEFAULT 'new');
ALTER TABLE shop.customer ADD FOREIGN KEY (best_order) REFERENCES shop.orders;
CREATE VIEW shop.open AS SELECT * FROM shop.orders WHERE s = 'new';
CREATE FUNCTION shop.count_open(o shop.orders) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM shop.open';
CREATE FUNCTION shop.list() RETURNS SETOF shop.open LANGUAGE sql AS 'SELECT * FROM shop.open';
CREATE POLICY p ON shop.orders USING (shop.count_open(orders) > 0);
CREATE MATERIALIZED VIEW shop.m AS SELECT shop.count_open(o) AS n FROM shop.orders o;
CREATE PUBLICATION shop_pub FOR TABLE shop.orders;
--- after
