CREATE TYPE public.order_state AS ENUM ('open', 'paid');
CREATE TABLE public.orders (id uuid PRIMARY KEY, state public.order_state NOT NULL DEFAULT 'open');
