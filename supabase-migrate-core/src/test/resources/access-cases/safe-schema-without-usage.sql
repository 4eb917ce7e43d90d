-- silent
CREATE SCHEMA internal;
CREATE TABLE internal.secrets (id int PRIMARY KEY, user_id uuid REFERENCES auth.users, value text NOT NULL);
